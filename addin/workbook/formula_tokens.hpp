// The tokens of a formula.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace citystar::workbook {

/// The place that a reference leads to; columns and rows count from 0.
struct CellPlace {
    std::string sheet;
    int column = 0;
    int row = 0;

    bool operator==(const CellPlace&) const = default;
};

struct FormulaToken {
    enum class Kind {
        place,     ///< a cell; its sheet is empty if the formula names none
        number,    ///< in `number`
        function,  ///< in `text`, under the name that functions of other notations get (plain_function())
        operand,   ///< a name, a text in its quotes, an error, a constant array
        sign,      ///< operators, brackets, separators
    };
    Kind kind = Kind::sign;
    std::string text;
    double number = 0;
    CellPlace place;
    bool known = true;  ///< Calc knows the function; it writes unknown ones in small letters
};

/// The tokens of a formula in Calc's own grammar ("=$Sheet.$A$1+B2"): names in capitals, without spaces and without the
/// braces of a matrix. Sheets may also be written as in Excel ('Sheet'!A1). Never fails: what cannot be understood
/// becomes signs. Pure.
std::vector<FormulaToken> formula_tokens(std::string_view formula);

}  // namespace citystar::workbook
