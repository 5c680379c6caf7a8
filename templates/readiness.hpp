// What a workbook says where the functions or the framework are missing, and where figures cannot be used.
#pragma once

#include <string>

#include "sheet.hpp"

namespace citystar::templates {

/// The title of a sheet over its first columns; instead, in red, why the sheet shows no results, if it shows none.
void write_title(Sheet& sheet, const std::string& title, sal_Int32 last_column);

/// A formula, without its "=", that gives nothing while the functions are missing. For formulas that put something in
/// the place of an error: else they make #NAME? a figure.
std::string when_ready(const std::string& formula);

/// "采用总分", followed by how many figures are left out of it, which the cell of that name counts: with its "=".
std::string caption_of_total(Message caption, std::string_view unusable);

}  // namespace citystar::templates
