#include "collect_outputs.hpp"

#include <unistd.h>

#include <cerrno>
#include <iostream>
#include <optional>
#include <string>
#include <system_error>

#include "chinese_font.hpp"
#include "console/exit_status.hpp"
#include "console/speech.hpp"
#include "files/workbook_formats.hpp"
#include "league/document_store.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

std::string words(int error) { return std::generic_category().message(error); }

bool same(const fs::path& a, const fs::path& b) {
    std::error_code failed;
    if (fs::equivalent(a, b, failed) && !failed) return true;
    return fs::absolute(a).lexically_normal() == fs::absolute(b).lexically_normal();
}

// Why a file cannot be put into this folder; with `made`, why the folder cannot be made together with those above it.
std::optional<std::string> folder_fault(fs::path folder, bool made) {
    if (folder.empty()) folder = ".";
    std::error_code failed;
    while (made && !folder.empty() && folder != folder.root_path() && !fs::exists(folder, failed)) {
        folder = folder.parent_path();
        if (folder.empty()) folder = ".";
    }
    if (fs::exists(folder, failed) && !fs::is_directory(folder, failed)) return words(ENOTDIR);
    if (access(folder.c_str(), W_OK | X_OK) != 0) return words(errno);
    return std::nullopt;
}

std::optional<std::string> file_fault(const fs::path& file) {
    std::error_code failed;
    if (fs::is_directory(file, failed)) return words(EISDIR);
    // The new file takes the place of the old one. A device must not be lost in that way.
    if (fs::exists(file, failed) && !fs::is_regular_file(file, failed)) return say(Message::output_no_file);
    return folder_fault(file.parent_path(), false);
}

int refuse(const std::string& sentence) {
    std::cerr << sentence << '\n';
    return exit_cannot_write;
}

}  // namespace

int check_outputs(const CollectOptions& options) {
    if (!serves(options.output, use_league)) {
        std::cerr << say(Message::collect_format, options.output.string()) << '\n';
        return exit_usage;
    }
    const bool results = options.results && *options.results != "-";
    for (const auto& input : options.inputs)
        for (const auto* output : {&options.output, results ? &*options.results : nullptr})
            if (output && same(input, *output)) return refuse(say(Message::results_over_input, output->string()));
    if (results && same(*options.results, options.output))
        return refuse(say(Message::outputs_same, options.output.string()));
    if (const auto fault = file_fault(options.output))
        return refuse(say(Message::cannot_write, options.output.string(), *fault));
    if (results)
        if (const auto fault = file_fault(*options.results))
            return refuse(say(Message::cannot_write, options.results->string(), *fault));
    if (options.previous)
        for (const auto* output : {&options.output, results ? &*options.results : nullptr})
            if (output && same(*options.previous, *output))
                return refuse(say(Message::results_over_previous, output->string()));
    if (options.notices) {
        if (!office::has_chinese_font()) {
            std::cerr << say(Message::no_chinese_font) << '\n';
            return exit_no_office;
        }
        if (same(*options.notices, options.output) || (results && same(*options.notices, *options.results)))
            return refuse(say(Message::outputs_same, options.notices->string()));
        if (const auto fault = folder_fault(*options.notices, true))
            return refuse(say(Message::cannot_write, options.notices->string(), *fault));
    }
    return exit_done;
}

}  // namespace citystar::command
