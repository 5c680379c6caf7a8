#include "collect_record.hpp"

#include <boost/json.hpp>
#include <exception>

#include "assessment_json.hpp"
#include "document_speech.hpp"
#include "league.hpp"
#include "regular_file.hpp"
#include "version.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using std::chrono::milliseconds;
using workbook::Assessment;
using workbook::Status;

const char* document_language() { return documents::language() == Language::zh ? "zh" : "en"; }

milliseconds duration_of(const json::value& number) { return milliseconds(number.to_number<std::int64_t>()); }

std::string text_at(const json::object& record, const char* name) {
    return json::value_to<std::string>(record.at(name));
}

RecalcRecord work_of(const json::object& record, Status status) {
    RecalcRecord out;
    out.status = status;
    out.time = duration_of(record.at("milliseconds"));
    for (const auto& [phase, time] : record.at("phases").as_object()) out.phases[phase] = duration_of(time);
    out.attempts = record.at("attempts").to_number<int>();
    out.input_sha256 = text_at(record, "input_sha256");
    const auto& versions = record.at("versions").as_object();
    out.versions = {text_at(versions, "citystar"), text_at(versions, "libreoffice"), text_at(versions, "frameworks")};
    return out;
}

}  // namespace

std::string record_line(const Collected& workbook, const Assessment& unit, std::optional<int> rank) {
    json::object out{{"input", unit.file.string()}};
    for (const auto& [name, value] : json_of(unit)) out[name] = value;
    if (unit.scored()) out["rank"] = rank ? json::value(*rank) : json::value(nullptr);
    const auto& work = workbook.work;
    json::object phases;
    for (const auto& [phase, time] : work.phases) phases[phase] = time.count();
    out["milliseconds"] = work.time.count();
    out["phases"] = std::move(phases);
    out["attempts"] = work.attempts;
    out["version"] = CITYSTAR_VERSION;
    out["versions"] = {{"citystar", work.versions.citystar},
                       {"libreoffice", work.versions.libreoffice},
                       {"frameworks", work.versions.frameworks}};
    out["language"] = document_language();
    out["units"] = workbook.units.size();
    if (!work.input_sha256.empty()) out["input_sha256"] = work.input_sha256;
    return json::serialize(out);
}

std::map<std::string, Collected> earlier_collected(const fs::path& results, const Registry& registry) {
    std::map<std::string, Collected> out;
    std::map<std::string, std::size_t> expected;
    RegularFile file(results);
    for (std::string line; std::getline(file, line);) {
        try {
            const auto record = json::parse(line).as_object();
            if (record.at("language") != document_language()) continue;
            auto unit = assessment_of(record, registry);
            unit.file = text_at(record, "input");
            forget_league(unit);
            const auto units = record.at("units").to_number<std::size_t>();
            auto work = work_of(record, unit.status);
            auto& workbook = out[unit.file.string()];
            expected[unit.file.string()] = units;
            workbook.work = std::move(work);
            workbook.units.push_back(std::move(unit));
        } catch (const std::exception&) {
            // No record: its workbook will be read again.
        }
    }
    std::erase_if(out, [&](const auto& one) { return one.second.units.size() != expected[one.first]; });
    return out;
}

}  // namespace citystar::command
