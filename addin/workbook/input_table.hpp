// The table of a sheet that holds indicators and their figures, wherever it stands.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "citystar/cell_address.hpp"
#include "citystar/framework.hpp"
#include "labels.hpp"
#include "workbook_inputs.hpp"

namespace citystar::workbook {

/// A sheet whose lines are rows, or columns if the table lies on its side.
class View {
public:
    View(const SheetCells& sheet, int index, bool sideways) : sheet_(&sheet), index_(index), sideways_(sideways) {}

    int columns() const { return sideways_ ? sheet_->rows() : sheet_->columns(); }
    int rows() const { return sideways_ ? sheet_->columns() : sheet_->rows(); }
    const CellValue& value(int column, int row) const {
        return sideways_ ? sheet_->value(row, column) : sheet_->value(column, row);
    }
    std::string address(int column, int row) const {
        return sideways_ ? cell_address(row, column) : cell_address(column, row);
    }
    InputCell cell(int column, int row) const;
    bool hidden(int row) const { return is_set(sideways_ ? sheet_->hidden_columns : sheet_->hidden_rows, row); }
    bool hidden_column(int column) const {
        return is_set(sideways_ ? sheet_->hidden_rows : sheet_->hidden_columns, column);
    }
    const SheetCells& sheet() const { return *sheet_; }
    int index() const { return index_; }
    bool sideways() const { return sideways_; }

private:
    static bool is_set(const std::vector<bool>& flags, int index) {
        return index >= 0 && index < static_cast<int>(flags.size()) && flags[static_cast<std::size_t>(index)];
    }

    const SheetCells* sheet_;
    int index_;
    bool sideways_;
};

/// The line above the figures.
struct Heads {
    int row = -1;
    std::map<int, int> declared;  ///< number of the value → column
    std::map<int, int> verified;
    std::map<std::string, int> others;  ///< key of the head → column

    /// The column with this head.
    std::optional<int> other(templates::labels::Message label) const;
};

struct InputTable {
    View view;
    int code_column = 0;
    Heads heads;
    std::map<int, const Indicator*> rows;
};

/// The table of a sheet: the column with the most different indicators; rows that name theirs elsewhere only (a code
/// was wiped out) count too. With `unit_column`, the figures are in the column with that head. Nothing if the sheet has
/// fewer than two indicators. Pure.
std::optional<InputTable> find_table(const Framework& framework, const View& view, const std::string& unit_column);

/// Takes the columns of a named range, where it lies on the table's sheet, for values 1, 2, … that have none.
void add_named_columns(const InputTable& table, const WorkbookCells& cells, const char* name,
                       std::map<int, int>& columns);

/// Without heads and names: the first columns to the right that hold figures, or nothing, in the rows of indicators.
void guess_columns(InputTable& table);

/// Labels of workbooks are Chinese, whatever the user speaks.
template <typename... Parts>
std::string printed(templates::labels::Message label, const Parts&... parts) {
    return templates::labels::say(label, Language::zh, parts...);
}

}  // namespace citystar::workbook
