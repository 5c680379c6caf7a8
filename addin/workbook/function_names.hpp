// One function under the names that programs and files give it.
#pragma once

#include <string>
#include <string_view>

namespace citystar::workbook {

/// The name without what files put before it (_XLFN., _XLUDF., _XLL., ORG.GNUMERIC., the service of our functions), and
/// the older of two names under which Excel and Calc have the same function (RANK for RANK.EQ). `name` is in capitals.
/// Pure.
std::string plain_function(std::string_view name);

}  // namespace citystar::workbook
