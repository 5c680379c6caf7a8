// The formula cells of a workbook, grouped by the functions they call.
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/Reference.hxx>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace citystar::bench {

using SpreadsheetDocument = com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>;

/// Stands for all functions together.
inline constexpr std::string_view every_formula = "(every formula)";

/// The functions that a formula calls; ours without the name of their service.
std::set<std::string> functions_in(std::string_view formula);

/// The number of formula cells that call each function, and the number of all formula cells. Calls throw
/// com::sun::star::uno::Exception if the office fails.
std::map<std::string, int> count_functions(const SpreadsheetDocument& document);

/// Removes the protection of all sheets, which must have no password.
void unprotect(const SpreadsheetDocument& document);

/// Replaces the formulas that call the function by their values; array formulas as a whole. The sheets must be
/// unprotected.
void replace_by_values(const SpreadsheetDocument& document, const std::string& function);

}  // namespace citystar::bench
