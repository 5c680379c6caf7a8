// What a reader of a workbook looks at: totals, stars, points, lights, checks, the worklist.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "template_fixture.hpp"

namespace citystar::test {

/// By named range, and the worklist row by row.
std::map<std::string, std::vector<std::string>> results_of(const Workbook& workbook);

/// Only what differs from now, for a message that can be read.
std::string differences(const Workbook& workbook, const std::map<std::string, std::vector<std::string>>& before);

/// Lights and the worklist depend on the day: this is a fixed one.
void fix_dates(const Workbook& workbook);

}  // namespace citystar::test
