#include "league.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "citystar/text.hpp"
#include "console/document_speech.hpp"
#include "console/shown_points.hpp"
#include "files/regular_file.hpp"

namespace citystar::command {

using documents::say;
using workbook::cell_text;

namespace {

constexpr auto same_kind = "unit_twice_same";
constexpr auto other_kind = "unit_twice_other";

// A coefficient is not among the figures of an indicator, but changes the total.
bool same_figures(const Assessment& a, const Assessment& b) {
    return std::abs(a.total - b.total) < 1e-6 &&
           std::ranges::equal(a.indicators, b.indicators, [](const auto& x, const auto& y) {
               return x.indicator == y.indicator && x.figures == y.figures;
           });
}

bool same_unit(const Assessment& a, const Assessment& b) {
    return a.scored() && a.framework == b.framework && name_key(a.unit) == name_key(b.unit);
}

// Each district sends in the table of all districts: only its own column counts, or the one that was chosen.
void leave_out_bystanders(std::vector<Assessment>& units, const std::vector<Choice>& choices) {
    std::vector<bool> left_out(units.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto better = [&](const Assessment& other) {
            if (&other == &units[i] || !same_unit(other, units[i])) return false;
            return other.chosen || (&other < &units[i] && same_figures(other, units[i]));
        };
        const auto taken = [&](const Choice& choice) { return takes(choice, units[i]); };
        left_out[i] = !units[i].chosen && std::ranges::none_of(choices, taken) && std::ranges::any_of(units, better);
    }
    std::size_t i = 0;
    std::erase_if(units, [&](const Assessment&) { return left_out[i++]; });
}

using Rows = std::vector<LeagueRow>;

void decide(Rows& rows, const Choice& choice) {
    for (auto& row : rows) {
        if (!is_about(choice, *row.unit)) continue;
        const auto replaces = [&](const LeagueRow& other) {
            return takes(choice, *other.unit) && other.unit->framework == row.unit->framework;
        };
        if (choice.file.empty())
            row.ranking = Ranking::excluded;
        else if (std::ranges::none_of(rows, replaces))
            continue;
        else if (!takes(choice, *row.unit))
            row.ranking = Ranking::set_aside;
        row.choice = &choice;
    }
}

std::string others_of(const std::vector<std::size_t>& all, std::size_t one, const Rows& rows) {
    std::string out;
    for (const auto other : all)
        if (other != one) out += (out.empty() ? "" : "; ") + rows[other].unit->file.string();
    return out;
}

// Sets ranking and findings of units that were sent in more than once.
void compare_workbooks(std::vector<Assessment>& units, Rows& rows) {
    std::map<std::pair<const Framework*, std::string>, std::vector<std::size_t>> sent;
    for (std::size_t i = 0; i < units.size(); ++i)
        if (rows[i].ranking == Ranking::ranked && !name_key(units[i].unit).empty())
            sent[{units[i].framework, name_key(units[i].unit)}].push_back(i);
    for (const auto& [unit, all] : sent) {
        if (all.size() < 2) continue;
        const bool same =
            std::ranges::all_of(all, [&, one = all.front()](auto i) { return same_figures(units[i], units[one]); });
        const auto message = same ? Message::finding_unit_twice_same : Message::finding_unit_twice_other;
        for (const auto i : all) {
            if (!same) rows[i].ranking = Ranking::contradiction;
            if (same && i != all.front()) rows[i].ranking = Ranking::copy;
            units[i].findings.push_back({!same, same ? same_kind : other_kind, "", "", "",
                                         say(message, units[i].unit, others_of(all, i, rows))});
        }
    }
}

double shown_total(const Assessment& unit) { return shown_points(*unit.framework, unit.total); }

// Gives ranks to the rows, which are in their order.
void give_ranks(Rows& rows) {
    const Framework* current = nullptr;
    int place = 0;
    const LeagueRow* last = nullptr;
    for (auto& row : rows) {
        if (row.ranking != Ranking::ranked) continue;
        if (std::exchange(current, row.unit->framework) != row.unit->framework) {
            place = 0;
            last = nullptr;
        }
        ++place;
        row.rank = last && shown_total(*last->unit) == shown_total(*row.unit) ? last->rank : place;
        last = &row;
    }
}

std::string csv_field(const CellValue& value) {
    auto text = cell_text(value);
    // A text that starts like a formula would be executed when somebody opens the file.
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

std::vector<LeagueRow> make_league(std::vector<Assessment>& units, const std::vector<Choice>& choices) {
    leave_out_bystanders(units, choices);
    Rows out;
    std::vector<const Framework*> order;
    for (const auto& unit : units) {
        out.push_back({&unit, std::nullopt, unit.scored() ? Ranking::ranked : Ranking::not_scored, nullptr});
        if (unit.scored() && std::ranges::find(order, unit.framework) == order.end()) order.push_back(unit.framework);
    }
    for (const auto& choice : choices) decide(out, choice);
    compare_workbooks(units, out);
    const auto group = [&](const Assessment& unit) {
        return unit.scored() ? std::ranges::find(order, unit.framework) - order.begin()
                             : static_cast<std::ptrdiff_t>(order.size());
    };
    std::ranges::stable_sort(out, [&](const LeagueRow& a, const LeagueRow& b) {
        if (group(*a.unit) != group(*b.unit)) return group(*a.unit) < group(*b.unit);
        if (a.unit->scored() && shown_total(*a.unit) != shown_total(*b.unit))
            return shown_total(*a.unit) > shown_total(*b.unit);
        return a.unit->file < b.unit->file;
    });
    give_ranks(out);
    return out;
}

std::string_view ranking_word(Ranking ranking) noexcept {
    switch (ranking) {
        case Ranking::ranked: return "ranked";
        case Ranking::copy: return "copy";
        case Ranking::contradiction: return "contradiction";
        case Ranking::set_aside: return "set_aside";
        case Ranking::excluded: return "excluded";
        case Ranking::not_scored: return "not_scored";
    }
    return {};
}

std::string ranking_note(const LeagueRow& row) {
    std::string what;
    switch (row.ranking) {
        case Ranking::ranked: what = row.choice ? say(Message::league_taken) : ""; break;
        case Ranking::copy: what = say(Message::league_copy); break;
        case Ranking::contradiction: what = say(Message::league_contradiction); break;
        case Ranking::set_aside:
            what = say(Message::league_instead, std::filesystem::path(row.choice->file).filename().string());
            break;
        case Ranking::excluded: what = say(Message::league_excluded); break;
        case Ranking::not_scored: break;
    }
    return row.choice && !what.empty() ? say(Message::league_decided, what, row.choice->who, row.choice->why) : what;
}

void forget_league(Assessment& unit) {
    std::erase_if(unit.findings,
                  [](const workbook::Finding& one) { return one.kind == same_kind || one.kind == other_kind; });
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
          Message::league_status, Message::league_file, Message::league_ranking})
        out.push_back(say(message));
    return out;
}

std::vector<CellValue> league_cells(const LeagueRow& row) {
    const auto& unit = *row.unit;
    const bool scored = unit.scored();
    const auto number = [&](bool there, double value) {
        return there ? CellValue(rounded(value)) : CellValue(std::string());
    };
    const auto points = [&](const std::optional<double>& value) {
        return scored && value ? CellValue(shown_points(*unit.framework, *value)) : CellValue(std::string());
    };
    std::vector<CellValue> out{number(row.rank.has_value(), row.rank.value_or(0)), unit.name(), points(unit.total),
                               number(scored && unit.star.has_value(), unit.star.value_or(0))};
    if (scored)
        for (const auto* level : scored_levels(*unit.framework)) out.push_back(points(unit.levels.at(level->code)));
    const auto errors = count_errors(unit.findings);
    out.push_back(number(scored, unit.coverage));
    out.push_back(points(unit.lower));
    out.push_back(points(unit.upper));
    out.push_back(unit.claimed_total ? number(true, *unit.claimed_total)
                                     : CellValue(scored ? say(Message::league_no_claim) : std::string()));
    out.push_back(static_cast<double>(errors));
    out.push_back(static_cast<double>(unit.findings.size() - errors));
    out.push_back(unit.period);
    out.push_back(unit.framework ? unit.framework->id : std::string());
    out.push_back(std::string(status_word(unit.status)));
    out.push_back(unit.file.string());
    out.push_back(ranking_note(row));
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
    // A file that has no line breaks may be of any size, so only its beginning is read.
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
