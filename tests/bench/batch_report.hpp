// What the batch benchmark tells.
#pragma once

#include <boost/json/object.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "row.hpp"

namespace citystar::bench {

/// One way of doing the whole list, a sample per round. Seconds.
struct WayTimes {
    std::string name;
    std::string goal = {};  ///< milliseconds of wall clock for a workbook; empty where there is none
    std::vector<double> wall = {};
    std::vector<double> processor = {};  ///< by all its processes together
    std::vector<double> one = {};        ///< wall, for one workbook: the start
    std::vector<double> one_processor = {};
};

struct Comparison {
    std::size_t above = 0;  ///< in the list of ways
    std::size_t below = 0;
    std::string goal = {};
};

/// Of each comparison the ratio by wall clock and by processor time, and of each way what one workbook takes.
std::vector<ResultRow> rows_of(const std::vector<WayTimes>& ways, const std::vector<Comparison>& comparisons,
                               std::size_t workbooks);
boost::json::object samples_of(const std::vector<WayTimes>& ways, std::size_t workbooks);

}  // namespace citystar::bench
