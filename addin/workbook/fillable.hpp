// The cells of a workbook that are filled in by hand, and what they hold, as join compares them.
#pragma once

#include <string>
#include <vector>

#include "part_mark.hpp"
#include "workbook_inputs.hpp"

namespace citystar::workbook {

struct FillableCell {
    FieldKey key;
    const Indicator* indicator = nullptr;
    std::string head;  ///< of its column, as printed
    std::string sheet;
    std::string address;
    /// Normal forms: a figure that collect can read is a number, a yes or no is a word of the template; a value that is
    /// the quotient of its numerator and denominator by formula is empty, since it follows them.
    templates::Content content;
    std::string as_typed;  ///< the content as it stands in the cell
    std::string refused;   ///< why the content cannot be used, and what to do; empty: it can be used
    bool formula = false;  ///< somebody's own formula gives the content
};

/// Whether the value of the indicator may be left to a formula with numerator and denominator.
bool has_quotient(const Indicator& indicator);
/// Whether the field is one of the three cells of such an indicator.
bool in_quotient(const Indicator& indicator, const std::string& field);

/// The same content, but for the last digits of a number and for numbers typed as texts. Pure.
bool same_content(const templates::Content& a, const templates::Content& b);
bool empty(const templates::Content& content);

/// The date of a cell's number, in days since 1899-12-30, as 2024-03-15; the number itself if that is no date of the
/// years 1 to 9999. Pure.
std::string date_text(double serial);
/// The number of a date that is typed as a text: 2024-03-15, 2024/3/15, 2024.3.15, 2024年3月15日, also in full width.
/// Nothing if it is no date of the years 1900 to 9999. Pure.
std::optional<double> date_of_text(const std::string& typed);

/// The cells of all rows of the report and of the text tasks. `inputs` was read from `cells` with notes and has a
/// framework. If `cells.links` is set, these cells come from other files. Pure.
std::vector<FillableCell> fillable_cells(const WorkbookCells& cells, const WorkbookInputs& inputs, Language language);

/// What else a part shows: the verified figures, "verifier" and "departments" of a row. Pure.
templates::RowContents shown_contents(const InputRow& row);

/// The departments that lead an indicator: those that the framework prints, but for phrases such as 各相关部门; where
/// it prints none, the first one that was typed into the workbook. `typed` may be empty. Pure.
std::vector<std::string> lead_departments(const Framework& framework, const Indicator& indicator,
                                          const std::string& typed);

}  // namespace citystar::workbook
