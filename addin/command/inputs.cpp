#include "inputs.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "speech.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

// One name for one file, whatever way leads there.
fs::path identity(const fs::path& path) {
    std::error_code failed;
    auto out = fs::weakly_canonical(path, failed);
    return failed ? fs::absolute(path, failed) : out;
}

bool workbook_name(const fs::path& path) {
    auto ending = path.extension().string();
    std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return ending == ".ods" || ending == ".xlsx";
}

std::vector<fs::path> workbooks_below(const fs::path& folder, const fs::path& except) {
    std::vector<fs::path> out;
    std::error_code failed;
    for (fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, failed), end;
         !failed && it != end; it.increment(failed)) {
        const bool hidden = it->path().filename().string().starts_with(".");
        std::error_code unknown;
        if (it->is_directory(unknown)) {
            if (hidden || (!except.empty() && identity(it->path()) == except)) it.disable_recursion_pending();
        } else if (!hidden && workbook_name(it->path()) && (except.empty() || identity(it->path()) != except)) {
            out.push_back(it->path());
        }
    }
    std::ranges::sort(out);
    return out;
}

bool plain_utf8(const std::string& line) {
    std::size_t i = 0;
    while (i < line.size()) {
        const auto byte = static_cast<unsigned char>(line[i]);
        const std::size_t length = byte < 0x80 ? 1 : byte >= 0xF0 && byte < 0xF5 ? 4 : byte >= 0xE0 ? 3 : 2;
        if (byte == 0 || (byte >= 0x80 && byte < 0xC2) || byte >= 0xF5 || i + length > line.size()) return false;
        for (std::size_t k = 1; k < length; ++k)
            if ((static_cast<unsigned char>(line[i + k]) & 0xC0) != 0x80) return false;
        i += length;
    }
    return true;
}

}  // namespace

std::vector<Input> expand(const std::vector<fs::path>& arguments, const fs::path& except) {
    std::vector<Input> out;
    std::set<fs::path> seen;
    const auto add = [&](const fs::path& path) {
        if (seen.insert(identity(path)).second) out.push_back({path.string(), path});
    };
    const auto spared = except.empty() ? except : identity(except);
    for (const auto& argument : arguments) {
        std::error_code failed;
        if (!fs::is_directory(argument, failed)) {
            add(argument);
            continue;
        }
        for (const auto& path : workbooks_below(argument, identity(argument) == spared ? fs::path() : spared))
            add(path);
    }
    return out;
}

std::vector<Input> read_manifest(const fs::path& manifest) {
    std::ifstream file(manifest, std::ios::binary);
    std::error_code failed;
    if (!file || fs::is_directory(manifest, failed)) throw InputError(say(Message::cannot_read, manifest.string()));
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
        if (!plain_utf8(line)) throw bad(say(Message::manifest_text));
        const auto path = manifest.parent_path() / line;
        if (!fs::is_regular_file(path, failed)) throw bad(say(Message::manifest_no_file, line));
        const auto [earlier, first] = lines.emplace(identity(path), number);
        if (!first) throw bad(say(Message::manifest_repeated, earlier->second));
        out.push_back({line, path});
    }
    return out;
}

}  // namespace citystar::command
