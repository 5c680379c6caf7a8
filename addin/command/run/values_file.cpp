#include "values_file.hpp"

#include <algorithm>
#include <map>
#include <span>

#include "cell_texts.hpp"
#include "citystar/text.hpp"
#include "console/speech.hpp"
#include "inputs.hpp"
#include "tab_file.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

class Reader {
public:
    Reader(const fs::path& file, const Framework& framework, templates::WorkbookOptions& content)
        : file_(file), framework_(framework), content_(content) {}

    void read() {
        for (auto& line : read_tab_file(file_)) {
            number_ = line.number;
            if (!read_units_line(line.fields)) read_values(std::move(line.fields));
        }
    }

private:
    InputError bad(const std::string& why) const {
        return InputError(say(Message::unusable_manifest, file_.string(), number_, why));
    }

    bool read_units_line(const std::vector<std::string>& fields) {
        const auto& units = framework_.units;
        if (units.empty() || fields.size() != units.size() + 1) return false;
        const auto given = std::span(fields).subspan(1);
        if (fields.front() == "unit") return std::ranges::equal(units, given, {}, &Unit::name);
        if (fields.front() != "coefficient" || !framework_.coefficient) return false;
        content_.coefficients.clear();
        for (const auto& field : given) content_.coefficients.push_back(coefficient_of(field));
        return true;
    }

    double coefficient_of(const std::string& field) const {
        if (field.empty()) return 1;
        const auto number = templates::typed_number(field);
        const double most = framework_.coefficient->max;
        if (!number || !(*number > 0 && *number <= most))
            throw bad(say(Message::values_coefficient, field, templates::plain(most)));
        return *number;
    }

    void read_values(std::vector<std::string> fields) {
        const auto* indicator = framework_.find_indicator(fields.front());
        if (!indicator)
            throw InputError(
                say(Message::unknown_code, file_.string(), number_, framework_.id, visible(fields.front())));
        const auto [first, is_new] = lines_.emplace(indicator->code, number_);
        if (!is_new) throw bad(say(Message::values_twice, indicator->code, first->second));
        fields.erase(fields.begin());
        const auto allowed = framework_.units.empty() ? indicator->input_count() : framework_.units.size();
        if (fields.size() > allowed)
            throw InputError(say(Message::too_many_values, file_.string(), number_, indicator->code, allowed));
        content_.values[indicator->code] = std::move(fields);
    }

    const fs::path& file_;
    const Framework& framework_;
    templates::WorkbookOptions& content_;
    std::map<std::string, int> lines_;  ///< by code
    int number_ = 0;
};

}  // namespace

void read_values_file(const fs::path& file, const Framework& framework, templates::WorkbookOptions& content) {
    Reader(file, framework, content).read();
}

}  // namespace citystar::command
