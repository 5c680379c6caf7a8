// Filled workbooks to recalculate.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace citystar::bench {

/// Fills the samples of SD-CITY-2020 and ZQ-DISTRICT-2020 once and writes `count` copies in turn. In each copy, `stale`
/// results (fewer if it has fewer numbers) differ from the results of its formulas. Throws std::exception.
std::vector<std::filesystem::path> make_workbooks(const std::filesystem::path& folder, std::size_t count,
                                                  std::size_t stale);

}  // namespace citystar::bench
