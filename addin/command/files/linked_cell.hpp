// Cells whose formulas refer to something outside the workbook, in the parts of a file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace citystar::command {

struct LinkedCell {
    std::string sheet;
    int column = 0;  ///< from 0
    int row = 0;
    std::string formula;    ///< as the file has it, without the escapes of XML
    bool readable = false;  ///< the file holds the value that was last seen
    std::string original;   ///< the bytes of the formula, to be put back
    int columns = 1;  ///< of an area that is linked as a whole: its cells hold values, and `formula` is its source
    int rows = 1;
};

/// A text that replaces a few bytes of a part.
struct PartEdit {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
};

/// `edits` are in order and do not overlap.
std::string edited(const std::string& part, const std::vector<PartEdit>& edits);

/// A value as a formula; it is written the same way in both formats.
std::string literal_formula(const std::variant<double, std::string>& value);

}  // namespace citystar::command
