#include "unseen.hpp"

#include <algorithm>
#include <map>

#include "messages.hpp"

namespace citystar::workbook {
namespace {

using messages::Message;
using messages::say;

struct Few {
    const InputCell* first = nullptr;
    std::string code;
    std::size_t count = 0;
};

class Unseen {
public:
    void look_at(const InputCell& cell, const std::string& code, std::size_t column) {
        if (!cell.covered_by.empty()) covered_.push_back({&cell, code, 1});
        if (cell.blank()) return;
        if (cell.hidden) note(hidden_, cell, code, column);
        if (cell.invisible) note(invisible_, cell, code, column);
    }

    void tell(Findings& findings, Language language) const {
        const auto add = [&](const Few& few, const char* kind, std::string text) {
            findings.push_back({false, kind, few.first->sheet, few.first->address, few.code, std::move(text)});
        };
        for (const auto& [place, few] : hidden_)
            add(few, "hidden_columns", say(Message::finding_hidden_columns, language, few.count));
        for (const auto& [place, few] : invisible_)
            add(few, "invisible_text", say(Message::finding_invisible_text, language, few.count));
        for (const auto& few : covered_)
            add(few, "merged_over_figure", say(Message::finding_merged, language, few.first->covered_by));
    }

private:
    using Places = std::map<std::pair<std::string, std::size_t>, Few>;

    static void note(Places& places, const InputCell& cell, const std::string& code, std::size_t column) {
        auto& few = places[{cell.sheet, column}];
        if (few.count++ == 0) few = {&cell, code, 1};
    }

    Places hidden_;
    Places invisible_;
    std::vector<Few> covered_;
};

}  // namespace

void find_unseen(const std::vector<InputRow>& rows, Findings& findings, Language language) {
    Unseen unseen;
    for (const auto& row : rows) {
        const auto wanted = row.indicator->input_count();
        std::size_t column = 0;
        for (const auto* cells : {&row.declared, &row.verified})
            for (std::size_t i = 0; i < max_measures * 2; ++i, ++column)
                if (i < cells->size() && (i < wanted || !(*cells)[i].blank()))
                    unseen.look_at((*cells)[i], row.indicator->code, column);
        for (const auto* cell : {&row.numerator, &row.denominator}) {
            if (*cell) unseen.look_at(**cell, row.indicator->code, column);
            ++column;
        }
    }
    unseen.tell(findings, language);
}

}  // namespace citystar::workbook
