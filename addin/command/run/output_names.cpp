#include "output_names.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "citystar/text.hpp"
#include "files/workbook_formats.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
using FileNumber = std::pair<dev_t, ino_t>;

bool file_number(const fs::path& path, FileNumber& out) {
    struct stat status = {};
    if (stat(path.c_str(), &status) != 0) return false;
    out = {status.st_dev, status.st_ino};
    return true;
}

// A file name has at most 255 bytes; the ending and the name of the temporary file need some.
constexpr std::size_t longest_name = 190;

std::string file_name(const std::string& title) {
    std::string out;
    for (const char c : title) {
        const auto byte = static_cast<unsigned char>(c);
        const bool refused =
            byte < ' ' || byte == 0x7F || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
        out += refused ? '_' : c;
    }
    if (out.size() > longest_name) out.resize(longest_name);
    out.resize(valid_utf8_prefix(out));
    while (!out.empty() && (out.back() == '.' || out.back() == ' ')) out.pop_back();
    if (out.empty() || out.front() == '.' || out.front() == '~') out.insert(out.begin(), '_');
    return out;
}

}  // namespace

std::vector<std::string> file_names(const std::vector<std::string>& titles) {
    std::set<std::string> taken;
    std::vector<std::string> out;
    for (const auto& title : titles) {
        const auto stem = file_name(title);
        auto name = stem;
        for (int copy = 2; !taken.insert(name_key(name)).second; ++copy) name = stem + "~" + std::to_string(copy);
        out.push_back(std::move(name));
    }
    return out;
}

std::vector<std::string> output_names(const std::vector<Input>& inputs, const fs::path& folder) {
    std::set<FileNumber> files;
    FileNumber number;
    for (const auto& input : inputs)
        if (file_number(input.path, number)) files.insert(number);
    const auto over_input = [&](const std::string& name) {
        return std::ranges::any_of(workbook_formats(), [&](const WorkbookFormat& format) {
            return (format.uses & use_recalc) != 0 &&
                   file_number(folder / (name + std::string(format.ending)), number) && files.contains(number);
        });
    };
    std::set<std::string> taken;
    std::vector<std::string> out;
    for (const auto& input : inputs) {
        if (input.left_out) {
            out.emplace_back();
            continue;
        }
        const auto stem = input.path.stem().string();
        auto name = stem;
        for (int copy = 2; taken.contains(name) || over_input(name); ++copy) name = stem + "~" + std::to_string(copy);
        taken.insert(name);
        out.push_back(std::move(name));
    }
    return out;
}

}  // namespace citystar::command
