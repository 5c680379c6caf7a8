// Recognizing formulas that get their result from outside the workbook.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace citystar::workbook {

enum class Grammar : bool { open_formula, excel };  ///< as an .ods or as an .xlsx stores it

/// Names that lead outside, as outside_name_key() makes them.
using OutsideNames = std::set<std::string, std::less<>>;

/// A key of a name that is the same for upper and lower case.
std::string outside_name_key(std::string_view name);

/// Whether the formula refers to another file, another program or the network: by a reference to another workbook, DDE,
/// WEBSERVICE and the like, INDIRECT with a text that names a file, or one of `names`. The formula is without the
/// escapes of XML. Pure.
bool reaches_outside(std::string_view formula, Grammar grammar, const OutsideNames& names);

/// False if no formula in this part of a file, as it is written there, can reach outside except by a name. Most parts
/// need not be parsed for that. Pure.
bool may_reach_outside(std::string_view part, Grammar grammar);

}  // namespace citystar::workbook
