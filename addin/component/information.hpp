// Results of the look-up functions: properties, departments, the table of frameworks, the line for a bug report.
#pragma once

#include <string>
#include <string_view>

#include "catalogue.hpp"
#include "cells.hpp"
#include "citystar/framework.hpp"

namespace citystar::component {

/// A field of INDICATORINFO; Err:502 for a field that does not exist, #N/A if the indicator has no such property.
Any information(const Framework& framework, const Indicator& indicator, std::string_view field, Language language);

/// The same for a level above the indicators in an index: it has a name, a parent and a kind.
Any level_information(const Framework& framework, const Level& level, std::string_view field, Language language);

/// Departments as printed, joined with ；. The role is lead, support, all or empty; Err:502 for any other.
Any department_names(const Indicator& indicator, std::string_view role);

/// One row per framework: id, title, edition, number of indicators that count, file. A file that cannot be used has "—"
/// in place of the id, followed by its first problem and the place of the problem.
Matrix framework_table(const Catalogue& catalogue);

/// Version, LibreOffice, framework files, folder.
std::string info_line(const Catalogue& catalogue);

}  // namespace citystar::component
