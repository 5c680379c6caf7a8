// The formula cells of a workbook, by the functions in them.
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/Reference.hxx>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace citystar::bench {

using SpreadsheetDocument = com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>;

/// Stands for every function there is.
inline constexpr std::string_view every_formula = "(every formula)";

/// The functions a formula calls; ours without the name of their service.
std::set<std::string> functions_in(std::string_view formula);

/// How many formula cells call each function, and how many there are. Calls throw com::sun::star::uno::Exception when
/// the office fails.
std::map<std::string, int> count_functions(const SpreadsheetDocument& document);

/// Takes the protection off all sheets, which must have no password.
void unprotect(const SpreadsheetDocument& document);

/// Puts values where formulas call the function; an array formula goes as a whole. The sheets must be unprotected.
void replace_by_values(const SpreadsheetDocument& document, const std::string& function);

}  // namespace citystar::bench
