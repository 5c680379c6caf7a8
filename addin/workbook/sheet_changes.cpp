#include "sheet_changes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "citystar/cell_address.hpp"
#include "messages.hpp"

namespace citystar::workbook {
namespace {

using messages::Message;
using messages::say;

bool blank(const CellValue& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text && text->empty();
}

// Formulas of several hundred characters help nobody.
std::string shortened(const std::string& text) {
    constexpr std::size_t longest = 240;
    if (text.size() <= longest) return text;
    return text.substr(0, valid_utf8_prefix(text.substr(0, longest))) + "…";
}

// Formulas that give sentences of ours, in the language of the office that calculated them.
bool gives_words(const std::vector<FormulaPart>& formula) {
    const auto shape = formula_shape(formula);
    return std::ranges::any_of(std::array{"STARTABLE(", "STARWHY(", "STARCHECK(", "STARRULE(", "CITYSTARINFO("},
                               [&](const auto* call) { return shape.find(call) != std::string::npos; });
}

bool same_value(const CellValue& is, const CellValue& should_be, const std::vector<FormulaPart>& formula) {
    const auto* number = std::get_if<double>(&should_be);
    const auto* other = std::get_if<double>(&is);
    if (number && other) return std::abs(*number - *other) <= 1e-9 * std::max(1.0, std::abs(*number));
    if (number || other || is == should_be) return is == should_be;
    const auto text = [](const CellValue& value) {
        return std::holds_alternative<std::string>(value) && !blank(value);
    };
    return text(is) && text(should_be) && gives_words(formula);
}

}  // namespace

SheetChanges::SheetChanges(const Landmarks& landmarks, const Moves& moves, const SheetPair& pair,
                           const WorkbookCells& returned, const Framework& framework, Language language)
    : landmarks_(landmarks),
      moves_(moves),
      pair_(pair),
      framework_(framework),
      language_(language),
      delivered_(landmarks.delivered().cells.sheets[static_cast<std::size_t>(pair.delivered)]),
      returned_(returned),
      sheet_(returned.sheets[static_cast<std::size_t>(pair.returned)]) {}

void SheetChanges::compare(Origin origin, const std::set<std::string>& known) {
    for (int row = 0; row < delivered_.rows(); ++row)
        for (int column = 0; column < delivered_.columns(); ++column) look_at(column, row, origin, known);
}

// The score depends on the sheets with figures, checks and totals.
bool SheetChanges::scores() const {
    const auto& names = landmarks_.delivered().cells.names;
    return std::ranges::any_of(std::array{"CS_VALUES", "CS_ADOPTED", "CS_TOTAL", "CS_UNIT_VALUES"}, [&](auto name) {
        const auto found = names.find(name);
        return found != names.end() && found->second.sheet == pair_.delivered;
    });
}

void SheetChanges::look_at(int column, int row, Origin origin, const std::set<std::string>& known) {
    const int to_column = pair_.columns[static_cast<std::size_t>(column)];
    const int to_row = pair_.rows[static_cast<std::size_t>(row)];
    const bool formula = !landmarks_.parts(pair_.delivered, column, row).empty();
    if (to_column < 0 || to_row < 0 || (!formula && blank(delivered_.value(column, row)))) return;
    if (landmarks_.delivered().input(pair_.delivered, column, row)) return;
    if (!formula) {
        if (origin != Origin::another_version && !known.contains(cell_address(to_column, to_row)))
            compare_printed(column, row, to_column, to_row);
        return;
    }
    ++formulas_;
    const auto& now = sheet_.formula(to_column, to_row);
    if (now.empty()) {
        if (origin == Origin::another_version && !(std::holds_alternative<double>(sheet_.value(to_column, to_row)) &&
                                                   named_alike(column, row, to_column, to_row)))
            return;
        auto expected = moves_.formula(pair_, column, row);
        // The result of another version's formula is unknown.
        const bool countable = origin == Origin::this_version && all_known(expected);
        gone_.push_back({column, row, std::move(expected), countable, false});
        return;
    }
    // Nearly all formulas of most workbooks; the template calls no unknown function.
    if (moves_.in_place() && now == delivered_.formula(column, row)) return;
    note_unknown(cell_address(to_column, to_row), now);
    if (origin == Origin::this_version) compare_formulas(column, row, now);
}

// Columns of another version may be in another order; then only names tell which cells are the same.
bool SheetChanges::named_alike(int column, int row, int to_column, int to_row) const {
    return std::ranges::any_of(landmarks_.delivered().cells.names, [&](const auto& named) {
        const auto& [name, area] = named;
        const auto found = returned_.names.find(name);
        return area.holds(pair_.delivered, column, row) && found != returned_.names.end() &&
               found->second.sheet == pair_.returned && to_column - found->second.left == column - area.left &&
               to_row - found->second.top == row - area.top;
    });
}

void SheetChanges::compare_formulas(int column, int row, const std::string& now) {
    const auto should_be = moves_.formula(pair_, column, row);
    const auto is = formula_parts(now, sheet_.name);
    if (agree(should_be, is)) return;
    if (!agree(moves_.unmoved(pair_, column, row), is))
        return add(altered_, column, row, now, formula_of(should_be, sheet_.name));
    if (left_behind_.count++ > 0) return;
    left_behind_.cell = cell_at(column, row);
    left_behind_.is = shortened(now);
    left_behind_.should_be = shortened(formula_of(should_be, sheet_.name));
}

void SheetChanges::note_unknown(const std::string& cell, const std::string& now) {
    bool any = false;
    for (const auto& token : formula_tokens(now)) {
        if (token.kind != FormulaToken::Kind::function || token.known) continue;
        any = true;
        unknown_functions_.insert(token.text);
    }
    if (any && unknown_.count++ == 0) unknown_.cell = cell;
}

void SheetChanges::compare_printed(int column, int row, int to_column, int to_row) {
    if (code_of(row).empty()) return;
    const auto& should_be = delivered_.value(column, row);
    const auto& is = sheet_.value(to_column, to_row);
    const auto key = [](const CellValue& value) { return name_key(cell_text(value)); };
    if (key(should_be) == key(is)) return;
    printed_[{column, row}] = {cell_address(to_column, to_row), code_of(row), cell_text(is), cell_text(should_be), 1};
}

// The code of the indicator or level that has this row in the template.
std::string SheetChanges::code_of(int row) const {
    const auto text = cell_text(delivered_.value(0, row));
    if (text.empty()) return {};
    if (const auto* indicator = framework_.find_indicator(text)) return indicator->code;
    const auto* level = framework_.find_level(text);
    return level ? level->code : std::string();
}

bool SheetChanges::one_of_a_column(int column, int row) const {
    const auto shape = [&](int of) { return formula_shape(landmarks_.parts(pair_.delivered, column, of)); };
    const auto same = [&](int other) { return other >= 0 && other < delivered_.rows() && shape(other) == shape(row); };
    return same(row - 1) || same(row + 1);
}

std::string SheetChanges::cell_at(int column, int row) const {
    return cell_address(pair_.columns[static_cast<std::size_t>(column)], pair_.rows[static_cast<std::size_t>(row)]);
}

void SheetChanges::add(ChangeGroups& groups, int column, int row, const std::string& is,
                       const std::string& should_be) const {
    auto& group = groups[{column, one_of_a_column(column, row) ? -1 : row}];
    if (group.count++ > 0) return;
    group.cell = cell_at(column, row);
    group.code = code_of(row);
    group.is = shortened(is);
    group.should_be = shortened(should_be);
}

std::vector<GoneFormula> SheetChanges::gone() const {
    std::vector<GoneFormula> out;
    for (const auto& one : gone_)
        if (one.countable)
            out.push_back({pair_.returned, pair_.columns[static_cast<std::size_t>(one.column)],
                           pair_.rows[static_cast<std::size_t>(one.row)], formula_of(one.expected, sheet_.name),
                           delivered_.formula(one.column, one.row).starts_with('{')});
    return out;
}

const std::optional<CellValue>* SheetChanges::judge(const std::optional<CellValue>* results) {
    for (auto& one : gone_) {
        if (!one.countable) continue;
        const auto& is = sheet_.value(pair_.columns[static_cast<std::size_t>(one.column)],
                                      pair_.rows[static_cast<std::size_t>(one.row)]);
        one.right = *results && same_value(is, **results, one.expected);
        ++results;
    }
    return results;
}

void SheetChanges::report_gone(bool error, Findings& out) const {
    ChangeGroups wrong;
    Together frozen;
    for (const auto& one : gone_) {
        const auto should_be = formula_of(one.expected, sheet_.name);
        if (!one.right)
            add(wrong, one.column, one.row, {}, should_be);
        else if (frozen.count++ == 0)
            frozen = {1, cell_at(one.column, one.row), {}, shortened(should_be)};
    }
    if (const auto number = count(wrong); number > most_of_a_kind && number * 2 > formulas_) {
        out.push_back({error, "formulas_overwritten", sheet_.name, wrong.begin()->second.cell, "",
                       say(Message::finding_overwritten_sheet, language_, number, formulas_)});
    } else {
        workbook::report(
            wrong, error, "formula_overwritten", "formulas_overwritten", sheet_.name, out,
            [&](const ChangeGroup& group) {
                return group.count == 1
                           ? say(Message::finding_overwritten, language_, group.should_be)
                           : say(Message::finding_overwritten_many, language_, group.count, group.should_be);
            },
            [&](std::size_t more) { return say(Message::finding_more, language_, more); });
    }
    if (frozen.count > 0)
        out.push_back({false, "formulas_frozen", sheet_.name, frozen.cell, "",
                       say(Message::finding_frozen, language_, frozen.count, frozen.should_be)});
}

void SheetChanges::report(Findings& out) const {
    const bool error = scores();
    const auto more = [&](std::size_t number) { return say(Message::finding_more, language_, number); };
    report_gone(error, out);
    if (left_behind_.count > 0)
        out.push_back({true, "formulas_elsewhere", sheet_.name, left_behind_.cell, "",
                       say(Message::finding_formulas_elsewhere, language_, left_behind_.count, left_behind_.is,
                           left_behind_.should_be)});
    workbook::report(
        altered_, error, "formula_altered", "formulas_altered", sheet_.name, out,
        [&](const ChangeGroup& group) {
            return group.count == 1
                       ? say(Message::finding_altered, language_, group.is, group.should_be)
                       : say(Message::finding_altered_many, language_, group.count, group.is, group.should_be);
        },
        more);
    if (unknown_.count > 0) {
        std::string names;
        for (const auto& name : unknown_functions_) names += (names.empty() ? "" : ", ") + name;
        out.push_back({false, "functions_unknown", sheet_.name, unknown_.cell, "",
                       say(Message::finding_functions_unknown, language_, unknown_.count, shortened(names))});
    }
    workbook::report(
        printed_, false, "printed_changed", "printed_changed", sheet_.name, out,
        [&](const ChangeGroup& group) { return say(Message::finding_printed, language_, group.is, group.should_be); },
        more);
}

}  // namespace citystar::workbook
