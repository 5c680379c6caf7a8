#include "league_report.hpp"

#include <iostream>
#include <map>
#include <string>

#include "citystar/text.hpp"
#include "console/speech.hpp"

namespace citystar::command {

void tell_contradictions(const std::vector<LeagueRow>& league) {
    std::map<std::string, std::string> units;
    for (const auto& row : league)
        if (row.ranking == Ranking::contradiction) units.emplace(name_key(row.unit->unit), row.unit->unit);
    if (units.empty()) return;
    std::string names;
    for (const auto& [key, name] : units) names += (names.empty() ? "" : ", ") + name;
    std::cerr << say(Message::contradictions, units.size(), names) << '\n';
}

bool tell_unused(const std::vector<Choice>& choices, const std::vector<Assessment>& units,
                 const std::filesystem::path& file) {
    const auto left = unused(choices, units);
    for (const auto* choice : left)
        std::cerr << say(Message::choose_unused, file.string(), choice->line, choice->unit,
                         choice->file.empty() ? "" : say(Message::choose_unused_file, choice->file))
                  << '\n';
    return !left.empty();
}

}  // namespace citystar::command
