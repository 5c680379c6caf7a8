// Names of our functions without what files put before them.
#pragma once

#include <optional>

#include "citystar/uno_text.hpp"

namespace citystar::reader {

/// The formula with each call such as _xludf.STARLEVEL( or _xll.org.citystar.functions.starlevel( of one of our
/// functions written as STARLEVEL(, in capitals. Nothing if there is no such call; texts in quotes do not count. Pure.
std::optional<OUString> without_file_prefix(const OUString& formula);

}  // namespace citystar::reader
