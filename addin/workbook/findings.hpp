// Findings: what is wrong with a workbook, in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace citystar::workbook {

/// The kind of the warnings about figures that count but are hardly plausible.
inline constexpr auto implausible_kind = "implausible";

/// One thing to correct or to check. `text` says what is wrong and how to correct it, in one language.
struct Finding {
    bool error = false;  ///< false: a warning
    std::string kind;    ///< for programs: "total_differs", "mended_value", …
    std::string sheet;   ///< empty: the whole file
    std::string cell;
    std::string code;  ///< code of the indicator
    std::string text;
};

using Findings = std::vector<Finding>;

std::size_t count_errors(const Findings& findings);

/// Place, code and words on one line: "填报.H12 1.2: …".
std::string finding_line(const Finding& finding);

}  // namespace citystar::workbook
