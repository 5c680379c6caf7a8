// A cell as a file holds it, before any program calculates.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "workbook_cells.hpp"

namespace citystar::command {

struct StoredCell {
    std::string sheet = {};
    int column = 0;  ///< from 0
    int row = 0;
    int columns = 1;  ///< how often the cell is repeated to the right, and with its row downwards
    int rows = 1;
    bool has_formula = false;
    std::string formula = {};  ///< without the escapes of XML; in an .xlsx empty where another cell of its group has it
    std::string group = {};    ///< in an .xlsx: the cells that share a formula
    std::string literal = {};  ///< a formula that gives the value that the file holds; empty: an error, or no value
    std::optional<double> number = {};               ///< the value, if it is a number
    workbook::Shown type = workbook::Shown::number;  ///< date, time or truth if the file says so, whatever the format

    std::string style = {};  ///< its name in an .ods, also from the row or the column; its number in an .xlsx

    std::size_t begin = 0;        ///< place of the start tag; of the formula's element where an .xlsx has one
    std::size_t end = 0;          ///< behind it
    std::size_t element_end = 0;  ///< behind the whole cell; .ods only
    std::string prefix = {};      ///< the prefix of the formula's element in an .xlsx, with its colon
};

/// Chooses cells. It is called for each cell before its value is read, when the type and, in an .ods, the formula are
/// known.
using Wanted = std::function<bool(const StoredCell&)>;

}  // namespace citystar::command
