#include "batch_run.hpp"

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
    Run(const Place& place, fs::path result) : place_(place), result_(std::move(result)) {}

    static std::shared_ptr<Run>& current() {
        static std::shared_ptr<Run> run;
        return run;
    }

    void start(const fs::path& program, const BatchCommand& command) {
        window_ = std::make_unique<ProgressWindow>(
            place_, say(Message::batch_title, place_.language),
            ProgressWindow::Actions{[this] { cancel(); }, [this] { open_result(); }, [] { current().reset(); },
                                    [] { current().reset(); }});
        window_->show(say(Message::batch_starting, place_.language), 0);
        std::vector<std::string> arguments{program.string()};
        arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
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
        const bool there = (status == done || status == some_failed) && fs::exists(result_, failed);
        // The system's loader ends with the same status, and says why.
        if (status == could_not_start && last_line_.empty())
            window_->finish(say(Message::batch_no_command, place_.language, CITYSTAR_PROGRAM), false);
        else if (status > interrupted)
            window_->finish(say(Message::batch_cancelled, place_.language), false);
        else if (status == done || status == some_failed)
            window_->finish(
                say(status == done ? Message::batch_done : Message::batch_some_failed, place_.language, last_line_),
                there);
        else
            window_->finish(say(Message::batch_stopped, place_.language, last_line_), false);
    }

    void open_result() {
        const auto url = url_of(result_);
        if (fs::is_directory(result_)) {
            shell::SystemShellExecute::create(place_.context)
                ->execute(url, {}, shell::SystemShellExecuteFlags::URIS_ONLY);
        } else {
            uno::Reference<com::sun::star::frame::XComponentLoader>(
                com::sun::star::frame::Desktop::create(place_.context), uno::UNO_QUERY_THROW)
                ->loadComponentFromURL(url, "_default", 0, {});
        }
    }

    const Place place_;
    const fs::path result_;
    double share_ = 0;
    double failed_ = 0;              ///< failed workbooks so far
    std::vector<std::string> said_;  ///< lines since the last progress
    std::string last_line_;
    std::unique_ptr<ProgressWindow> window_;
    std::unique_ptr<ChildRun> child_;  ///< destroyed first; its destructor waits for the child's end
};

std::optional<Batch> ask(const Place& place) {
    const auto text = [&](Message message) { return say(message, place.language); };
    Dialog dialog(place, text(Message::batch_title), 300, 118);
    dialog.label({8, 10, 60, 10}, text(Message::batch_task));
    dialog.list("task", {72, 8, 220, 12}, true);
    dialog.label({8, 30, 60, 10}, text(Message::batch_input));
    dialog.field("input", {72, 28, 158, 12}, folder_of(place).string());
    dialog.button("choose input", {234, 27, 58, 14}, text(Message::choose_input), Dialog::Button::push);
    dialog.label({8, 50, 60, 10}, text(Message::batch_output));
    dialog.field("output", {72, 48, 158, 12}, "");
    dialog.button("choose output", {234, 47, 58, 14}, text(Message::choose_output), Dialog::Button::push);
    dialog.paragraph("note", {8, 68, 284, 24}, text(Message::batch_note));
    dialog.button("start", {166, 98, 60, 14}, text(Message::batch_start), Dialog::Button::ok);
    dialog.button("cancel", {232, 98, 60, 14}, text(Message::cancel), Dialog::Button::cancel);
    dialog.set_lines("task", {text(Message::batch_recalculate), text(Message::batch_collect)});
    const auto choose = [&](const char* field, Message title) {
        if (const auto folder = choose_folder(place, text(title), dialog.text(field)))
            dialog.set_text(field, folder->string());
    };
    dialog.on_push("choose input", [&] { choose("input", Message::batch_input_title); });
    dialog.on_push("choose output", [&] { choose("output", Message::batch_output_title); });
    while (dialog.execute("task")) {
        const Batch batch{dialog.chosen("task") == 1 ? BatchTask::collect : BatchTask::recalculate,
                          dialog.text("input"), dialog.text("output")};
        std::error_code failed;
        if (!fs::is_directory(batch.input, failed))
            tell(place, say(Message::batch_no_input, place.language, batch.input.string()));
        else if (!batch.output.is_absolute() || fs::equivalent(batch.input, batch.output, failed))
            tell(place, text(Message::batch_no_output));
        else if (fs::create_directories(batch.output, failed); !fs::is_directory(batch.output, failed))
            tell(place, say(Message::batch_bad_output, place.language, batch.output.string()));
        else
            return batch;
    }
    return std::nullopt;
}

}  // namespace

BatchCommand command_for(const Batch& batch, Language language) {
    if (batch.task == BatchTask::recalculate)
        return {{"recalc", batch.input.string(), "-o", batch.output.string(), "--results",
                 (batch.output / "citystar-results.jsonl").string(), "-j", "0", "--progress", "json"},
                batch.output};
    const auto league = free_name(batch.output, say(Message::league_name, language), ".ods");
    return {{"collect", batch.input.string(), "-o", league.string(), "-j", "0", "--language",
             language == Language::zh ? "zh" : "en", "--progress", "json"},
            league};
}

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

Outcome run_batch(const Place& place) {
    if (Run::current()) return say(Message::batch_busy, place.language);
    const auto program = find_command(component::catalogue(place.context).folder.parent_path());
    if (!program) return say(Message::batch_no_command, place.language, CITYSTAR_PROGRAM);
    const auto batch = ask(place);
    if (!batch) return std::nullopt;
    const auto command = command_for(*batch, place.language);
    Run::current() = std::make_shared<Run>(place, command.result);
    try {
        Run::current()->start(*program, command);
    } catch (...) {
        Run::current().reset();
        throw;
    }
    return std::nullopt;
}

}  // namespace citystar::menu
