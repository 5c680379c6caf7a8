// Workbooks with the faults that careless changes cause.
#pragma once

#include <filesystem>
#include <string>

namespace citystar::test {

/// Makes, from a.ods in `folder`, the workbooks that collect_test.cpp collects, each damaged in its own way. Returns
/// the cell to which a link to 填报!H12 leads.
std::string write_damaged(const std::filesystem::path& folder);

}  // namespace citystar::test
