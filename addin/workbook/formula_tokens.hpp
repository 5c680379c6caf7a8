// The words of a formula.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace citystar::workbook {

/// Where a reference leads; columns and rows count from 0.
struct CellPlace {
    std::string sheet;
    int column = 0;
    int row = 0;

    bool operator==(const CellPlace&) const = default;
};

struct FormulaToken {
    enum class Kind {
        place,     ///< of a cell; its sheet is empty where the formula names none
        number,    ///< in `number`
        function,  ///< in `text`, as the functions of other notations are called (plain_function())
        operand,   ///< a name, a text in its quotes, an error, a constant array
        sign,      ///< operators, brackets, separators
    };
    Kind kind = Kind::sign;
    std::string text;
    double number = 0;
    CellPlace place;
    bool known = true;  ///< a function that Calc knows: it writes others in small letters
};

/// The tokens of a formula in Calc's own grammar ("=$Sheet.$A$1+B2"), names in capitals, without spaces and the braces
/// of a matrix. Sheets may also be written as Excel does ('Sheet'!A1). Never fails: what cannot be understood are
/// signs. Pure.
std::vector<FormulaToken> formula_tokens(std::string_view formula);

}  // namespace citystar::workbook
