#include "new_workbook.hpp"

#include <algorithm>
#include <com/sun/star/uno/Exception.hpp>
#include <iostream>
#include <iterator>
#include <span>
#include <sstream>

#include "cell_texts.hpp"
#include "citystar/registry.hpp"
#include "console/exit_status.hpp"
#include "console/replacement.hpp"
#include "console/speech.hpp"
#include "files/regular_file.hpp"
#include "files/workbook_formats.hpp"
#include "pool/known_frameworks.hpp"
#include "pool/own_office.hpp"
#include "pool/watchdog.hpp"
#include "pool/workbook_file.hpp"
#include "workbook.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

// Reads the two lines of an index that compares units: the units' names, which must be those of the framework in its
// order, and their coefficients. False for any other line.
bool read_units_line(const std::vector<std::string>& fields, const Framework& framework,
                     templates::WorkbookOptions& content) {
    const auto& units = framework.units;
    if (fields.size() != units.size() + 1) return false;
    if (fields.front() == "unit") return std::ranges::equal(units, std::span(fields).subspan(1), {}, &Unit::name);
    if (fields.front() != "coefficient") return false;
    content.coefficients.clear();
    for (const auto& field : std::span(fields).subspan(1))
        content.coefficients.push_back(templates::typed_number(field).value_or(1));
    return true;
}

// Lines end as on Windows, as on old Macs, or as on Linux.
std::string with_plain_lines(const std::string& text) {
    std::string out;
    for (std::size_t i = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; i < text.size(); ++i) {
        if (text[i] != '\r')
            out += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n')
            out += '\n';
    }
    return out;
}

// Fills in values and coefficients. False if a line is wrong; the first such line is reported.
bool read_values_file(const fs::path& file, const Framework& framework, templates::WorkbookOptions& content) {
    RegularFile bytes(file);
    const std::string text(std::istreambuf_iterator<char>(bytes), {});
    if (!bytes) {
        std::cerr << say(Message::cannot_read, file.string()) << '\n';
        return false;
    }
    std::istringstream in(with_plain_lines(text));
    const auto units = framework.units.size();
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.empty() || line.front() == '#') continue;
        std::vector<std::string> fields;
        std::istringstream parts(line);
        for (std::string field; std::getline(parts, field, '\t');) fields.push_back(field);
        if (units > 0 && read_units_line(fields, framework, content)) continue;
        const auto* indicator = framework.find_indicator(fields.front());
        if (!indicator) {
            std::cerr << say(Message::unknown_code, file.string(), number, framework.id, fields.front()) << '\n';
            return false;
        }
        fields.erase(fields.begin());
        const auto allowed = units > 0 ? units : indicator->input_count();
        if (fields.size() > allowed) {
            std::cerr << say(Message::too_many_values, file.string(), number, indicator->code, allowed) << '\n';
            return false;
        }
        content.values[indicator->code] = std::move(fields);
    }
    return true;
}

int store_new(const Framework& framework, const templates::WorkbookOptions& content, const fs::path& output) {
    auto office = start_office();
    if (!office) return exit_no_office;
    Watchdog watchdog([&] { office->kill(); });
    watchdog.arm(std::chrono::minutes(2));
    try {
        WorkbookFile workbook(*office, templates::build_workbook(office->loader(), framework, content));
        workbook.recalculate();
        // First written under another name: LibreOffice refuses to write where a crashed office left a lock file.
        const Replacement file(output);
        workbook.store(file.path());
        file.put();
    } catch (const com::sun::star::uno::Exception& error) {
        std::cerr << say(Message::cannot_write, output.string(), utf8(error.Message)) << '\n';
        return exit_cannot_write;
    } catch (const std::system_error& error) {
        std::cerr << say(Message::cannot_write, output.string(), error.code().message()) << '\n';
        return exit_cannot_write;
    }
    std::cerr << say(Message::created, output.string()) << '\n';
    return exit_done;
}

}  // namespace

int new_workbook(const NewOptions& options) {
    const auto registry = known_frameworks();
    const auto* framework = registry.find(options.framework);
    if (!framework) {
        std::cerr << say(Message::unknown_framework, options.framework) << '\n';
        return exit_bad_data;
    }
    if (!serves(options.output, use_new)) {
        std::cerr << say(Message::new_format, options.output.string()) << '\n';
        return exit_usage;
    }
    std::error_code failed;
    if (fs::exists(options.output, failed)) {
        std::cerr << say(Message::exists, options.output.string()) << '\n';
        return exit_cannot_write;
    }
    templates::WorkbookOptions content{options.unit_name, options.period, {}, {}};
    if (options.values) {
        if (!read_values_file(*options.values, *framework, content)) return exit_bad_data;
    }
    return store_new(*framework, content, options.output);
}

}  // namespace citystar::command
