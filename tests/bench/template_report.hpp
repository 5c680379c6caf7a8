// Tables of the template benchmark.
#pragma once

#include <string>
#include <vector>

namespace citystar::bench {

/// Times of one workbook in milliseconds, one per round. All workbooks are timed in the same rounds.
struct WorkbookTimes {
    std::string name;
    std::vector<double> load;
    std::vector<double> calculate;
    std::vector<double> both;  ///< load and calculate
    std::vector<double> store;
};

/// The cost that the cells calling one function add to calculating one workbook.
struct FunctionCost {
    std::string workbook;
    std::string function;
    int cells = 0;
    std::vector<double> saved;  ///< milliseconds saved without the cells, one per round
    std::vector<double> share;  ///< the same as a share of calculating the whole workbook
};

/// Times of the workbooks, and their ratio to those of loading an empty one.
std::string table_of(const std::vector<WorkbookTimes>& workbooks, const std::vector<double>& empty);

/// The `count` greatest costs in descending order.
std::string table_of(std::vector<FunctionCost> costs, std::size_t count);

}  // namespace citystar::bench
