#include "changes.hpp"

#include <algorithm>
#include <iterator>

#include "citystar/cell_address.hpp"
#include "messages.hpp"
#include "moves.hpp"
#include "sheet_changes.hpp"

namespace citystar::workbook {
namespace {

using messages::Message;
using messages::say;

std::string area_text(const WorkbookCells& cells, const CellArea& area) {
    auto out = cells.sheets[static_cast<std::size_t>(area.sheet)].name + "." + cell_address(area.left, area.top);
    if (!area.single()) out += ":" + cell_address(area.right, area.bottom);
    return out;
}

// A name that became longer when lines were inserted at its end still covers its cells.
bool holds(const CellArea& is, const CellArea& expected) {
    const auto begins = [](int at, int should_be) { return should_be < 0 || at == should_be; };
    const auto ends = [](int at, int should_be) { return should_be < 0 || at >= should_be; };
    return is.sheet == expected.sheet && begins(is.left, expected.left) && begins(is.top, expected.top) &&
           ends(is.right, expected.right) && ends(is.bottom, expected.bottom);
}

// Names stay at their old addresses if a program moves cells and does not adjust the names.
void find_names_elsewhere(const Landmarks& landmarks, const Moves& moves, const WorkbookCells& returned,
                          Language language, Findings& out) {
    std::size_t count = 0;
    std::string names;
    Finding first{true, "names_elsewhere", {}, {}, {}, {}};
    std::string is;
    for (const auto& [name, delivered] : landmarks.delivered().cells.names) {
        const auto found = returned.names.find(name);
        const auto expected = moves.area(delivered);
        if (found == returned.names.end() || !expected || holds(found->second, *expected)) continue;
        if (count++ < most_of_a_kind) names += (names.empty() ? "" : ", ") + name;
        if (count > 1) continue;
        first.sheet = returned.sheets[static_cast<std::size_t>(found->second.sheet)].name;
        first.cell = cell_address(found->second.left, found->second.top);
        is = area_text(returned, found->second);
    }
    if (count == 0) return;
    if (count > most_of_a_kind) names += ", …";
    first.text = say(Message::finding_names_moved, language, count, names, is);
    out.push_back(std::move(first));
}

void find_lifted_protection(const Landmarks& landmarks, const Moves& moves, const WorkbookCells& returned,
                            Language language, Findings& out) {
    std::size_t count = 0;
    std::string names;
    std::string first;
    for (const auto& pair : moves.pairs()) {
        const auto& sheet = returned.sheets[static_cast<std::size_t>(pair.returned)];
        if (!landmarks.delivered().cells.sheets[static_cast<std::size_t>(pair.delivered)].locked || sheet.locked)
            continue;
        if (count++ == 0) first = sheet.name;
        names += (names.empty() ? "" : ", ") + sheet.name;
    }
    if (count > 0)
        out.push_back({false, "protection_lifted", first, "", "",
                       say(Message::finding_protection_lifted, language, count, names)});
}

}  // namespace

Findings find_changes(const Landmarks& landmarks, const WorkbookCells& returned, const Framework& framework,
                      Origin origin, const Findings& known, const Restore& restore, Language language) {
    Findings out;
    const Moves moves(landmarks, returned);
    if (origin == Origin::this_version) find_names_elsewhere(landmarks, moves, returned, language, out);
    std::vector<SheetChanges> sheets;
    std::vector<GoneFormula> gone;
    for (const auto& pair : moves.pairs()) {
        std::set<std::string> cells;
        for (const auto& finding : known)
            if (finding.sheet == returned.sheets[static_cast<std::size_t>(pair.returned)].name)
                cells.insert(finding.cell);
        auto& sheet = sheets.emplace_back(landmarks, moves, pair, returned, framework, language);
        sheet.compare(origin, cells);
        std::ranges::move(sheet.gone(), std::back_inserter(gone));
    }
    if (restore && !gone.empty()) {
        const auto results = restore(gone);
        const auto* next = results.data();
        for (auto& sheet : sheets) next = sheet.judge(next);
    }
    for (const auto& sheet : sheets) sheet.report(out);
    find_lifted_protection(landmarks, moves, returned, language, out);
    return out;
}

}  // namespace citystar::workbook
