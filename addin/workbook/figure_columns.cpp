// Decides which columns of a table hold the figures that count.

#include <algorithm>
#include <array>

#include "citystar/text.hpp"
#include "input_table.hpp"

namespace citystar::workbook {
namespace {

using Label = templates::labels::Message;
using Columns = std::map<int, int>;
using Candidates = std::map<int, std::vector<int>>;

// The columns that have the same order in the templates of all versions.
constexpr std::array order{Label::code,        Label::name,   Label::measures, Label::numerator,
                           Label::denominator, Label::value,  Label::check,    Label::data_period,
                           Label::document,    Label::page,   Label::dated,    Label::grade,
                           Label::verifier,    Label::status, Label::planned,  Label::remark};

const CellArea* area_on(const InputTable& table, const WorkbookCells& cells, const char* name) {
    const auto found = cells.names.find(name);
    if (found == cells.names.end() || found->second.sheet != table.view.index() || table.view.sideways())
        return nullptr;
    const auto covered = std::ranges::count_if(table.rows, [&](const auto& row) {
        return row.first >= found->second.top && row.first <= found->second.bottom;
    });
    return static_cast<std::size_t>(covered) * 2 >= table.rows.size() ? &found->second : nullptr;
}

class Settling {
public:
    Settling(InputTable& table, const WorkbookCells& cells) : table_(table), heads_(table.heads), cells_(cells) {}

    void settle(const char* name, Label label, const Candidates& candidates, Columns& into) {
        if (const auto* area = area_on(table_, cells_, name)) {
            heads_.named = true;
            by_names(*area, label, into);
        } else {
            by_heads(candidates, into);
        }
    }

    // A unit's column is found by its head, inside the named range if there is one.
    void settle_unit(const char* name) {
        auto candidates = heads_.declared_at;
        if (const auto* area = area_on(table_, cells_, name)) {
            heads_.named = true;
            for (auto& [number, columns] : candidates) {
                const auto outside = [&](int column) { return column < area->left || column > area->right; };
                const auto others = columns;
                std::erase_if(columns, outside);
                if (columns.empty() && !others.empty()) name_two_columns(area->right, others.front(), true);
            }
            std::erase_if(candidates, [](const auto& one) { return one.second.empty(); });
        }
        by_heads(candidates, heads_.declared);
    }

private:
    std::string key_at(int column) const {
        return heads_.row < 0 ? std::string() : name_key(cell_text(table_.view.value(column, heads_.row)));
    }

    void name_two_columns(int first, int second, bool names) {
        const int row = std::max(heads_.row, 0);
        if (!heads_.two_columns)
            heads_.two_columns = TwoColumns{table_.view.address(first, row), table_.view.address(second, row), names};
    }

    static std::string head(Label label, int number) { return name_key(printed(label, number)); }

    // A column with the head of another value, or a column that somebody inserted, does not change the meaning of the
    // others.
    void by_names(const CellArea& area, Label label, Columns& into) {
        std::vector<int> without;
        for (int column = area.left; column <= area.right; ++column) {
            const auto key = key_at(column);
            int number = 1;
            while (number <= static_cast<int>(max_measures) * 2 && key != head(label, number)) ++number;
            if (number > static_cast<int>(max_measures) * 2)
                without.push_back(column);
            else if (const auto [place, added] = into.emplace(number, column); !added)
                name_two_columns(place->second, column, false);
        }
        const int width = area.right - area.left + 1;
        const int wanted = widest();
        for (int number = 1; number <= std::min(width, wanted); ++number) {
            if (into.contains(number)) continue;
            // The names stayed at their old addresses when a script moved the columns.
            if (const auto elsewhere = outside(area, head(label, number))) {
                name_two_columns(without.empty() ? area.left : without.front(), *elsewhere, true);
                continue;
            }
            if (without.empty()) continue;
            if (width > wanted && without.size() > 1) name_two_columns(without[0], without[1], false);
            into.emplace(number, without.front());
            without.erase(without.begin());
        }
    }

    std::optional<int> outside(const CellArea& area, const std::string& key) const {
        const auto found = heads_.others.find(key);
        if (found == heads_.others.end()) return std::nullopt;
        for (const int column : found->second)
            if (column < area.left || column > area.right) return column;
        return std::nullopt;
    }

    int widest() const {
        std::size_t most = 1;
        for (const auto& [row, indicator] : table_.rows) most = std::max(most, indicator->input_count());
        return static_cast<int>(most);
    }

    bool filled(int column) const {
        return std::ranges::any_of(table_.rows, [&](const auto& row) {
            return row.first != heads_.row && !table_.view.cell(column, row.first).blank();
        });
    }

    void by_heads(const Candidates& candidates, Columns& into) {
        for (const auto& [number, columns] : candidates) {
            auto full = columns;
            std::erase_if(full, [&](int column) { return !filled(column); });
            if (full.size() > 1) name_two_columns(full[0], full[1], false);
            into.emplace(number, full.empty() ? columns.front() : full.front());
        }
    }

    InputTable& table_;
    Heads& heads_;
    const WorkbookCells& cells_;
};

// If it is not certain which figures count, none count.
void drop_doubtful(Heads& heads) {
    if (!heads.two_columns) return;
    heads.declared.clear();
    heads.verified.clear();
}

}  // namespace

std::optional<int> Heads::other(Label label) const {
    const auto columns_of = [&](Label one) -> std::vector<int> {
        if (one == Label::value) {
            std::vector<int> out;
            for (const auto& [number, column] : declared) out.push_back(column);
            return out;
        }
        const auto found = others.find(name_key(printed(one)));
        return found == others.end() ? std::vector<int>() : found->second;
    };
    auto columns = columns_of(label);
    if (columns.size() == 1) return columns.front();
    const auto* const self = std::ranges::find(order, label);
    if (self == order.end()) return std::nullopt;
    for (const auto* one = order.begin(); one != order.end(); ++one) {
        const auto neighbours = columns_of(*one);
        if (one == self || neighbours.empty() || (*one != Label::value && neighbours.size() > 1)) continue;
        const auto ends = std::ranges::minmax(neighbours);
        std::erase_if(columns, [&](int column) { return one < self ? column < ends.max : column > ends.min; });
    }
    return columns.size() == 1 ? std::optional(columns.front()) : std::nullopt;
}

void settle_columns(InputTable& table, const WorkbookCells& cells, bool units) {
    Settling settling(table, cells);
    if (units) {
        const auto verified = cells.names.find("CS_UNIT_VERIFIED");
        const bool verifies = verified != cells.names.end() && verified->second.sheet == table.view.index();
        settling.settle_unit(verifies ? "CS_UNIT_VERIFIED" : "CS_UNIT_DECLARED");
    } else {
        settling.settle("CS_VALUES", Label::value, table.heads.declared_at, table.heads.declared);
        settling.settle("CS_VERIFIED", Label::verified, table.heads.verified_at, table.heads.verified);
    }
    drop_doubtful(table.heads);
}

}  // namespace citystar::workbook
