// Cells that were changed in the same way, told together.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "findings.hpp"

namespace citystar::workbook {

/// How many of a kind are told in full; a workbook that was rebuilt would drown everything.
inline constexpr std::size_t most_of_a_kind = 5;

/// A cell that stands alone, or the equal ones of a column; the texts are those of the first.
struct ChangeGroup {
    std::string cell;
    std::string code;  ///< of the indicator
    std::string is;
    std::string should_be;
    std::size_t count = 0;
};

/// By column; row, or -1 for the equal ones.
using ChangeGroups = std::map<std::pair<int, int>, ChangeGroup>;

inline std::size_t count(const ChangeGroups& groups) {
    std::size_t out = 0;
    for (const auto& [place, group] : groups) out += group.count;
    return out;
}

/// `words(group)` says what is wrong, `more(number)` that there is more of it.
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
