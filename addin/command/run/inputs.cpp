#include "inputs.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "citystar/text.hpp"
#include "console/interruption.hpp"
#include "console/shown_path.hpp"
#include "console/speech.hpp"
#include "files/preflight.hpp"
#include "files/regular_file.hpp"
#include "files/workbook_formats.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

// The same name for the same file, whichever path leads to it.
fs::path identity(const fs::path& path) {
    std::error_code failed;
    auto out = fs::weakly_canonical(path, failed);
    return failed ? fs::absolute(path, failed) : out;
}

// Whether a file or folder is skipped when its folder is searched: hidden ones, and the lock files of programs next to
// an open workbook.
bool passed_over(const fs::path& file) {
    const auto name = file.filename().string();
    return name.starts_with(".") || name.starts_with("~$");
}

std::vector<Input> files_below(const fs::path& folder, const std::set<fs::path>& except) {
    std::vector<Input> out;
    std::error_code failed;
    for (fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, failed), end;
         !failed && it != end && !interruption(); it.increment(failed)) {
        const auto& path = it->path();
        const bool passed = passed_over(path) || (!except.empty() && except.contains(identity(path)));
        std::error_code unknown;
        if (it->is_directory(unknown)) {
            if (passed) it.disable_recursion_pending();
        } else if (!passed) {
            out.push_back({shown_path(path), path, !serves(path, use_read) && !spreadsheet_by_content(path)});
        }
    }
    std::ranges::sort(out, {}, &Input::path);
    return out;
}

}  // namespace

Inputs expand(const std::vector<fs::path>& arguments, const std::vector<fs::path>& except) {
    Inputs out;
    std::set<fs::path> seen;
    const auto add = [&](Input input) {
        if (seen.insert(identity(input.path)).second) out.files.push_back(std::move(input));
    };
    std::set<fs::path> spared;
    for (const auto& path : except)
        if (!path.empty()) spared.insert(identity(path));
    for (const auto& argument : arguments) {
        std::error_code failed;
        if (!fs::is_directory(argument, failed)) {
            add({shown_path(argument), argument});
            continue;
        }
        auto others = spared;
        others.erase(identity(argument));
        auto found = files_below(argument, others);
        if (std::ranges::all_of(found, &Input::left_out)) out.barren.push_back(argument);
        for (auto& input : found) add(std::move(input));
    }
    return out;
}

std::vector<Input> read_manifest(const fs::path& manifest) {
    RegularFile file(manifest);
    std::error_code failed;
    if (!file) throw InputError(say(Message::cannot_read, manifest.string()));
    std::vector<Input> out;
    std::map<fs::path, int> lines;
    int number = 0;
    const auto bad = [&](const std::string& why) {
        return InputError(say(Message::unusable_manifest, manifest.string(), number, why));
    };
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        if (line.ends_with('\r')) line.pop_back();
        if (line.empty() || line.starts_with('#')) continue;
        if (valid_utf8_prefix(line) < line.size() || line.find('\0') != std::string::npos)
            throw bad(say(Message::manifest_text));
        const auto path = manifest.parent_path() / path_shown(line);
        if (!fs::is_regular_file(path, failed)) throw bad(say(Message::manifest_no_file, line));
        const auto [earlier, first] = lines.emplace(identity(path), number);
        if (!first) throw bad(say(Message::manifest_repeated, earlier->second));
        out.push_back({line, path});
    }
    return out;
}

}  // namespace citystar::command
