// Texts of a workbook if the functions or the framework are missing, or if figures cannot be used.
#pragma once

#include <string>

#include "plan.hpp"
#include "sheet.hpp"

namespace citystar::templates {

/// Writes the title of a sheet over its first columns. If the sheet shows no results, a red text with the reason
/// replaces it.
void write_title(Sheet& sheet, const std::string& title, sal_Int32 last_column);

/// What to do if the functions are missing, or that none are needed.
std::string advice_about_formulas(const Plan& plan);

/// A formula, without its "=", that shows nothing while the functions are missing. Needed for formulas that replace
/// errors; otherwise they would turn #NAME? into a figure.
std::string when_ready(const std::string& formula);

/// "采用总分" followed by the number of figures left out of it, as a formula with "=". `unusable` is the named cell
/// that counts these figures.
std::string caption_of_total(Message caption, std::string_view unusable);

}  // namespace citystar::templates
