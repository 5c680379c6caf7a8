#include "plausibility.hpp"

#include <algorithm>
#include <cctype>

#include "citystar/doubt.hpp"
#include "citystar/explain.hpp"
#include "citystar/text.hpp"
#include "messages.hpp"

namespace citystar::workbook {
namespace {

using messages::Message;
using messages::say;

constexpr double usual_share = 0.2;
constexpr double small_criterion = 0.02;
constexpr std::size_t enough_shares = 5;

struct Share {
    const InputRow* row;
    std::size_t at;
    double value;
    const InputCell* cell;
};

std::vector<Share> proportions_of(const std::vector<const InputRow*>& rows,
                                  const std::vector<AdoptedFigures>& figures) {
    std::vector<Share> out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& measures = rows[i]->indicator->measures;
        const auto& [values, cells] = figures[i];
        for (std::size_t k = 0; k < std::min(measures.size(), values.size()); ++k)
            if (measures[k].type == MeasureType::share && values[k].kind == Value::Kind::number)
                out.push_back({rows[i], k, values[k].number, cells[k]});
    }
    return out;
}

// Whether a small value may be right, or was reported already.
bool may_be_small(const Share& share) {
    const auto& indicator = *share.row->indicator;
    if (indicator.measures[share.at].lower_is_better) return true;
    const auto lowest = lowest_bound(indicator, share.at);
    if (lowest) return *lowest < small_criterion || *lowest >= least_asked;
    // If the criteria name no lower bound, small values are good. For a part of a mean, the engine's own check reports
    // it.
    return indicator.kind == IndicatorKind::scored;
}

double median(std::vector<double> numbers) {
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::ranges::nth_element(numbers, middle);
    return *middle;
}

}  // namespace

void find_small_shares(const std::vector<const InputRow*>& rows, const std::vector<AdoptedFigures>& figures,
                       Findings& findings, Language language) {
    const auto shares = proportions_of(rows, figures);
    for (const auto& share : shares) {
        if (share.value <= 0 || share.value >= small_share || may_be_small(share)) continue;
        std::vector<double> others;
        for (const auto& other : shares)
            if (&other != &share) others.push_back(other.value);
        if (others.size() < enough_shares) continue;
        const auto usual = median(std::move(others));
        if (usual < usual_share) continue;
        const auto text = [&](double value) {
            return value_text(share.row->indicator->measures[share.at], value, language);
        };
        findings.push_back({false, implausible_kind, share.cell->sheet, share.cell->address, share.row->indicator->code,
                            say(Message::finding_implausible_share, language, text(share.value), text(usual),
                                text(share.value * 100))});
    }
}

std::optional<Finding> damaged_code(const InputRow& row, Language language) {
    const auto& code = row.indicator->code;
    const auto found = [&](std::string text) {
        return Finding{false, "code_damaged", row.sheet, row.code_cell, code, std::move(text)};
    };
    if (row.code_text.empty()) return found(say(Message::finding_code_missing, language, code));
    const auto same_but_for_case = [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); };
    if (name_key(row.code_text) != name_key(code) || std::ranges::equal(row.code_text, code, same_but_for_case))
        return std::nullopt;
    return found(say(Message::finding_code_damaged, language, visible(row.code_text), code, code));
}

}  // namespace citystar::workbook
