#include "previous_results.hpp"

#include <boost/json.hpp>
#include <exception>
#include <system_error>

#include "citystar/text.hpp"
#include "collect_record.hpp"
#include "console/speech.hpp"
#include "files/regular_file.hpp"
#include "files/sha256.hpp"
#include "league.hpp"
#include "run/inputs.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using workbook::PreviousFigures;

std::string text_at(const json::object& record, const char* name) {
    return json::value_to<std::string>(record.at(name));
}

// An indicator that exists in only one of the two years is not found, which is no error.
PreviousFigures figures_of(const json::object& record) {
    PreviousFigures out;
    out.period = text_at(record, "period");
    for (const auto& item : record.at("indicators").as_array())
        out.figures[text_at(item.as_object(), "code")] = text_at(item.as_object(), "figures");
    return out;
}

// Another kind of file may be a single line of any length, so its beginning is checked first.
bool begins_as_results(std::istream& file) { return file.peek() == '{'; }

std::string fingerprint_of(const auto& units) {
    json::array all;
    for (const auto& [key, unit] : units)
        all.push_back(json::array{key.first, key.second, unit.period, json::value_from(unit.figures)});
    return sha256(json::serialize(all));
}

}  // namespace

PreviousResults::PreviousResults(const fs::path& results) {
    const auto name = results.string();
    std::error_code failed;
    if (!fs::is_regular_file(results, failed)) throw InputError(say(Message::cannot_read, name));
    RegularFile file(results);
    if (!file) throw InputError(say(Message::cannot_read, name));
    if (!begins_as_results(file)) throw InputError(say(Message::previous_foreign, name));
    std::map<std::pair<std::string, std::string>, int> lines;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        json::object record;
        std::pair<std::string, std::string> key;
        PreviousFigures unit;
        try {
            record = json::parse(line).as_object();
            if (record.contains("ranking") && text_at(record, "ranking") == ranking_word(Ranking::ranked)) {
                key = {text_at(record, "framework"), name_key(text_at(record, "unit"))};
                unit = figures_of(record);
            }
        } catch (const std::exception&) {
            throw InputError(say(Message::merge_bad_line, name, number));
        }
        if (!is_collected(record)) throw InputError(say(Message::previous_foreign, name));
        if (!record.contains("ranking")) throw InputError(say(Message::merge_unfinished, name));
        if (key.second.empty()) continue;
        const auto [earlier, first] = lines.emplace(key, number);
        if (!first) throw InputError(say(Message::previous_twice, name, number, earlier->second));
        units_.emplace(std::move(key), std::move(unit));
    }
    fingerprint_ = fingerprint_of(units_);
}

const PreviousFigures* PreviousResults::find(const workbook::Assessment& unit) const {
    if (!unit.scored()) return nullptr;
    const auto found = units_.find({unit.framework->id, name_key(unit.unit)});
    return found == units_.end() ? nullptr : &found->second;
}

}  // namespace citystar::command
