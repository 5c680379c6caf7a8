#include "records.hpp"

#include <boost/json.hpp>
#include <sstream>

#include "workbooks.hpp"

namespace citystar::test {

std::vector<boost::json::object> records_of(const std::filesystem::path& results) {
    std::vector<boost::json::object> out;
    std::istringstream lines(bytes_of(results));
    for (std::string line; std::getline(lines, line);) out.push_back(boost::json::parse(line).as_object());
    return out;
}

std::map<std::string, boost::json::object> records_by_file(const std::filesystem::path& results) {
    std::map<std::string, boost::json::object> out;
    for (auto& record : records_of(results)) {
        const auto* input = record.if_contains("input");
        if (!input) continue;
        const auto name = std::filesystem::path(boost::json::value_to<std::string>(*input)).filename().string();
        out[name] = std::move(record);
    }
    return out;
}

}  // namespace citystar::test
