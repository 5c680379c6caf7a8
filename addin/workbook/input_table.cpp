#include "input_table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "citystar/text.hpp"

namespace citystar::workbook {
namespace {

using Label = templates::labels::Message;

// A code like 7 may have become a number.
const Indicator* indicator_of(const Framework& framework, const CellValue& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        return text->empty() ? nullptr : framework.find_indicator(*text);
    if (const auto* number = std::get_if<double>(&value); number && *number == std::floor(*number))
        return framework.find_indicator(cell_text(value));
    return nullptr;
}

// The number of a head: 2 for "数值2", 1 for "数值"; nothing for other texts.
std::optional<int> numbered(const std::string& key, std::initializer_list<std::string> words) {
    for (const auto& word : words) {
        if (!key.starts_with(word)) continue;
        int number = 1;
        const auto* end = key.data() + key.size();
        const auto* begin = key.data() + word.size();
        if (begin == end) return number;
        const auto [stop, error] = std::from_chars(begin, end, number);
        if (error == std::errc() && stop == end && number >= 1 && number <= static_cast<int>(max_measures) * 2)
            return number;
    }
    return std::nullopt;
}

Heads read_heads(const View& view, int row, const std::string& unit_column) {
    Heads out;
    out.row = row;
    for (int column = 0; column < view.columns(); ++column) {
        const auto* text = std::get_if<std::string>(&view.value(column, row));
        if (!text || text->size() > 60) continue;
        const auto key = name_key(*text);
        if (!unit_column.empty()) {
            if (key == unit_column) out.declared_at[1].push_back(column);
        } else if (const auto value = numbered(key, {printed(Label::value, ""), "申报值", "填报值", "实际值", "完成值",
                                                     "指标值", "现状值", "value"})) {
            out.declared_at[*value].push_back(column);
        } else if (const auto verified =
                       numbered(key, {printed(Label::verified, ""), "审核值", "核定值", "verified"})) {
            out.verified_at[*verified].push_back(column);
        }
        out.others[key].push_back(column);
    }
    return out;
}

// The line with the most heads of values; of several such lines, the nearest above the first indicator.
Heads find_heads(const View& view, int first_row, int last_row, const std::string& unit_column) {
    Heads best;
    for (int row = std::min(last_row, view.rows() - 1); row >= 0; --row) {
        auto heads = read_heads(view, row, unit_column);
        if (heads.declared_at.empty() || (row > first_row && !best.declared_at.empty())) continue;
        if (best.row < 0 || heads.declared_at.size() > best.declared_at.size() ||
            (best.row > first_row && row < first_row))
            best = std::move(heads);
    }
    return best;
}

}  // namespace

InputCell View::cell(int column, int row) const {
    const int across = sideways_ ? row : column;
    const int down = sideways_ ? column : row;
    InputCell out;
    out.value = value(column, row);
    out.sheet = sheet_->name;
    out.address = address(column, row);
    out.column = across;
    out.row = down;
    out.formula = !sheet_->formula(across, down).empty();
    out.shown = sheet_->shown_as(across, down);
    out.hidden = hidden_column(column);
    out.invisible = sheet_->is_invisible(across, down);
    if (const auto* cover = sheet_->cover_of(across, down)) out.covered_by = cell_address(cover->left, cover->top);
    return out;
}

std::vector<IndicatorCell> find_indicators(const Framework& framework, const SheetCells& sheet) {
    std::vector<IndicatorCell> out;
    for (int row = 0; row < sheet.rows(); ++row)
        for (int column = 0; column < sheet.columns(); ++column)
            if (const auto* indicator = indicator_of(framework, sheet.value(column, row)))
                out.push_back({column, row, indicator});
    return out;
}

std::optional<InputTable> find_table(const std::vector<IndicatorCell>& named, const View& view,
                                     const std::string& unit_column, std::size_t least) {
    std::map<int, std::map<int, const Indicator*>> columns;
    for (const auto& [across, down, indicator] : named)
        columns[view.sideways() ? down : across][view.sideways() ? across : down] = indicator;
    std::optional<int> best;
    std::size_t most = 0;
    bool best_in_text = false;
    for (const auto& [column, rows] : columns) {
        std::set<const Indicator*> different;
        bool in_text = false;
        for (const auto& [row, indicator] : rows) {
            different.insert(indicator);
            in_text = in_text || std::holds_alternative<std::string>(view.value(column, row));
        }
        // Plain numbers may be figures, so a column of texts is preferred.
        if (!best || (in_text && !best_in_text && different.size() >= 2) ||
            (in_text >= best_in_text && different.size() > most)) {
            best = column;
            most = different.size();
            best_in_text = in_text;
        }
    }
    if (!best || most < least) return std::nullopt;
    InputTable table{view, *best, {}, columns[*best]};
    const int first = table.rows.begin()->first;
    const int last = table.rows.rbegin()->first;
    table.heads = find_heads(view, first, last, unit_column);
    for (auto* heads : {&table.heads.declared_at, &table.heads.verified_at}) {
        for (auto& [number, at] : *heads) std::erase(at, *best);
        std::erase_if(*heads, [](const auto& head) { return head.second.empty(); });
    }
    for (const auto& [column, rows] : columns)
        for (const auto& [row, indicator] : rows)
            if (row > table.heads.row && table.heads.row >= 0 &&
                std::holds_alternative<std::string>(view.value(column, row)) &&
                cell_text(view.value(*best, row)).empty())
                table.rows.emplace(row, indicator);
    return table;
}

void guess_columns(InputTable& table) {
    int wanted = 1;
    for (const auto& [row, indicator] : table.rows)
        wanted = std::max(wanted, static_cast<int>(indicator->input_count()));
    for (int column = table.code_column + 1;
         column < table.view.columns() && static_cast<int>(table.heads.declared.size()) < wanted; ++column) {
        int figures = 0;
        int texts = 0;
        for (const auto& [row, indicator] : table.rows) {
            const auto& value = table.view.value(column, row);
            figures += std::holds_alternative<double>(value);
            const auto* text = std::get_if<std::string>(&value);
            if (text && !text->empty())
                (text->size() <= 12 && text->find_first_of("0123456789") != std::string::npos ? figures : texts) += 1;
        }
        if (figures == 0 ? table.heads.declared.empty() : figures < texts) continue;
        if (texts > figures + 3) continue;
        table.heads.declared.emplace(static_cast<int>(table.heads.declared.size()) + 1, column);
    }
}

}  // namespace citystar::workbook
