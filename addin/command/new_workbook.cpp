#include "new_workbook.hpp"

#include <com/sun/star/lang/IllegalArgumentException.hpp>
#include <com/sun/star/uno/Exception.hpp>
#include <iostream>

#include "citystar/registry.hpp"
#include "console/exit_status.hpp"
#include "console/replacement.hpp"
#include "console/speech.hpp"
#include "files/workbook_formats.hpp"
#include "pool/known_frameworks.hpp"
#include "pool/own_office.hpp"
#include "pool/watchdog.hpp"
#include "pool/workbook_file.hpp"
#include "run/inputs.hpp"
#include "run/values_file.hpp"
#include "workbook.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

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
    } catch (const com::sun::star::lang::IllegalArgumentException& refused) {
        std::cerr << say(Message::native_too_long, utf8(refused.Message)) << '\n';
        return exit_bad_data;
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
    const bool native = options.formulas.empty() ? options.output.extension() == ".xlsx" : options.formulas == "native";
    templates::WorkbookOptions content;
    content.unit_name = options.unit_name;
    content.period = options.period;
    content.formulas = native ? templates::Formulas::native : templates::Formulas::functions;
    try {
        if (options.values) read_values_file(*options.values, *framework, content);
    } catch (const InputError& error) {
        std::cerr << error.what() << '\n';
        return exit_bad_data;
    }
    return store_new(*framework, content, options.output);
}

}  // namespace citystar::command
