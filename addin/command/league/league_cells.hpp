// Cells of the league workbook: values, links to the workbooks of units, and the printing of its pages.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sheet.hpp"
#include "workbook_cells.hpp"

namespace citystar::command {

inline sal_Int32 at(std::size_t index) { return static_cast<sal_Int32>(index); }

/// A number as a number, a text as a text. Throws com::sun::star::uno::Exception, like all functions that
/// write to a sheet.
void put(templates::Sheet& sheet, sal_Int32 column, sal_Int32 row, const workbook::CellValue& value,
         templates::Style style);

/// A text for a formula, in double quotes.
std::string quoted(const std::string& text);
/// A sheet's name for a formula, in single quotes.
std::string quoted_sheet(const std::string& name);

/// A HYPERLINK to a file. `place` within it is empty, or "sheet!cell", which LibreOffice and Excel both follow.
std::string link_formula(const std::filesystem::path& file, const std::string& place, const std::string& shown);

/// Pages with the league's title and today's date below; `head` names the rows and `columns` the number of columns that
/// are repeated on each.
templates::Sheet::Page printed(std::vector<templates::Area> areas, std::optional<std::pair<sal_Int32, sal_Int32>> head,
                               sal_Int32 columns);

}  // namespace citystar::command
