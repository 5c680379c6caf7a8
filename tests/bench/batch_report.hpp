// What the batch benchmark prints.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace citystar::bench {

/// One way of doing the whole list, a sample per round. Seconds.
struct WayTimes {
    std::string name;
    std::vector<double> wall;
    std::vector<double> processor;  ///< by all its processes together
    std::vector<double> one;        ///< wall, for one workbook: the start
    std::vector<double> one_processor;
};

/// Times and the ratios of each two ways, by wall clock and by processor time.
std::string table_of(const std::vector<WayTimes>& ways, std::size_t workbooks);
std::string json_of(const std::vector<WayTimes>& ways, std::size_t workbooks);

}  // namespace citystar::bench
