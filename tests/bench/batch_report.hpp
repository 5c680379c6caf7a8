// Result rows of the batch benchmark.
#pragma once

#include <boost/json/object.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "row.hpp"

namespace citystar::bench {

/// Times of one way to process the whole list, in seconds, one sample per round.
struct WayTimes {
    std::string name;
    std::string goal = {};  ///< milliseconds of wall clock for a workbook; empty if there is no goal
    std::vector<double> wall = {};
    std::vector<double> processor = {};  ///< of all its processes together
    std::vector<double> one = {};        ///< wall clock for one workbook, which stands for the start
    std::vector<double> one_processor = {};
};

struct Comparison {
    std::size_t above = 0;  ///< index in the list of ways
    std::size_t below = 0;
    std::string goal = {};
};

/// Rows with the ratio of each comparison, by wall clock and by processor time, and with the time of one workbook for
/// each way.
std::vector<ResultRow> rows_of(const std::vector<WayTimes>& ways, const std::vector<Comparison>& comparisons,
                               std::size_t workbooks);
boost::json::object samples_of(const std::vector<WayTimes>& ways, std::size_t workbooks);

}  // namespace citystar::bench
