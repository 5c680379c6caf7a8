#include "new_workbook.hpp"

#include <com/sun/star/uno/Exception.hpp>
#include <functional>
#include <iostream>
#include <map>
#include <vector>

#include "citystar/registry.hpp"
#include "console/exit_status.hpp"
#include "console/interruption.hpp"
#include "console/progress.hpp"
#include "console/replacement.hpp"
#include "console/speech.hpp"
#include "files/marked_workbook.hpp"
#include "files/workbook_formats.hpp"
#include "pool/known_frameworks.hpp"
#include "pool/own_office.hpp"
#include "pool/watchdog.hpp"
#include "pool/workbook_file.hpp"
#include "run/inputs.hpp"
#include "run/units_list.hpp"
#include "run/values_file.hpp"
#include "workbook.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

// Stand for the unit and the period in a workbook that is filled in for many units.
constexpr auto unit_mark = "\uF8B1\uF8B1\uF8B1\uF8B1";
constexpr auto period_mark = "\uF8B2\uF8B2\uF8B2\uF8B2";

bool taken(const fs::path& file) {
    std::error_code failed;
    return fs::exists(fs::symlink_status(file, failed));
}

int refuse_existing(const fs::path& file) {
    std::cerr << say(Message::exists, file.string()) << '\n';
    return exit_cannot_write;
}

int interrupted() {
    std::cerr << say(Message::interrupted) << '\n';
    return 128 + interruption();
}

// Runs what makes a file, and reports why it could not be made.
ExitStatus making(const fs::path& output, const std::function<void()>& make) {
    try {
        make();
        return exit_done;
    } catch (const templates::FormulaTooLong& refused) {
        std::cerr << say(Message::native_too_long, utf8(refused.Message)) << '\n';
        return exit_bad_data;
    } catch (const com::sun::star::uno::Exception& error) {
        if (!interruption()) std::cerr << say(Message::cannot_write, output.string(), utf8(error.Message)) << '\n';
    } catch (const std::system_error& error) {
        std::cerr << say(Message::cannot_write, output.string(), error.code().message()) << '\n';
    }
    return exit_cannot_write;
}

// Lays out workbooks in an office of its own.
class Maker {
public:
    Maker(const Framework& framework, std::unique_ptr<office::Office> office)
        : framework_(framework), office_(std::move(office)), watchdog_([this] { office_->kill(); }) {}

    /// Throws com::sun::star::uno::Exception and std::system_error.
    void make(const templates::WorkbookOptions& content, const fs::path& output) {
        watchdog_.arm(std::chrono::minutes(2));
        {
            WorkbookFile workbook(*office_, templates::build_workbook(office_->loader(), framework_, content));
            workbook.recalculate();
            // First written under another name: LibreOffice refuses to write where a crashed office left a lock file.
            const Replacement file(output);
            workbook.store(file.path());
            file.put();
        }
        watchdog_.disarm();
    }

private:
    const Framework& framework_;
    std::unique_ptr<office::Office> office_;
    Watchdog watchdog_;
};

templates::WorkbookOptions content_of(const NewOptions& options, std::string_view ending) {
    const bool native = options.formulas.empty() ? ending == ".xlsx" : options.formulas == "native";
    templates::WorkbookOptions out;
    out.formulas = native ? templates::Formulas::native : templates::Formulas::functions;
    return out;
}

int new_one(const NewOptions& options, const Framework& framework) {
    if (!serves(options.output, use_new)) {
        std::cerr << say(Message::new_format, options.output.string()) << '\n';
        return exit_usage;
    }
    if (taken(options.output)) return refuse_existing(options.output);
    auto content = content_of(options, options.output.extension().string());
    content.unit_name = options.unit_name;
    content.period = options.period;
    if (options.values) read_values_file(*options.values, framework, content);
    auto office = start_office();
    if (!office) return exit_no_office;
    Maker maker(framework, std::move(office));
    const auto status = making(options.output, [&] { maker.make(content, options.output); });
    if (status == exit_done) std::cerr << say(Message::created, options.output.string()) << '\n';
    return interruption() ? interrupted() : status;
}

// A workbook for each line of a list.
class NewForUnits {
public:
    NewForUnits(const NewOptions& options, const Framework& framework)
        : options_(options), framework_(framework), ending_(options.format == "ods" ? ".ods" : ".xlsx") {}

    int run() {
        const auto units = read_units_list(*options_.units, framework_);
        std::vector<templates::WorkbookOptions> contents;
        // Everything that can be wrong is found before the first workbook.
        for (const auto& unit : units) {
            if (taken(file_of(unit))) return refuse_existing(file_of(unit));
            contents.push_back(content_for(unit));
        }
        auto office = start_office();
        if (!office) return exit_no_office;
        Maker maker(framework_, std::move(office));
        std::error_code failed;
        fs::create_directories(options_.output, failed);
        if (failed) {
            std::cerr << say(Message::cannot_write, options_.output.string(), failed.message()) << '\n';
            return exit_cannot_write;
        }
        Progress progress(units.size(), ProgressStyle::bar);
        for (std::size_t i = 0; i < units.size() && !interruption(); ++i) {
            const auto file = file_of(units[i]);
            const auto status = making(file, [&] { make(maker, units[i], contents[i], file); });
            if (interruption()) break;
            if (status != exit_done) return status;
            progress.say_line(say(Message::created, file.string()));
            progress.count(false, true);
            progress.refresh();
        }
        return interruption() ? interrupted() : exit_done;
    }

private:
    fs::path file_of(const UnitLine& unit) const { return options_.output / (unit.unit + ending_); }

    templates::WorkbookOptions content_for(const UnitLine& unit) const {
        auto out = content_of(options_, ending_);
        out.unit_name = unit.unit;
        out.period = unit.period;
        if (unit.values) read_values_file(*unit.values, framework_, out);
        return out;
    }

    void make(Maker& maker, const UnitLine& unit, const templates::WorkbookOptions& content, const fs::path& file) {
        // Figures change results; in an index that compares units, so does the unit.
        const bool only_texts = !unit.values && framework_.units.empty() && MarkedWorkbook::takes(unit.unit) &&
                                (unit.period.empty() || MarkedWorkbook::takes(unit.period));
        if (!only_texts) return maker.make(content, file);
        const auto bytes = marked(maker, !unit.period.empty()).with(texts_of(unit.unit, unit.period));
        if (!bytes) return maker.make(content, file);
        const Replacement replacement(file);
        replacement.write(*bytes);
        replacement.put();
    }

    static std::vector<std::string> texts_of(const std::string& unit, const std::string& period) {
        return period.empty() ? std::vector{unit} : std::vector{unit, period};
    }

    // The workbook with marks, with or without a period: where it is empty, formulas may show something else.
    const MarkedWorkbook& marked(Maker& maker, bool with_period) {
        auto& out = marked_[with_period];
        if (out) return *out;
        auto content = content_of(options_, ending_);
        content.unit_name = unit_mark;
        if (with_period) content.period = period_mark;
        const office::TemporaryFolder folder;
        const auto file = folder.path() / ("marked" + ending_);
        maker.make(content, file);
        out = MarkedWorkbook::read(file, texts_of(content.unit_name, content.period));
        if (!out) throw std::system_error(std::make_error_code(std::errc::io_error), file.string());
        return *out;
    }

    const NewOptions& options_;
    const Framework& framework_;
    const std::string ending_;
    std::map<bool, std::optional<MarkedWorkbook>> marked_;  ///< with a period, without
};

}  // namespace

int new_workbook(const NewOptions& options) {
    const auto registry = known_frameworks();
    const auto* framework = registry.find(options.framework);
    if (!framework) {
        std::cerr << say(Message::unknown_framework, options.framework) << '\n';
        return exit_bad_data;
    }
    try {
        return options.units ? NewForUnits(options, *framework).run() : new_one(options, *framework);
    } catch (const InputError& error) {
        std::cerr << error.what() << '\n';
        return exit_bad_data;
    }
}

}  // namespace citystar::command
