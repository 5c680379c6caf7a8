// The cells of a content.xml, or of a workbook in one piece of XML (.fods), with the values that it holds.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "stored_cell.hpp"

namespace citystar::command {

/// An area, or a whole sheet, whose cells hold values of another file or a database.
struct OdsLinkedArea {
    std::string sheet;
    int column = 0;  ///< from 0
    int row = 0;
    int columns = 1;
    int rows = 1;
    std::string source;  ///< the other file, or the name of the database
};

struct OdsCells {
    bool understood = false;                   ///< the content is well-formed XML in UTF-8
    std::vector<StoredCell> cells;             ///< those that `wanted` chose, in the order of the file
    std::map<std::string, std::string> names;  ///< named expressions and their formulas
    std::vector<OdsLinkedArea> areas;
};

/// Linear in the length. Thread-safe.
OdsCells read_ods_cells(const std::string& content, const Wanted& wanted);

}  // namespace citystar::command
