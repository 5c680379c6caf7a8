#include "units_list.hpp"

#include <algorithm>
#include <map>

#include "citystar/text.hpp"
#include "console/shown_path.hpp"
#include "console/speech.hpp"
#include "inputs.hpp"
#include "tab_file.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_told = 10;
// A file name has at most 255 bytes; the ending and the name of the temporary file need some.
constexpr std::size_t longest_name = 200;

std::string trimmed(const std::string& field) {
    const auto first = field.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : field.substr(first, field.find_last_not_of(' ') - first + 1);
}

bool head(const std::string& field) { return field == "单位" || field == "填报单位" || field == "unit"; }

// Windows refuses more names than Linux, and the workbooks go there.
bool names_a_file(std::string_view unit) {
    const auto refused = [](unsigned char c) {
        return c < ' ' || c == 0x7F || std::string_view("/\\:*?\"<>|").find(static_cast<char>(c)) != std::string::npos;
    };
    return unit.size() <= longest_name && !unit.starts_with('.') && !unit.ends_with('.') &&
           std::ranges::none_of(unit, refused);
}

class Reader {
public:
    Reader(const fs::path& file, const Framework& framework) : file_(file), framework_(framework) {}

    std::vector<UnitLine> read() {
        for (auto& line : read_tab_file(file_)) {
            line.fields.resize(std::max<std::size_t>(line.fields.size(), 3));
            std::ranges::transform(line.fields, line.fields.begin(), trimmed);
            const bool first = !seen_;
            seen_ = true;
            if (!(first && head(line.fields.front()))) add(line);
        }
        if (!faults_.empty()) throw InputError(told());
        if (out_.empty()) throw InputError(say(Message::units_none, file_.string()));
        return std::move(out_);
    }

private:
    void bad(int number, const std::string& why) {
        faults_.push_back(say(Message::unusable_manifest, file_.string(), number, why));
    }

    void add(const TabLine& line) {
        UnitLine one{line.number, line.fields[0], line.fields[1], std::nullopt};
        if (line.fields.size() > 3) return bad(line.number, say(Message::units_fields));
        if (one.unit.empty()) return bad(line.number, say(Message::units_no_name));
        if (!names_a_file(one.unit)) return bad(line.number, say(Message::units_name, visible(one.unit)));
        const auto& units = framework_.units;
        if (!units.empty() && std::ranges::find(units, one.unit, &Unit::name) == units.end())
            return bad(line.number, say(Message::units_unknown, one.unit, units.front().name));
        const auto [earlier, is_new] = lines_.emplace(one.unit, line.number);
        if (!is_new) return bad(line.number, say(Message::units_twice, one.unit, earlier->second));
        if (!line.fields[2].empty()) {
            one.values = file_.parent_path() / path_shown(line.fields[2]);
            std::error_code failed;
            if (!fs::is_regular_file(*one.values, failed))
                return bad(line.number, say(Message::manifest_no_file, line.fields[2]));
        }
        out_.push_back(std::move(one));
    }

    std::string told() const {
        std::string out;
        for (std::size_t i = 0; i < std::min(faults_.size(), most_told); ++i) out += (i ? "\n" : "") + faults_[i];
        if (faults_.size() > most_told) out += "\n" + say(Message::units_more_faults, faults_.size() - most_told);
        return out;
    }

    const fs::path& file_;
    const Framework& framework_;
    bool seen_ = false;
    std::map<std::string, int> lines_;  ///< by unit
    std::vector<std::string> faults_;
    std::vector<UnitLine> out_;
};

}  // namespace

std::vector<UnitLine> read_units_list(const fs::path& file, const Framework& framework) {
    return Reader(file, framework).read();
}

}  // namespace citystar::command
