#include "command_run.hpp"

#include <unistd.h>

#include <boost/json.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/system/SystemShellExecute.hpp>
#include <com/sun/star/system/SystemShellExecuteFlags.hpp>
#include <com/sun/star/util/theMacroExpander.hpp>
#include <memory>
#include <osl/file.hxx>

#include "catalogue.hpp"
#include "child_run.hpp"
#include "file_choice.hpp"
#include "main_thread.hpp"
#include "messages.hpp"
#include "progress_window.hpp"

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace fs = std::filesystem;
namespace json = boost::json;
namespace shell = com::sun::star::system;
using messages::Message;
using messages::say;

// The command's exit status, as in its manual.
constexpr int done = 0;
constexpr int some_failed = 1;
constexpr int could_not_start = 127;
constexpr int interrupted = 128;

std::string clock_text(double seconds) {
    const auto all = static_cast<long>(seconds + 0.5);
    return all >= 3600 ? fmt::format("{}:{:02}:{:02}", all / 3600, all / 60 % 60, all % 60)
                       : fmt::format("{}:{:02}", all / 60, all % 60);
}

// One run and its window; current() keeps it until the window is closed. Everything runs on the main thread, except the
// functions that the child's thread calls.
class Run : public std::enable_shared_from_this<Run> {
public:
    Run(const Place& place, CommandCall call) : place_(place), call_(std::move(call)) {}

    static std::shared_ptr<Run>& current() {
        static std::shared_ptr<Run> run;
        return run;
    }

    void start(const fs::path& program) {
        window_ = std::make_unique<ProgressWindow>(
            place_, call_.title,
            ProgressWindow::Actions{[this] { cancel(); }, [this] { open_result(); }, [] { current().reset(); },
                                    [] { current().reset(); }});
        window_->show(say(Message::batch_starting, place_.language), 0);
        std::vector<std::string> arguments{program.string()};
        arguments.insert(arguments.end(), call_.arguments.begin(), call_.arguments.end());
        const auto later = [context = place_.context, self = weak_from_this()](auto action) {
            post(context, [self, action] {
                if (const auto run = self.lock(); run && run == current()) action(*run);
            });
        };
        child_ = std::make_unique<ChildRun>(
            arguments, command_environment(place_.context, place_.language),
            ChildListener{[later](std::string line) { later([line](Run& run) { run.hear(line); }); },
                          [later](int status) { later([status](Run& run) { run.end(status); }); }});
    }

private:
    void cancel() {
        child_->cancel();
        window_->show(say(Message::batch_cancelling, place_.language), share_);
    }

    void hear(const std::string& line) {
        if (!line.starts_with('{')) {
            last_line_ = line;
            said_.push_back(line);
            return;
        }
        const auto progress = json::parse(line).as_object();
        const auto number = [&](const char* name) { return progress.at(name).to_number<double>(); };
        const auto files = number("files");
        share_ = files > 0 ? number("done") / files : 0;
        show_said(number("failed") > failed_);
        failed_ = number("failed");
        auto sentence = say(Message::batch_progress, place_.language, number("done"), files, number("failed"));
        if (!progress.at("per_second").is_null())
            sentence +=
                say(Message::batch_speed, place_.language, number("per_second"), clock_text(number("seconds_left")));
        window_->show(sentence, share_);
    }

    // The command reports the result of a workbook before the number of workbooks done and failed.
    void show_said(bool failed) {
        for (const auto& line : said_) failed ? window_->add_failure(line) : window_->add_line(line);
        said_.clear();
    }

    void end(int status) {
        show_said(false);
        std::error_code failed;
        const bool there = (status == done || status == some_failed) && fs::exists(call_.result, failed);
        // The system's loader ends with the same status, and says why.
        if (status == could_not_start && last_line_.empty())
            window_->finish(say(Message::batch_no_command, place_.language, CITYSTAR_PROGRAM), false);
        else if (status > interrupted)
            window_->finish(say(Message::batch_cancelled, place_.language), false);
        else if (status == done)
            window_->finish(say(Message::batch_done, place_.language, last_line_), there);
        else if (status == some_failed)
            window_->finish(call_.unfinished + last_line_, there);
        else
            window_->finish(say(Message::batch_stopped, place_.language, last_line_), false);
    }

    void open_result() {
        const auto url = url_of(call_.result);
        if (fs::is_directory(call_.result)) {
            shell::SystemShellExecute::create(place_.context)
                ->execute(url, {}, shell::SystemShellExecuteFlags::URIS_ONLY);
        } else {
            uno::Reference<com::sun::star::frame::XComponentLoader>(
                com::sun::star::frame::Desktop::create(place_.context), uno::UNO_QUERY_THROW)
                ->loadComponentFromURL(url, "_default", 0, {});
        }
    }

    const Place place_;
    const CommandCall call_;
    double share_ = 0;
    double failed_ = 0;              ///< failed workbooks so far
    std::vector<std::string> said_;  ///< lines since the last progress
    std::string last_line_;
    std::unique_ptr<ProgressWindow> window_;
    std::unique_ptr<ChildRun> child_;  ///< destroyed first; its destructor waits for the child's end
};

}  // namespace

std::vector<std::string> command_environment(const uno::Reference<uno::XComponentContext>& context, Language language) {
    std::vector<std::string> out{language == Language::zh ? "CITYSTAR_LANGUAGE=zh" : "CITYSTAR_LANGUAGE=en"};
    const auto home = com::sun::star::util::theMacroExpander::get(context)->expandMacros("$BRAND_BASE_DIR");
    OUString path;
    if (osl::FileBase::getSystemPathFromFileURL(home, path) == osl::FileBase::E_None)
        out.push_back("CITYSTAR_OFFICE_HOME=" + utf8(path));
    return out;
}

std::optional<fs::path> find_command(const fs::path& extension) {
    for (const auto& program : {extension / CITYSTAR_PROGRAM, fs::path("/usr/bin/citystar")})
        if (access(program.c_str(), X_OK) == 0) return program;
    return std::nullopt;
}

Outcome command_fault(const Place& place) {
    if (Run::current()) return say(Message::batch_busy, place.language);
    if (!find_command(component::catalogue(place.context).folder.parent_path()))
        return say(Message::batch_no_command, place.language, CITYSTAR_PROGRAM);
    return std::nullopt;
}

Outcome run_command(const Place& place, CommandCall call) {
    // Another window may have started a run while this one asked.
    if (auto fault = command_fault(place)) return fault;
    const auto program = find_command(component::catalogue(place.context).folder.parent_path());
    if (!program) return say(Message::batch_no_command, place.language, CITYSTAR_PROGRAM);
    Run::current() = std::make_shared<Run>(place, std::move(call));
    try {
        Run::current()->start(*program);
    } catch (...) {
        Run::current().reset();
        throw;
    }
    return std::nullopt;
}

}  // namespace citystar::menu
