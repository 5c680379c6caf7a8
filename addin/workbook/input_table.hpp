// The table of a sheet that holds indicators and their figures, wherever it stands.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "citystar/cell_address.hpp"
#include "citystar/framework.hpp"
#include "labels.hpp"
#include "workbook_inputs.hpp"

namespace citystar::workbook {

/// A sheet whose lines are its rows, or its columns if the table lies on its side.
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

/// Two cells whose meaning is not certain.
struct TwoColumns {
    std::string first;  ///< addresses
    std::string second;
    bool names = false;  ///< a named range leads to the first, but its head is in the second
};

/// The line with the heads above the figures.
struct Heads {
    int row = -1;
    std::map<int, std::vector<int>> declared_at;  ///< number of the value → columns whose heads stand for it
    std::map<int, std::vector<int>> verified_at;
    std::map<int, int> declared;  ///< number of the value → the column that counts
    std::map<int, int> verified;
    std::map<std::string, std::vector<int>> others;  ///< key of the head → columns
    std::optional<TwoColumns> two_columns;           ///< if there is one, no column counts
    bool named = false;                              ///< named ranges were decisive

    /// The column with this head; of several, the one that stands among its neighbours in the template. Nothing if
    /// there is no such column, or if several remain.
    std::optional<int> other(templates::labels::Message label) const;
};

struct InputTable {
    View view;
    int code_column = 0;
    Heads heads;
    std::map<int, const Indicator*> rows;
};

/// A cell that names an indicator, by its code or its name.
struct IndicatorCell {
    int column = 0;
    int row = 0;
    const Indicator* indicator = nullptr;
};

/// All of them on a sheet. Pure.
std::vector<IndicatorCell> find_indicators(const Framework& framework, const SheetCells& sheet);

/// The table of a sheet: the column with the most different indicators. Rows whose indicator is named only in another
/// column (because the code was deleted) count too. With `unit_column`, the figures are in the column with that head.
/// Nothing if the sheet has fewer than `least` indicators. `named`: find_indicators() of the sheet. Pure.
std::optional<InputTable> find_table(const std::vector<IndicatorCell>& named, const View& view,
                                     const std::string& unit_column, std::size_t least = 2);

/// Decides which columns hold the figures. Named ranges of the template that lead to this table decide, whatever the
/// heads of other columns say; otherwise the heads decide. Columns that are equally likely by heads or names are a
/// uncertainty.
void settle_columns(InputTable& table, const WorkbookCells& cells, bool units);

/// For a table without heads and names: takes the first columns to the right that hold only figures or nothing in the
/// rows of indicators.
void guess_columns(InputTable& table);

/// Labels in workbooks are Chinese, whatever the user's language.
template <typename... Parts>
std::string printed(templates::labels::Message label, const Parts&... parts) {
    return templates::labels::say(label, Language::zh, parts...);
}

}  // namespace citystar::workbook
