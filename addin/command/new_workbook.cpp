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
#include "pool/made_workbooks.hpp"
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

templates::WorkbookOptions content_of(const NewOptions& options, std::string_view ending) {
    templates::WorkbookOptions out;
    out.formulas = options.formulas.empty()       ? usual_formulas(ending)
                   : options.formulas == "native" ? templates::Formulas::native
                                                  : templates::Formulas::functions;
    return out;
}

// Makes workbooks from finished ones if only texts differ, and otherwise in an office of its own.
class Maker {
public:
    // `many`: other workbooks with the same texts and formulas are likely to follow.
    Maker(const Registry& registry, const Framework& framework, bool many)
        : registry_(registry), framework_(framework), many_(many) {}

    // Says why if it fails.
    ExitStatus make(const templates::WorkbookOptions& content, const fs::path& output) {
        auto status = exit_done;
        const auto made = making(output, [&] { status = make_file(content, output); });
        return made == exit_done ? status : made;
    }

private:
    ExitStatus make_file(const templates::WorkbookOptions& content, const fs::path& output) {
        if (only_texts(content)) {
            const MadeTexts texts{!content.unit_name.empty(), !content.period.empty()};
            const auto status = find_marked(content.formulas, texts, output.extension().string());
            if (status != exit_done) return status;
            if (const auto& marked = marked_[{texts.unit, texts.period}]) {
                if (const auto bytes = marked->with(texts_of(content), std::chrono::system_clock::now())) {
                    const Replacement file(output);
                    file.write(*bytes);
                    file.put();
                    return exit_done;
                }
            }
        }
        return lay_out(content, output);
    }

    // Figures change results; in an index that compares units, so does the unit.
    bool only_texts(const templates::WorkbookOptions& content) const {
        const auto fits = [](const std::string& text) { return text.empty() || MarkedWorkbook::takes(text); };
        return content.values.empty() && content.coefficients.empty() &&
               (framework_.units.empty() || content.unit_name.empty()) && fits(content.unit_name) &&
               fits(content.period);
    }

    static std::vector<std::string> texts_of(const templates::WorkbookOptions& content) {
        std::vector<std::string> out;
        for (const auto& text : {content.unit_name, content.period})
            if (!text.empty()) out.push_back(text);
        return out;
    }

    // The build's workbook, or else one that is laid out with marks if many will be copied from it.
    ExitStatus find_marked(templates::Formulas formulas, MadeTexts texts, const std::string& ending) {
        const auto [found, added] = marked_.try_emplace({texts.unit, texts.period});
        if (!added) return exit_done;
        found->second = made_workbook(registry_, framework_, formulas, texts, ending);
        if (found->second || !many_) return exit_done;
        templates::WorkbookOptions content;
        content.formulas = formulas;
        if (texts.unit) content.unit_name = unit_mark;
        if (texts.period) content.period = period_mark;
        const office::TemporaryFolder folder;
        const auto file = folder.path() / ("marked" + ending);
        const auto status = lay_out(content, file);
        if (status == exit_done) found->second = MarkedWorkbook::read(file, texts_of(content));
        return status;
    }

    ExitStatus lay_out(const templates::WorkbookOptions& content, const fs::path& output) {
        if (!office_) {
            office_ = start_office();
            if (!office_) return exit_no_office;
            watchdog_.emplace([this] { office_->kill(); });
        }
        watchdog_->arm(std::chrono::minutes(2));
        {
            WorkbookFile workbook(*office_, templates::build_workbook(office_->loader(), framework_, content));
            workbook.recalculate();
            // First written under another name: LibreOffice refuses to write where a crashed office left a lock file.
            const Replacement file(output);
            workbook.store(file.path());
            file.put();
        }
        watchdog_->disarm();
        return exit_done;
    }

    const Registry& registry_;
    const Framework& framework_;
    const bool many_;
    std::map<std::pair<bool, bool>, std::optional<MarkedWorkbook>> marked_;  ///< with a unit, with a period
    std::unique_ptr<office::Office> office_;                                 ///< started when it is needed
    std::optional<Watchdog> watchdog_;
};

int new_one(const NewOptions& options, const Registry& registry, const Framework& framework) {
    if (!serves(options.output, use_new)) {
        std::cerr << say(Message::new_format, options.output.string()) << '\n';
        return exit_usage;
    }
    if (taken(options.output)) return refuse_existing(options.output);
    auto content = content_of(options, options.output.extension().string());
    content.unit_name = options.unit_name;
    content.period = options.period;
    if (options.values) read_values_file(*options.values, framework, content);
    const auto status = Maker(registry, framework, false).make(content, options.output);
    if (status == exit_done) std::cerr << say(Message::created, options.output.string()) << '\n';
    return interruption() ? interrupted() : status;
}

// A workbook for each line of a list.
int new_for_units(const NewOptions& options, const Registry& registry, const Framework& framework) {
    const std::string ending = options.format == "ods" ? ".ods" : ".xlsx";
    const auto units = read_units_list(*options.units, framework);
    const auto file_of = [&](const UnitLine& unit) { return options.output / (unit.unit + ending); };
    std::vector<templates::WorkbookOptions> contents;
    // Everything that can be wrong is found before the first workbook.
    for (const auto& unit : units) {
        if (taken(file_of(unit))) return refuse_existing(file_of(unit));
        contents.push_back(content_of(options, ending));
        contents.back().unit_name = unit.unit;
        contents.back().period = unit.period;
        if (unit.values) read_values_file(*unit.values, framework, contents.back());
    }
    std::error_code failed;
    fs::create_directories(options.output, failed);
    if (failed) {
        std::cerr << say(Message::cannot_write, options.output.string(), failed.message()) << '\n';
        return exit_cannot_write;
    }
    Maker maker(registry, framework, true);
    Progress progress(units.size(), ProgressStyle::bar);
    for (std::size_t i = 0; i < units.size() && !interruption(); ++i) {
        const auto file = file_of(units[i]);
        const auto status = maker.make(contents[i], file);
        if (interruption()) break;
        if (status != exit_done) return status;
        progress.say_line(say(Message::created, file.string()));
        progress.count(false, true);
        progress.refresh();
    }
    return interruption() ? interrupted() : exit_done;
}

}  // namespace

int new_workbook(const NewOptions& options) {
    const auto registry = known_frameworks();
    const auto* framework = registry.find(options.framework);
    if (!framework) {
        std::cerr << say(Message::unknown_framework, options.framework) << '\n';
        return exit_bad_data;
    }
    try {
        return options.units ? new_for_units(options, registry, *framework) : new_one(options, registry, *framework);
    } catch (const InputError& error) {
        std::cerr << error.what() << '\n';
        return exit_bad_data;
    }
}

}  // namespace citystar::command
