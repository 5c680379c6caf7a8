#include "league.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "citystar/text.hpp"
#include "document_speech.hpp"
#include "regular_file.hpp"

namespace citystar::command {

using documents::say;
using workbook::cell_text;

namespace {

constexpr double tie = 1e-6;
constexpr auto same_kind = "unit_twice_same";
constexpr auto other_kind = "unit_twice_other";

bool same_figures(const Assessment& a, const Assessment& b) {
    return std::ranges::equal(a.indicators, b.indicators, [](const auto& x, const auto& y) {
        return x.indicator == y.indicator && x.figures == y.figures;
    });
}

bool same_unit(const Assessment& a, const Assessment& b) {
    return a.scored() && a.framework == b.framework && name_key(a.unit) == name_key(b.unit);
}

// Each district sends in the table of all of them: what counts is its own column.
void leave_out_bystanders(std::vector<Assessment>& units) {
    std::vector<Assessment> kept;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto better = [&](const Assessment& other) {
            if (&other == &units[i] || !same_unit(other, units[i])) return false;
            return other.chosen || (&other < &units[i] && same_figures(other, units[i]));
        };
        if (units[i].chosen || std::ranges::none_of(units, better)) kept.push_back(units[i]);
    }
    units = std::move(kept);
}

// Gives each unit that was sent in twice its findings; returns which workbooks are mere copies.
std::vector<bool> find_copies(std::vector<Assessment>& units) {
    std::vector<bool> copy(units.size(), false);
    std::map<std::pair<const Framework*, std::string>, std::size_t> first;
    for (std::size_t i = 0; i < units.size(); ++i) {
        auto& unit = units[i];
        if (!unit.scored() || name_key(unit.unit).empty()) continue;
        const auto [place, added] = first.try_emplace({unit.framework, name_key(unit.unit)}, i);
        if (added) continue;
        auto& other = units[place->second];
        copy[i] = same_figures(unit, other);
        const auto message = copy[i] ? Message::finding_unit_twice_same : Message::finding_unit_twice_other;
        const auto* kind = copy[i] ? same_kind : other_kind;
        unit.findings.push_back({!copy[i], kind, "", "", "", say(message, unit.unit, other.file.string())});
        other.findings.push_back({!copy[i], kind, "", "", "", say(message, other.unit, unit.file.string())});
    }
    return copy;
}

std::string csv_field(const CellValue& value) {
    auto text = cell_text(value);
    // A text that starts like a formula would be run by whoever opens the file.
    if (std::holds_alternative<std::string>(value) && !text.empty() &&
        std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        text.insert(0, "'");
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

template <typename Cells>
std::string csv_line(const Cells& cells) {
    std::string out;
    bool first = true;
    for (const auto& cell : cells) {
        out += (first ? "" : ",") + csv_field(cell);
        first = false;
    }
    return out + "\r\n";
}

double rounded(double number) { return std::round(number * 1e6) / 1e6; }

}  // namespace

std::vector<LeagueRow> make_league(std::vector<Assessment>& units) {
    leave_out_bystanders(units);
    const auto copy = find_copies(units);
    std::vector<LeagueRow> out;
    std::vector<const Framework*> order;
    for (const auto& unit : units) {
        out.push_back({&unit, std::nullopt});
        if (unit.scored() && std::ranges::find(order, unit.framework) == order.end()) order.push_back(unit.framework);
    }
    const auto group = [&](const Assessment& unit) {
        return unit.scored() ? std::ranges::find(order, unit.framework) - order.begin()
                             : static_cast<std::ptrdiff_t>(order.size());
    };
    std::ranges::stable_sort(out, [&](const LeagueRow& a, const LeagueRow& b) {
        if (group(*a.unit) != group(*b.unit)) return group(*a.unit) < group(*b.unit);
        if (a.unit->scored() && a.unit->total > b.unit->total + tie) return true;
        if (b.unit->scored() && b.unit->total > a.unit->total + tie) return false;
        return a.unit->file < b.unit->file;
    });
    std::ptrdiff_t current = -1;
    int place = 0;
    int rank = 0;
    double last = 0;
    for (auto& row : out) {
        if (!row.unit->scored() || copy[static_cast<std::size_t>(row.unit - units.data())]) continue;
        if (group(*row.unit) != current) {
            current = group(*row.unit);
            place = 0;
        }
        ++place;
        if (place == 1 || row.unit->total < last - tie) {
            rank = place;
            last = row.unit->total;
        }
        row.rank = rank;
    }
    return out;
}

void forget_league(Assessment& unit) {
    std::erase_if(unit.findings, [](const workbook::Finding& one) { return one.kind == same_kind || one.kind == other_kind; });
}

std::vector<const Framework*> frameworks_of(const std::vector<LeagueRow>& league) {
    std::vector<const Framework*> out;
    for (const auto& row : league)
        if (row.unit->scored() && (out.empty() || out.back() != row.unit->framework))
            out.push_back(row.unit->framework);
    return out;
}

std::vector<const Level*> scored_levels(const Framework& framework) {
    std::vector<const Level*> out;
    for (std::size_t i = 0; i < framework.levels.size(); ++i) {
        if (framework.levels[i].parent) continue;
        const Scope scope{Scope::Kind::level, i};
        const auto counts = [&](const Indicator& indicator) {
            return indicator.counts() && framework.contains(scope, indicator);
        };
        if (std::ranges::any_of(framework.indicators, counts)) out.push_back(&framework.levels[i]);
    }
    return out;
}

std::vector<std::string> league_head(const Framework& framework) {
    std::vector<std::string> out{say(Message::league_rank), say(Message::league_unit), say(Message::league_total),
                                 say(Message::league_star)};
    for (const auto* level : scored_levels(framework)) out.push_back(level->name.in(documents::language()));
    for (const auto message :
         {Message::league_coverage, Message::league_lower, Message::league_upper, Message::league_claimed,
          Message::league_errors, Message::league_warnings, Message::league_period, Message::league_framework,
          Message::league_status, Message::league_file})
        out.push_back(say(message));
    return out;
}

std::vector<CellValue> league_cells(const LeagueRow& row) {
    const auto& unit = *row.unit;
    const auto number = [&](bool there, double value) {
        return there ? CellValue(rounded(value)) : CellValue(std::string());
    };
    const bool scored = unit.scored();
    std::vector<CellValue> out{number(row.rank.has_value(), row.rank.value_or(0)), unit.name(),
                               number(scored, unit.total),
                               number(scored && unit.star.has_value(), unit.star.value_or(0))};
    if (scored)
        for (const auto* level : scored_levels(*unit.framework))
            out.push_back(number(true, unit.levels.at(level->code)));
    const auto errors = count_errors(unit.findings);
    out.push_back(number(scored, unit.coverage));
    out.push_back(number(scored, unit.lower));
    out.push_back(number(scored && unit.upper.has_value(), unit.upper.value_or(0)));
    out.push_back(number(unit.claimed_total.has_value(), unit.claimed_total.value_or(0)));
    out.push_back(static_cast<double>(errors));
    out.push_back(static_cast<double>(unit.findings.size() - errors));
    out.push_back(unit.period);
    out.push_back(unit.framework ? unit.framework->id : std::string());
    out.push_back(std::string(status_word(unit.status)));
    out.push_back(unit.file.string());
    return out;
}

std::string league_csv(const std::vector<LeagueRow>& league) {
    std::string out = "\xEF\xBB\xBF";
    for (const auto* framework : frameworks_of(league)) {
        if (out.size() > 3) out += "\r\n";
        const auto head = league_head(*framework);
        out += csv_line(std::vector<CellValue>(head.begin(), head.end()));
        for (const auto& row : league)
            if (row.unit->scored() && row.unit->framework == framework) out += csv_line(league_cells(row));
    }
    const auto scored = [](const LeagueRow& row) { return row.unit->scored(); };
    if (std::ranges::all_of(league, scored)) return out;
    if (out.size() > 3) out += "\r\n";
    out += csv_line(std::vector<CellValue>{say(Message::league_unscored), say(Message::league_status),
                                           say(Message::league_finding)});
    for (const auto& row : league)
        if (!scored(row))
            out += csv_line(
                std::vector<CellValue>{row.unit->file.string(), std::string(status_word(row.unit->status)),
                                       row.unit->findings.empty() ? std::string() : row.unit->findings.front().text});
    return out;
}

bool is_league_csv(const std::filesystem::path& file) {
    // A file without lines may be of any size.
    std::string start(200, '\0');
    RegularFile in(file);
    in.read(start.data(), static_cast<std::streamsize>(start.size()));
    const auto starts_in = [&](Language language) {
        const std::vector<CellValue> head{messages::say(Message::league_rank, language),
                                          messages::say(Message::league_unit, language),
                                          messages::say(Message::league_total, language)};
        auto wanted = csv_line(head);
        wanted.replace(wanted.size() - 2, 2, ",");
        return start.starts_with("\xEF\xBB\xBF" + wanted);
    };
    return starts_in(Language::zh) || starts_in(Language::en);
}

}  // namespace citystar::command
