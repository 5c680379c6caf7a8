#include "findings.hpp"

#include <algorithm>

namespace citystar::workbook {

std::size_t count_errors(const Findings& findings) {
    return static_cast<std::size_t>(std::ranges::count_if(findings, &Finding::error));
}

std::string finding_line(const Finding& finding) {
    std::string out = finding.sheet;
    if (!finding.cell.empty()) out += (out.empty() ? "" : ".") + finding.cell;
    if (!finding.code.empty()) out += (out.empty() ? "" : " ") + finding.code;
    return out.empty() ? finding.text : out + ": " + finding.text;
}

}  // namespace citystar::workbook
