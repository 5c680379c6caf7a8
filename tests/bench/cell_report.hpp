// What the Calc benchmark tells: a table for people, JSON for whoever keeps a series.
#pragma once

#include <string>
#include <vector>

namespace citystar::bench {

/// One kind of cells, timed in the same rounds as the others.
struct KindTimes {
    std::string name;
    std::vector<double> microseconds;  ///< per cell, one per round
};

/// Microseconds per cell, and the ratio to each kind below it.
std::string table_of(const std::vector<KindTimes>& kinds, int cells);

/// All samples, their spread and the ratios.
std::string json_of(const std::vector<KindTimes>& kinds, int cells);

}  // namespace citystar::bench
