// What the template benchmark tells.
#pragma once

#include <string>
#include <vector>

namespace citystar::bench {

/// One workbook, timed in the same rounds as the others; milliseconds, one per round.
struct WorkbookTimes {
    std::string name;
    std::vector<double> load;
    std::vector<double> calculate;
    std::vector<double> both;  ///< load and calculate
    std::vector<double> store;
};

/// What calculating one workbook costs because of the cells that call one function.
struct FunctionCost {
    std::string workbook;
    std::string function;
    int cells = 0;
    std::vector<double> saved;  ///< milliseconds that go with the cells, one per round
    std::vector<double> share;  ///< the same as a part of calculating the whole workbook
};

/// Times of the workbooks, and their ratio to those of loading an empty one.
std::string table_of(const std::vector<WorkbookTimes>& workbooks, const std::vector<double>& empty);

/// The `count` greatest costs, the greatest first.
std::string table_of(std::vector<FunctionCost> costs, std::size_t count);

}  // namespace citystar::bench
