// The results that a reader of a workbook sees: totals, stars, points, lights, checks, the worklist.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "template_fixture.hpp"

namespace citystar::test {

/// Results by named range, and the worklist row by row.
std::map<std::string, std::vector<std::string>> results_of(const Workbook& workbook);

/// The results that differ from `before`, as a readable message.
std::string differences(const Workbook& workbook, const std::map<std::string, std::vector<std::string>>& before);

/// Sets a fixed day, because lights and the worklist depend on the day.
void fix_dates(const Workbook& workbook);

}  // namespace citystar::test
