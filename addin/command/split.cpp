#include "split.hpp"

#include <com/sun/star/uno/Exception.hpp>
#include <iostream>
#include <map>
#include <system_error>
#include <vector>

#include "console/exit_status.hpp"
#include "console/interruption.hpp"
#include "console/progress.hpp"
#include "console/replacement.hpp"
#include "console/shown_path.hpp"
#include "console/speech.hpp"
#include "pool/known_frameworks.hpp"
#include "pool/made_workbooks.hpp"
#include "run/output_names.hpp"
#include "whole_book.hpp"
#include "workbook.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

struct Part {
    fs::path file;
    templates::WorkbookOptions content;
    std::size_t rows = 0;
};

class Split {
public:
    Split(const SplitOptions& options, const Registry& registry) : options_(options), registry_(registry) {}

    int run() {
        if (const auto status = read_whole(opener_, options_.book, registry_, whole_); status != exit_done)
            return status;
        const auto parts = plan_parts();
        // Everything that can be wrong is found before the first part.
        for (const auto& part : parts) {
            std::error_code failed;
            if (!fs::exists(fs::symlink_status(part.file, failed))) continue;
            std::cerr << say(Message::exists, shown_path(part.file)) << '\n';
            return exit_cannot_write;
        }
        std::error_code failed;
        fs::create_directories(options_.output, failed);
        if (failed) return cannot_write(options_.output, failed.message());
        Progress progress(parts.size(), options_.progress);
        for (const auto& part : parts) {
            if (const auto status = make(part); status != exit_done) return status;
            progress.say_line(say(Message::split_made, shown_path(part.file),
                                  templates::part_title(part.content.part->department), part.rows));
            progress.count(false, true);
            progress.refresh();
        }
        progress.say_line(say(Message::split_done, parts.size(), shown_path(options_.output)));
        return exit_done;
    }

private:
    std::vector<Part> plan_parts() const {
        const std::string ending = options_.format == "ods" ? ".ods" : ".xlsx";
        std::map<std::string, templates::RowContents> contents;
        for (const auto& cell : whole_.cells) contents[cell.key.first][cell.key.second] = cell.content;
        for (const auto& row : whole_.inputs.rows) contents[row.indicator->code].merge(workbook::shown_contents(row));
        const auto departments = departments_of(whole_);
        std::vector<std::string> names;
        for (const auto& one : departments) names.push_back(templates::part_title(one.department));
        names = file_names(names);
        std::vector<Part> out;
        for (std::size_t i = 0; i < departments.size(); ++i) {
            Part part{options_.output / (names[i] + ending), {}, departments[i].indicators.size()};
            part.content.formulas = options_.formulas.empty()       ? usual_formulas(ending)
                                    : options_.formulas == "native" ? templates::Formulas::native
                                                                    : templates::Formulas::functions;
            part.content.unit_name = whole_.unit;
            part.content.period = whole_.period;
            templates::PartOptions of{
                departments[i].department, options_.due, options_.return_to, whole_.target_star, {}};
            for (const auto* indicator : departments[i].indicators)
                of.rows[indicator->code] = contents[indicator->code];
            part.content.part = std::move(of);
            out.push_back(std::move(part));
        }
        return out;
    }

    // An office may be lost, or too slow on a busy machine, so a part gets two attempts.
    int make(const Part& part) {
        for (int attempt = 1; attempt <= 2; ++attempt) {
            if (interruption()) return interrupted();
            auto* office = opener_.office();
            if (!office) return exit_no_office;
            try {
                opener_.guarded([&] { lay_out(*office, part); });
                return exit_done;
            } catch (const templates::FormulaTooLong& refused) {
                std::cerr << say(Message::native_too_long, utf8(refused.Message)) << '\n';
                return exit_bad_data;
            } catch (const com::sun::star::uno::Exception&) {
                opener_.drop_office();
            } catch (const std::system_error& error) {
                return cannot_write(part.file, error.code().message());
            }
        }
        return interruption() ? interrupted() : cannot_write(part.file, say(Message::status_crashed));
    }

    void lay_out(office::Office& office, const Part& part) const {
        WorkbookFile made(office, templates::build_workbook(office.loader(), *whole_.inputs.framework, part.content));
        made.recalculate();
        const Replacement file(part.file);
        made.store(file.path());
        file.put();
    }

    static int interrupted() {
        std::cerr << say(Message::interrupted) << '\n';
        return 128 + interruption();
    }

    static int cannot_write(const fs::path& file, const std::string& why) {
        std::cerr << say(Message::cannot_write, shown_path(file), why) << '\n';
        return exit_cannot_write;
    }

    const SplitOptions& options_;
    const Registry& registry_;
    BookOpener opener_;
    WholeBook whole_;
};

}  // namespace

int split(const SplitOptions& options) {
    const auto registry = known_frameworks();
    return Split(options, registry).run();
}

}  // namespace citystar::command
