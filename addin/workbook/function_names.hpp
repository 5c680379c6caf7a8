// One name for a function that programs and files name differently.
#pragma once

#include <string>
#include <string_view>

namespace citystar::workbook {

/// The name without the prefixes of files (_XLFN., _XLUDF., _XLL., ORG.GNUMERIC., the service of our functions). If
/// Excel and Calc have a function under two names, it is the older one (RANK for RANK.EQ). `name` is in capitals. Pure.
std::string plain_function(std::string_view name);

}  // namespace citystar::workbook
