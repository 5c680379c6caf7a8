#include "changes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "citystar/cell_address.hpp"
#include "citystar/text.hpp"
#include "messages.hpp"

namespace citystar::workbook {
namespace {

using messages::Message;
using messages::say;

constexpr std::size_t most_of_a_kind = 5;

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

// Cells of one kind: one that stands alone, or the equal ones of a column.
struct Group {
    std::string cell;
    std::string code;
    std::string is;
    std::string should_be;
    std::size_t count = 0;
};
using Groups = std::map<std::pair<int, int>, Group>;  // by column; row, or -1 for the equal ones

class SheetChanges {
public:
    SheetChanges(const Landmarks& landmarks, const std::vector<SheetPair>& pairs, const SheetPair& pair,
                 const WorkbookCells& returned, const Framework& framework, Language language)
        : landmarks_(landmarks),
          pairs_(pairs),
          pair_(pair),
          returned_(returned),
          framework_(framework),
          language_(language),
          delivered_(landmarks.delivered().cells.sheets[static_cast<std::size_t>(pair.delivered)]),
          sheet_(returned.sheets[static_cast<std::size_t>(pair.returned)]) {}

    void find(Origin origin, const std::set<std::string>& known, Findings& out) {
        for (int row = 0; row < delivered_.rows(); ++row)
            for (int column = 0; column < delivered_.columns(); ++column) look_at(column, row, origin, known);
        const bool error = scores();
        const auto gone = count(gone_);
        if (gone > most_of_a_kind && gone * 2 > formulas_) {
            const auto& first = gone_.begin()->second;
            out.push_back({error, "formulas_overwritten", sheet_.name, first.cell, "",
                           say(Message::finding_overwritten_sheet, language_, gone, formulas_)});
        } else {
            report(gone_, error, "formula_overwritten", "formulas_overwritten", out, [this](const Group& group) {
                return group.count == 1
                           ? say(Message::finding_overwritten, language_, group.should_be)
                           : say(Message::finding_overwritten_many, language_, group.count, group.should_be);
            });
        }
        report(altered_, error, "formula_altered", "formulas_altered", out, [this](const Group& group) {
            return group.count == 1
                       ? say(Message::finding_altered, language_, group.is, group.should_be)
                       : say(Message::finding_altered_many, language_, group.count, group.is, group.should_be);
        });
        report(printed_, false, "printed_changed", "printed_changed", out, [this](const Group& group) {
            return say(Message::finding_printed, language_, group.is, group.should_be);
        });
    }

private:
    // The score depends on the sheets that hold figures, checks and totals.
    bool scores() const {
        const auto& names = landmarks_.delivered().cells.names;
        return std::ranges::any_of(std::array{"CS_VALUES", "CS_ADOPTED", "CS_TOTAL", "CS_UNIT_VALUES"}, [&](auto name) {
            const auto found = names.find(name);
            return found != names.end() && found->second.sheet == pair_.delivered;
        });
    }

    const std::vector<FormulaPart>& parts(int column, int row) const {
        return landmarks_.parts(pair_.delivered, column, row);
    }

    void look_at(int column, int row, Origin origin, const std::set<std::string>& known) {
        const int to_column = pair_.columns[static_cast<std::size_t>(column)];
        const int to_row = pair_.rows[static_cast<std::size_t>(row)];
        const auto& formula = parts(column, row);
        if (to_column < 0 || to_row < 0 || (formula.empty() && blank(delivered_.value(column, row)))) return;
        if (landmarks_.delivered().input(pair_.delivered, column, row)) return;
        if (formula.empty()) {
            if (!known.contains(cell_address(to_column, to_row))) compare_printed(column, row, to_column, to_row);
            return;
        }
        ++formulas_;
        const auto& now = sheet_.formula(to_column, to_row);
        if (now.empty()) {
            if (origin == Origin::another_version && !std::holds_alternative<double>(sheet_.value(to_column, to_row)))
                return;
            add(gone_, column, row, {}, formula_of(expected(formula, row, to_row), sheet_.name));
        } else if (origin == Origin::this_version) {
            const auto should_be = expected(formula, row, to_row);
            if (!agree(should_be, formula_parts(now, sheet_.name)))
                add(altered_, column, row, now, formula_of(should_be, sheet_.name));
        }
    }

    // The template's formula in the workbook's own addresses; what is not known of them is -1.
    std::vector<FormulaPart> expected(std::vector<FormulaPart> formula, int row, int to_row) const {
        for (auto& part : formula) {
            if (part.place) move(*part.place, row, to_row);
            if (part.end) move(*part.end, row, to_row);
        }
        return formula;
    }

    void move(CellPlace& place, int row, int to_row) const {
        const bool same_sheet = place.sheet == delivered_.name;
        const auto* pair = pair_of(place.sheet);
        if (!pair) {
            place.column = place.row = -1;
            return;
        }
        place.sheet = returned_.sheets[static_cast<std::size_t>(pair->returned)].name;
        place.column = counterpart(pair->columns, place.column);
        if (same_sheet && place.row == row)
            place.row = to_row;
        else
            place.row = pair->rows_in_order ? counterpart(pair->rows, place.row) : -1;
    }

    const SheetPair* pair_of(const std::string& delivered) const {
        const auto found = std::ranges::find_if(pairs_, [&](const auto& pair) {
            return landmarks_.delivered().cells.sheets[static_cast<std::size_t>(pair.delivered)].name == delivered;
        });
        return found == pairs_.end() ? nullptr : &*found;
    }

    static int counterpart(const std::vector<int>& lines, int line) {
        return line < static_cast<int>(lines.size()) ? lines[static_cast<std::size_t>(line)] : -1;
    }

    static bool agree(const std::vector<FormulaPart>& expected, const std::vector<FormulaPart>& is) {
        return std::ranges::equal(expected, is, [](const FormulaPart& a, const FormulaPart& b) {
            if (!a.place || !b.place) return a.place.has_value() == b.place.has_value() && a.text == b.text;
            return agree(*a.place, *b.place) && agree(a.last(), b.last());
        });
    }

    static bool agree(const CellPlace& expected, const CellPlace& is) {
        const auto same = [](int x, int y) { return x < 0 || x == y; };
        if (expected.column < 0 && expected.row < 0) return true;
        return expected.sheet == is.sheet && same(expected.column, is.column) && same(expected.row, is.row);
    }

    void compare_printed(int column, int row, int to_column, int to_row) {
        if (code_of(row).empty()) return;
        const auto& should_be = delivered_.value(column, row);
        const auto& is = sheet_.value(to_column, to_row);
        const auto key = [](const CellValue& value) { return name_key(cell_text(value)); };
        if (key(should_be) == key(is)) return;
        printed_[{column, row}] = {cell_address(to_column, to_row), code_of(row), cell_text(is), cell_text(should_be),
                                   1};
    }

    // Of the indicator or level whose row it is in the template.
    std::string code_of(int row) const {
        const auto text = cell_text(delivered_.value(0, row));
        if (text.empty()) return {};
        if (const auto* indicator = framework_.find_indicator(text)) return indicator->code;
        const auto* level = framework_.find_level(text);
        return level ? level->code : std::string();
    }

    bool one_of_a_column(int column, int row) const {
        const auto shape = formula_shape(parts(column, row));
        const auto same = [&](int other) {
            return other >= 0 && other < delivered_.rows() && formula_shape(parts(column, other)) == shape;
        };
        return same(row - 1) || same(row + 1);
    }

    void add(Groups& groups, int column, int row, const std::string& is, const std::string& should_be) {
        auto& group = groups[{column, one_of_a_column(column, row) ? -1 : row}];
        if (group.count++ > 0) return;
        group.cell =
            cell_address(pair_.columns[static_cast<std::size_t>(column)], pair_.rows[static_cast<std::size_t>(row)]);
        group.code = code_of(row);
        group.is = shortened(is);
        group.should_be = shortened(should_be);
    }

    static std::size_t count(const Groups& groups) {
        std::size_t out = 0;
        for (const auto& [place, group] : groups) out += group.count;
        return out;
    }

    // The first ones in full; a workbook that was rebuilt would drown everything.
    template <typename Words>
    void report(const Groups& groups, bool error, const char* one, const char* several, Findings& out,
                const Words& words) const {
        std::size_t told = 0;
        std::size_t more = 0;
        for (const auto& [place, group] : groups) {
            if (told++ < most_of_a_kind)
                out.push_back({error, place.second < 0 ? several : one, sheet_.name, group.cell,
                               group.count == 1 ? group.code : std::string(), words(group)});
            else
                more += group.count;
        }
        if (more > 0) out.push_back({error, several, sheet_.name, "", "", say(Message::finding_more, language_, more)});
    }

    const Landmarks& landmarks_;
    const std::vector<SheetPair>& pairs_;
    const SheetPair& pair_;
    const WorkbookCells& returned_;
    const Framework& framework_;
    const Language language_;
    const SheetCells& delivered_;
    const SheetCells& sheet_;
    std::size_t formulas_ = 0;
    Groups gone_;
    Groups altered_;
    Groups printed_;
};

}  // namespace

Findings find_changes(const Landmarks& landmarks, const WorkbookCells& returned, const Framework& framework,
                      Origin origin, const Findings& known, Language language) {
    Findings out;
    const auto pairs = landmarks.pairs(returned);
    for (const auto& pair : pairs) {
        std::set<std::string> cells;
        for (const auto& finding : known)
            if (finding.sheet == returned.sheets[static_cast<std::size_t>(pair.returned)].name)
                cells.insert(finding.cell);
        SheetChanges(landmarks, pairs, pair, returned, framework, language).find(origin, cells, out);
    }
    return out;
}

}  // namespace citystar::workbook
