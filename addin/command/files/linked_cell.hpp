// Cells whose formulas ask something outside the workbook, in the parts of a file.
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
    bool readable = false;  ///< the file holds the value that was seen last
    std::string original;   ///< the bytes that held the formula, to be put back
    int columns = 1;  ///< of an area that is linked as a whole: its cells hold values, and `formula` is the source
    int rows = 1;
};

/// Text in place of a few bytes.
struct PartEdit {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
};

/// `edits` are in order and apart from each other.
std::string edited(const std::string& part, const std::vector<PartEdit>& edits);

/// A value as both formats of formulas write it.
std::string literal_formula(const std::variant<double, std::string>& value);

}  // namespace citystar::command
