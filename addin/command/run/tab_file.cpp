#include "tab_file.hpp"

#include <iterator>
#include <sstream>

#include "citystar/text.hpp"
#include "console/speech.hpp"
#include "files/regular_file.hpp"
#include "inputs.hpp"

namespace citystar::command {
namespace {

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

}  // namespace

std::vector<TabLine> read_tab_file(const std::filesystem::path& file) {
    RegularFile bytes(file);
    const std::string text(std::istreambuf_iterator<char>(bytes), {});
    if (!bytes) throw InputError(say(Message::cannot_read, file.string()));
    std::vector<TabLine> out;
    std::istringstream in(with_plain_lines(text));
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.empty() || line.front() == '#') continue;
        if (valid_utf8_prefix(line) < line.size() || line.find('\0') != std::string::npos)
            throw InputError(say(Message::unusable_manifest, file.string(), number, say(Message::manifest_text)));
        auto& fields = out.emplace_back(TabLine{number, {}}).fields;
        std::istringstream parts(line);
        for (std::string field; std::getline(parts, field, '\t');) fields.push_back(field);
    }
    return out;
}

}  // namespace citystar::command
