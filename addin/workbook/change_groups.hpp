// Cells that were changed in the same way, reported together.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "findings.hpp"

namespace citystar::workbook {

/// The number of findings of a kind that are given in full; a workbook that was rebuilt would have very many.
inline constexpr std::size_t most_of_a_kind = 5;

/// A cell alone, or the equal cells of a column; the texts are those of the first cell.
struct ChangeGroup {
    std::string cell;
    std::string code;  ///< code of the indicator
    std::string is;
    std::string should_be;
    std::size_t count = 0;
};

/// Groups by column and row; the row is -1 for the equal cells of a column.
using ChangeGroups = std::map<std::pair<int, int>, ChangeGroup>;

inline std::size_t count(const ChangeGroups& groups) {
    std::size_t out = 0;
    for (const auto& [place, group] : groups) out += group.count;
    return out;
}

/// `words(group)` gives the text of a finding, `more(number)` the text about the number of further ones.
template <typename Words, typename More>
void report(const ChangeGroups& groups, bool error, const char* one, const char* several, const std::string& sheet,
            Findings& out, const Words& words, const More& more) {
    std::size_t told = 0;
    std::size_t left = 0;
    for (const auto& [place, group] : groups) {
        if (told++ < most_of_a_kind)
            out.push_back({error, place.second < 0 ? several : one, sheet, group.cell,
                           group.count == 1 ? group.code : std::string(), words(group)});
        else
            left += group.count;
    }
    if (left > 0) out.push_back({error, several, sheet, "", "", more(left)});
}

}  // namespace citystar::workbook
