#include "collect_record.hpp"

#include <boost/json.hpp>
#include <exception>

#include "console/document_speech.hpp"
#include "files/regular_file.hpp"
#include "league.hpp"
#include "pool/assessment_json.hpp"
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
    // Before 0.1 the path was the id.
    out.id = text_at(record, record.contains("id") ? "id" : "input");
    out.status = status;
    out.time = duration_of(record.at("milliseconds"));
    for (const auto& [phase, time] : record.at("phases").as_object()) out.phases[phase] = duration_of(time);
    out.attempts = record.at("attempts").to_number<int>();
    if (record.contains("input_sha256")) out.input_sha256 = text_at(record, "input_sha256");
    const auto& versions = record.at("versions").as_object();
    out.versions = {text_at(versions, "citystar"), text_at(versions, "libreoffice"), text_at(versions, "frameworks")};
    return out;
}

}  // namespace

std::string record_line(const Collected& workbook, const Assessment& unit, const LeagueRow* row) {
    json::object out{{"id", workbook.work.id}, {"input", unit.file.string()}};
    for (const auto& [name, value] : json_of(unit)) out[name] = value;
    if (unit.scored()) out["rank"] = row && row->rank ? json::value(*row->rank) : json::value(nullptr);
    if (row) out["ranking"] = json::string_view(ranking_word(row->ranking));
    if (row && row->choice)
        out["choice"] = {{"file", row->choice->file}, {"who", row->choice->who}, {"why", row->choice->why}};
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
    out["units"] = workbook.unit_count;
    if (!workbook.previous.empty()) out["previous"] = workbook.previous;
    if (!work.input_sha256.empty()) out["input_sha256"] = work.input_sha256;
    return json::serialize(out);
}

std::vector<std::string> record_lines(const std::map<std::string, const Collected*>& by_file,
                                      const std::vector<Assessment>& units, const std::vector<LeagueRow>& league) {
    std::map<const Assessment*, const LeagueRow*> rows;
    for (const auto& row : league) rows.emplace(row.unit, &row);
    std::vector<std::string> out;
    for (const auto& unit : units) out.push_back(record_line(*by_file.at(unit.file.string()), unit, rows.at(&unit)));
    return out;
}

bool is_collected(const json::object& record) { return record.contains("findings"); }

CollectedLine read_line(const json::object& record, const Registry& registry) {
    CollectedLine out;
    out.unit = assessment_of(record, registry);
    out.unit.file = text_at(record, "input");
    forget_league(out.unit);
    out.unit_count = record.at("units").to_number<std::size_t>();
    out.work = work_of(record, out.unit.status);
    if (record.contains("previous")) out.previous = text_at(record, "previous");
    out.ranked = record.contains("ranking");
    if (const auto* choice = record.if_contains("choice")) {
        const auto& decided = choice->as_object();
        out.choice =
            Choice{0, out.unit.name(), text_at(decided, "file"), text_at(decided, "who"), text_at(decided, "why")};
    }
    out.language = text_at(record, "language");
    return out;
}

std::map<std::string, Collected> earlier_collected(const fs::path& results, const Registry& registry) {
    std::map<std::string, Collected> out;
    RegularFile file(results);
    for (std::string line; std::getline(file, line);) {
        try {
            auto one = read_line(json::parse(line).as_object(), registry);
            if (one.language != document_language()) continue;
            auto& workbook = out[one.work.id];
            workbook.unit_count = one.unit_count;
            workbook.work = std::move(one.work);
            workbook.previous = std::move(one.previous);
            workbook.units.push_back(std::move(one.unit));
        } catch (const std::exception&) {
            // Not a record, so its workbook will be read again.
        }
    }
    std::erase_if(out, [&](const auto& one) { return one.second.units.size() != one.second.unit_count; });
    return out;
}

}  // namespace citystar::command
