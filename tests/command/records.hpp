// The lines of a results file.
#pragma once

#include <boost/json/object.hpp>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace citystar::test {

/// All records. Throws if a line is not a JSON object.
std::vector<boost::json::object> records_of(const std::filesystem::path& results);

/// The records of workbooks, by the name of the file; of several lines for one file, the last.
std::map<std::string, boost::json::object> records_by_file(const std::filesystem::path& results);

}  // namespace citystar::test
