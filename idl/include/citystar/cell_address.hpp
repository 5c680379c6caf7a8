// Cell addresses in their usual notation.
#pragma once

#include <algorithm>
#include <string>

namespace citystar {

/// Letters of a column counted from 0: A, …, Z, AA, …
inline std::string column_letters(int column) {
    std::string out;
    for (++column; column > 0; column = (column - 1) / 26) out += static_cast<char>('A' + (column - 1) % 26);
    std::ranges::reverse(out);
    return out;
}

/// "B7" for column 1, row 6 (both counted from 0).
inline std::string cell_address(int column, int row) {
    auto out = column_letters(column);
    out.append(std::to_string(row + 1));
    return out;
}

}  // namespace citystar
