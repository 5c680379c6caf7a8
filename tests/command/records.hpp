// The lines of a results file.
#pragma once

#include <boost/json/object.hpp>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace citystar::test {

/// All lines. Throws if one is no JSON object.
std::vector<boost::json::object> records_of(const std::filesystem::path& results);

/// Those of workbooks, by the name of the file; of several lines of one file the last.
std::map<std::string, boost::json::object> records_by_file(const std::filesystem::path& results);

}  // namespace citystar::test
