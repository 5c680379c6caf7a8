#include "new_workbook.hpp"

#include <com/sun/star/uno/Exception.hpp>
#include <fstream>
#include <iostream>
#include <sstream>

#include "citystar/registry.hpp"
#include "exit_status.hpp"
#include "known_frameworks.hpp"
#include "own_office.hpp"
#include "speech.hpp"
#include "watchdog.hpp"
#include "workbook.hpp"
#include "workbook_file.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

using Values = std::map<std::string, std::vector<std::string>>;

// The values by code, or nothing after the first wrong line has been told.
std::optional<Values> read_values_file(const fs::path& file, const Framework& framework) {
    std::ifstream in(file);
    if (!in) {
        std::cerr << say(Message::cannot_read, file.string()) << '\n';
        return std::nullopt;
    }
    Values out;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.empty() || line.front() == '#') continue;
        std::vector<std::string> fields;
        std::istringstream parts(line);
        for (std::string field; std::getline(parts, field, '\t');) fields.push_back(field);
        const auto* indicator = framework.find_indicator(fields.front());
        if (!indicator) {
            std::cerr << say(Message::unknown_code, file.string(), number, framework.id, fields.front()) << '\n';
            return std::nullopt;
        }
        fields.erase(fields.begin());
        const auto allowed = indicator->measures.size() + indicator->parameters.size();
        if (fields.size() > allowed) {
            std::cerr << say(Message::too_many_values, file.string(), number, indicator->code, allowed)
                      << '\n';
            return std::nullopt;
        }
        out[indicator->code] = std::move(fields);
    }
    return out;
}

int store_new(const Framework& framework, const templates::WorkbookOptions& content, const fs::path& output) {
    auto office = start_office();
    if (!office) return exit_no_office;
    Watchdog watchdog([&] { office->kill(); });
    watchdog.arm(std::chrono::minutes(2));
    try {
        WorkbookFile workbook(templates::build_workbook(office->loader(), framework, content));
        workbook.recalculate();
        workbook.store(output);
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
    const auto ending = options.output.extension();
    if (ending != ".ods" && ending != ".xlsx" && ending != ".ots") {
        std::cerr << say(Message::new_format, options.output.string()) << '\n';
        return exit_usage;
    }
    std::error_code failed;
    if (fs::exists(options.output, failed)) {
        std::cerr << say(Message::exists, options.output.string()) << '\n';
        return exit_cannot_write;
    }
    templates::WorkbookOptions content{options.unit_name, options.period, {}};
    if (options.values) {
        auto values = read_values_file(*options.values, *framework);
        if (!values) return exit_bad_data;
        content.values = std::move(*values);
    }
    return store_new(*framework, content, options.output);
}

}  // namespace citystar::command
