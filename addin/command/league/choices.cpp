#include "choices.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>

#include "citystar/text.hpp"
#include "console/speech.hpp"
#include "files/regular_file.hpp"
#include "run/inputs.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
using workbook::Assessment;

enum Column { unit, file, who, why, column_count };

constexpr std::array<std::array<const char*, 2>, column_count> heads{
    {{"unit", "单位"}, {"file", "文件"}, {"who", "决定人"}, {"why", "理由"}}};

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> out;
    for (std::size_t from = 0; from <= line.size();) {
        const auto to = std::min(line.find('\t', from), line.size());
        auto cell = line.substr(from, to - from);
        const auto first = cell.find_first_not_of(' ');
        out.push_back(first == std::string::npos ? "" : cell.substr(first, cell.find_last_not_of(' ') + 1 - first));
        from = to + 1;
    }
    return out;
}

class Reader {
public:
    explicit Reader(const fs::path& name) : name_(name) {}

    std::vector<Choice> read() {
        std::error_code failed;
        if (!fs::is_regular_file(name_, failed)) throw InputError(say(Message::cannot_read, name_.string()));
        RegularFile in(name_);
        if (!in) throw InputError(say(Message::cannot_read, name_.string()));
        for (std::string line; std::getline(in, line);) {
            if (++number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
            if (line.ends_with('\r')) line.pop_back();
            if (valid_utf8_prefix(line) < line.size() || line.find('\0') != std::string::npos)
                throw bad(say(Message::manifest_text));
            if (line.find_first_not_of(" \t") == std::string::npos || line.starts_with('#')) continue;
            const auto cells = cells_of(line);
            if (columns_.empty())
                find_columns(cells);
            else
                add(cells);
        }
        if (columns_.empty()) throw InputError(say(Message::choose_empty, name_.string()));
        return std::move(out_);
    }

private:
    InputError bad(const std::string& why) const {
        return InputError(say(Message::unusable_manifest, name_.string(), number_, why));
    }

    void find_columns(const std::vector<std::string>& cells) {
        for (const auto& names : heads) {
            const auto found = std::ranges::find_if(cells, [&](const auto& cell) {
                return name_key(cell) == name_key(names[0]) || name_key(cell) == name_key(names[1]);
            });
            if (found == cells.end()) throw bad(say(Message::choose_head, names[0]));
            columns_.push_back(static_cast<std::size_t>(found - cells.begin()));
        }
    }

    void add(const std::vector<std::string>& cells) {
        const auto cell = [&](Column column) {
            return columns_[column] < cells.size() ? cells[columns_[column]] : std::string();
        };
        Choice one{number_, cell(unit), cell(file) == "-" ? "" : cell(file), cell(who), cell(why)};
        for (const auto needed : {unit, who, why})
            if (name_key(cell(needed)).empty()) throw bad(say(Message::choose_missing, heads[needed][0]));
        const auto [earlier, first] = lines_.emplace(name_key(one.unit), number_);
        if (!first) throw bad(say(Message::choose_twice, one.unit, earlier->second));
        out_.push_back(std::move(one));
    }

    const fs::path& name_;
    int number_ = 0;
    std::vector<std::size_t> columns_;
    std::map<std::string, int> lines_;
    std::vector<Choice> out_;
};

fs::path plain(const fs::path& path) { return fs::absolute(path).lexically_normal(); }

bool ends_with(const fs::path& path, const fs::path& end) {
    auto part = path.end();
    for (auto wanted = end.end(); wanted != end.begin();) {
        if (part == path.begin()) return false;
        if (*--part != *--wanted) return false;
    }
    return true;
}

std::vector<fs::path> meant(const std::string& file, const std::vector<fs::path>& workbooks) {
    std::vector<fs::path> out;
    const auto take = [&](const auto& fits) {
        if (out.empty()) std::ranges::copy_if(workbooks, std::back_inserter(out), fits);
    };
    take([&](const fs::path& one) { return one == file; });
    take([&](const fs::path& one) { return plain(one) == plain(file); });
    const auto end = fs::path(file).lexically_normal();
    take([&](const fs::path& one) { return end.is_relative() && ends_with(plain(one), end); });
    return out;
}

}  // namespace

std::vector<Choice> read_choices(const fs::path& file) { return Reader(file).read(); }

void find_files(std::vector<Choice>& choices, const std::vector<fs::path>& workbooks, const fs::path& name) {
    for (auto& choice : choices) {
        if (choice.file.empty()) continue;
        const auto found = meant(choice.file, workbooks);
        if (found.size() != 1)
            throw InputError(say(Message::unusable_manifest, name.string(), choice.line,
                                 found.empty() ? say(Message::choose_no_file, choice.file)
                                               : say(Message::choose_files, choice.file, found.size())));
        choice.file = found.front().string();
    }
}

bool is_about(const Choice& choice, const Assessment& unit) {
    return unit.scored() && name_key(unit.name()) == name_key(choice.unit);
}

bool takes(const Choice& choice, const Assessment& unit) {
    return is_about(choice, unit) && choice.file == unit.file.string();
}

std::vector<const Choice*> unused(const std::vector<Choice>& choices, const std::vector<Assessment>& units) {
    std::vector<const Choice*> out;
    for (const auto& choice : choices)
        if (std::ranges::none_of(units, [&](const auto& unit) {
                return choice.file.empty() ? is_about(choice, unit) : takes(choice, unit);
            }))
            out.push_back(&choice);
    return out;
}

}  // namespace citystar::command
