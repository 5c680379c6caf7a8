// One workbook with the careless changes that people make, as .ods and .xlsx, through the real command.
#pragma once

#include <boost/json/object.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "careless.hpp"

namespace citystar::test {

/// The sample of SD-CITY-2020, 55.7 points, and a careless change to it.
struct CarelessCase {
    const char* name;
    double total;
    std::set<std::string> found;  ///< kinds and cells of the findings
    std::function<void(const Workbook&)> change;
};

/// The results by name of the file, such as "date.ods".
struct CarelessResults {
    std::map<std::string, boost::json::object> collected;
    std::map<std::string, boost::json::object> recalculated;
};

/// Makes every case from that workbook, in its folder and in both formats, recalculated.
std::vector<std::string> make_careless(const std::filesystem::path& base, const std::vector<CarelessCase>& cases);

/// Makes every case in the folder in both formats, collects and recalculates them. The unit is 甲市 in all of them.
CarelessResults run_careless(const std::filesystem::path& folder, const std::vector<CarelessCase>& cases);

/// The kinds and cells of findings in a collected record, without those that every such workbook has.
std::set<std::string> kinds_and_cells(const boost::json::object& record);

/// Expects total and findings of each case, in both formats.
void expect_cases(const std::vector<CarelessCase>& cases, const CarelessResults& results);

}  // namespace citystar::test
