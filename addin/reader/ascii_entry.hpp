// Entries in cells for numbers that were typed with a Chinese input method.
#pragma once

#include <optional>
#include <rtl/ustring.hxx>

namespace citystar::reader {

/// The entry with ASCII characters in place of full-width ones, and with one per-cent sign at the end if `percent`,
/// where Calc may have added another. No value if nothing changes, if it is empty, or if Calc would take it for a
/// formula. Thread-safe.
std::optional<rtl::OUString> ascii_entry(const rtl::OUString& typed, bool percent);

}  // namespace citystar::reader
