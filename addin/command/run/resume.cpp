#include "resume.hpp"

#include <boost/json.hpp>
#include <exception>

#include "files/regular_file.hpp"
#include "files/sha256.hpp"

namespace citystar::command {

namespace fs = std::filesystem;
namespace json = boost::json;

std::map<std::string, EarlierRecord> earlier_records(const fs::path& results) {
    std::map<std::string, EarlierRecord> out;
    RegularFile file(results);
    for (std::string line; std::getline(file, line);) {
        try {
            auto record = record_of(json::parse(line).as_object());
            auto id = record.id;
            out.insert_or_assign(std::move(id), EarlierRecord{std::move(record), line});
        } catch (const std::exception&) {
            // Not a record, so its workbook will be done again.
        }
    }
    return out;
}

bool up_to_date(const RecalcRecord& record, const Versions& versions, const fs::path& input, const fs::path& target) {
    if (!recalculated(record.status) || record.versions != versions || record.output != target) return false;
    const auto now = sha256_of_file(input);
    if (now.empty()) return false;
    if (target.empty()) return now == record.input_sha256;
    std::error_code failed;
    if (fs::equivalent(input, target, failed)) return now == record.output_sha256;
    return now == record.input_sha256 && sha256_of_file(target) == record.output_sha256;
}

}  // namespace citystar::command
