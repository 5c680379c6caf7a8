#include "recalc.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <com/sun/star/uno/Exception.hpp>
#include <fstream>
#include <iostream>
#include <memory>
#include <set>
#include <system_error>

#include "exit_status.hpp"
#include "interruption.hpp"
#include "own_office.hpp"
#include "preflight.hpp"
#include "recalc_record.hpp"
#include "speech.hpp"
#include "watchdog.hpp"
#include "workbook_file.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::string ending_of(const RecalcOptions& options, Format format) {
    if (!options.format.empty()) return "." + options.format;
    return format == Format::xlsx ? ".xlsx" : ".ods";
}

bool is_one_of(const std::vector<fs::path>& files, const fs::path& file) {
    return std::ranges::any_of(files, [&](const fs::path& other) {
        std::error_code failed;
        return fs::equivalent(file, other, failed) && !failed;
    });
}

// Output names never collide, and are never those of inputs: a second "a.ods" becomes "a~2.ods".
class OutputNames {
public:
    explicit OutputNames(const std::vector<fs::path>& inputs) : inputs_(&inputs) {}

    fs::path next(const fs::path& folder, const fs::path& input, const std::string& ending) {
        auto name = input.stem().string() + ending;
        for (int number = 2; is_one_of(*inputs_, folder / name) || !taken_.insert(name).second; ++number)
            name = input.stem().string() + "~" + std::to_string(number) + ending;
        return folder / name;
    }

private:
    const std::vector<fs::path>* inputs_;
    std::set<std::string> taken_;
};

// Whether a workbook replaced under its name would be what the name says.
bool keeps_format(const fs::path& file, Format format) {
    const auto ending = file.extension();
    return (format == Format::ods && ending == ".ods") || (format == Format::xlsx && ending == ".xlsx");
}

// Writes beside the target under a name of its own and renames: the target is either the old or the complete new file.
void store_atomically(WorkbookFile& workbook, const fs::path& target) {
    const auto temporary = target.parent_path() / (".citystar-" + std::to_string(getpid()) + target.extension().string());
    try {
        workbook.store(temporary);
        fs::rename(temporary, target);
        make_durable(target);
    } catch (...) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        throw;
    }
}

class Recalc {
public:
    explicit Recalc(const RecalcOptions& options) : options_(options), names_(options.inputs) {}

    int run() {
        if (!prepare_output()) return exit_cannot_write;
        office_ = start_office();
        if (!office_) return interruption() ? stopped() : exit_no_office;
        for (const auto& input : options_.inputs) {
            if (interruption()) break;
            auto record = recalc_file(input);
            if (interruption() && !recalculated(record.status)) break;
            report(std::move(record));
        }
        if (results_) *results_ << summary_line(records_) << std::endl;
        if (interruption()) return stopped();
        if (results_ && !*results_) {
            std::cerr << say(Message::cannot_write, options_.results->string(), std::generic_category().message(EIO)) << '\n';
            return exit_cannot_write;
        }
        const auto failed = std::count_if(records_.begin(), records_.end(),
                                          [](const auto& record) { return !recalculated(record.status); });
        const auto all = static_cast<std::ptrdiff_t>(records_.size());
        if (all > 1) std::cerr << say(Message::summary, all, all - failed, failed) << '\n';
        return failed == 0 ? exit_done : exit_some_failed;
    }

private:
    static int stopped() {
        std::cerr << say(Message::interrupted) << '\n';
        return 128 + interruption();
    }

    bool prepare_output() {
        try {
            if (options_.output_folder) fs::create_directories(*options_.output_folder);
        } catch (const fs::filesystem_error& error) {
            std::cerr << say(Message::cannot_write, options_.output_folder->string(), error.code().message()) << '\n';
            return false;
        }
        if (options_.output_folder && access(options_.output_folder->c_str(), W_OK) != 0) {
            std::cerr << say(Message::cannot_write, options_.output_folder->string(),
                             std::generic_category().message(errno))
                      << '\n';
            return false;
        }
        if (!options_.results) return true;
        if (*options_.results == "-") {
            results_ = &std::cout;
            return true;
        }
        if (is_one_of(options_.inputs, *options_.results)) {
            std::cerr << say(Message::results_over_input, options_.results->string()) << '\n';
            return false;
        }
        results_file_.open(*options_.results);
        results_ = &results_file_;
        if (!results_file_)
            std::cerr << say(Message::cannot_write, options_.results->string(), std::generic_category().message(errno))
                      << '\n';
        return results_file_.is_open();
    }

    RecalcRecord recalc_file(const fs::path& input) {
        RecalcRecord record;
        record.input = input;
        const auto begin = Clock::now();
        const auto first_look = preflight(input);
        record.status = first_look.status;
        if (record.status == Status::ok) {
            const bool live = (office_ && office_->running()) || (office_ = start_office());
            if (live)
                work_on(record, first_look.format);
            else
                record.status = Status::crashed;
        }
        record.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
        return record;
    }

    void work_on(RecalcRecord& record, Format format) {
        Watchdog watchdog([this] { office_->kill(); });
        watchdog.arm(options_.timeout);
        try {
            WorkbookFile workbook(*office_, record.input);
            if (!workbook.open()) {
                record.status = workbook.other_document() ? Status::not_a_workbook : Status::corrupt;
                return;
            }
            workbook.recalculate();
            record.errors = workbook.errors();
            record.named = workbook.named_values();
            if (!record.errors.empty()) record.status = Status::formula_errors;
            store(workbook, record, format);
        } catch (const com::sun::star::uno::Exception& error) {
            const bool late = watchdog.disarm();
            if (late || !office_->running()) {
                record.status = late ? Status::timeout : Status::crashed;
                record.output.clear();
                office_.reset();
            } else {
                record.status = Status::output_failed;
                record.detail = utf8(error.Message);
            }
        }
    }

    void store(WorkbookFile& workbook, RecalcRecord& record, Format format) {
        // Replacing a file whose values turned into #NAME? would lose them.
        if (options_.results_only) return;
        if (options_.in_place && record.name_lost()) {
            record.status = Status::output_failed;
            record.detail = say(Message::name_lost_detail);
            return;
        }
        // Another format under the old name would be a damaged file to whoever opens it.
        if (options_.in_place && !keeps_format(record.input, format)) {
            record.status = Status::output_failed;
            record.detail = say(Message::format_detail);
            return;
        }
        const auto target = options_.in_place
                                ? fs::canonical(record.input)
                                : names_.next(*options_.output_folder, record.input, ending_of(options_, format));
        try {
            store_atomically(workbook, target);
            record.output = target;
        } catch (const std::system_error& error) {
            record.status = Status::output_failed;
            record.detail = error.code().message();
        }
    }

    void report(RecalcRecord record) {
        if (results_) *results_ << record_line(record) << std::endl;
        std::cerr << record_sentence(record, options_.timeout) << std::endl;
        records_.push_back(std::move(record));
    }

    const RecalcOptions& options_;
    std::unique_ptr<office::Office> office_;
    OutputNames names_;
    std::ofstream results_file_;
    std::ostream* results_ = nullptr;
    std::vector<RecalcRecord> records_;
};

}  // namespace

int recalc(const RecalcOptions& options) { return Recalc(options).run(); }

}  // namespace citystar::command
