#include "join_report.hpp"

#include <algorithm>

#include "citystar/explain.hpp"
#include "console/speech.hpp"

namespace citystar::command {
namespace {

using workbook::JoinedCell;
using workbook::Outcome;

std::size_t count(const workbook::Joining& joining, std::size_t part, auto which) {
    return static_cast<std::size_t>(std::ranges::count_if(
        joining.cells, [&](const JoinedCell& cell) { return cell.part == part && which(cell.outcome); }));
}

std::string outcome_text(Outcome outcome) {
    switch (outcome) {
        case Outcome::taken: return say(Message::join_taken);
        case Outcome::present: return say(Message::join_present);
        case Outcome::whole_changed: return say(Message::join_whole_changed);
        case Outcome::parts_differ: return say(Message::join_parts_differ);
        case Outcome::kept: return say(Message::join_kept);
        case Outcome::refused: return say(Message::join_refused);
        case Outcome::no_place: return say(Message::join_no_place);
    }
    return {};
}

// The fields of a line must not break it.
std::string field(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::string place_of(const JoinedCell& cell) {
    return cell.sheet.empty() ? cell.from.sheet + "." + cell.from.address : cell.sheet + "." + cell.address;
}

std::string line_of(const JoinedCell& cell, const NamedPart& part) {
    const auto what = cell.from.key.first + " " + cell.from.head;
    if (cell.outcome == Outcome::refused)
        return say(Message::join_line_refused, what, part.department,
                   part.file + " " + cell.from.sheet + "." + cell.from.address, cell.from.as_typed, cell.from.refused);
    if (cell.outcome == Outcome::no_place)
        return say(Message::join_line_no_place, what, part.department, content_text(cell.from, cell.from.content));
    return say(Message::join_line_conflict, what, place_of(cell), content_text(cell.from, cell.whole), part.department,
               content_text(cell.from, cell.from.content), content_text(cell.from, cell.base));
}

}  // namespace

std::string content_text(const workbook::FillableCell& cell, const templates::Content& content) {
    if (workbook::empty(content)) return say(Message::join_empty);
    const auto* number = std::get_if<double>(&content);
    if (!number) return std::get<std::string>(content);
    static const std::string prefix = "value";
    const auto& name = cell.key.second;
    if (name.starts_with(prefix)) {
        const auto index = static_cast<std::size_t>(std::stoi(name.substr(prefix.size()))) - 1;
        if (index < cell.indicator->input_count())
            return value_text(cell.indicator->input(index), *number, user_language());
    }
    if (name == "dated" || name == "planned" || name == "due") return workbook::date_text(*number);
    Measure measure;
    measure.type = name == "progress" ? MeasureType::share : MeasureType::amount;
    return value_text(measure, *number, user_language());
}

std::vector<std::string> join_lines(const workbook::Joining& joining, const std::vector<NamedPart>& parts) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto of = [&](auto which) { return count(joining, i, which); };
        const auto taken = of([](Outcome one) { return one == Outcome::taken; });
        const auto present = of([](Outcome one) { return one == Outcome::present || one == Outcome::kept; });
        const auto open = of([](Outcome one) { return workbook::unsettled(one); });
        const bool nothing = taken + present + open == 0;
        out.push_back(nothing ? say(Message::join_part_untouched, parts[i].department, parts[i].file)
                              : say(Message::join_part, parts[i].department, parts[i].file, taken, present,
                                    joining.unchanged[i], open));
    }
    for (const auto& cell : joining.cells)
        if (workbook::unsettled(cell.outcome)) out.push_back(line_of(cell, parts[cell.part]));
    return out;
}

std::string join_table(const workbook::Joining& joining, const std::vector<NamedPart>& parts) {
    std::string out = "\xEF\xBB\xBF" + say(Message::join_head) + "\n";
    for (const auto& cell : joining.cells) {
        const auto& part = parts[cell.part];
        const std::string fields[] = {outcome_text(cell.outcome),
                                      cell.from.key.first,
                                      cell.from.indicator->name.in(user_language()),
                                      cell.from.head,
                                      place_of(cell),
                                      content_text(cell.from, cell.base),
                                      content_text(cell.from, cell.whole),
                                      content_text(cell.from, cell.from.content),
                                      cell.from.as_typed,
                                      part.department,
                                      part.file,
                                      cell.from.sheet + "." + cell.from.address,
                                      cell.from.refused};
        for (const auto& one : fields) out += field(one) + (&one == std::end(fields) - 1 ? "\n" : "\t");
    }
    return out;
}

}  // namespace citystar::command
