// The inputs of a workbook, found by the codes and names of indicators wherever they stand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "citystar/registry.hpp"
#include "citystar/text.hpp"
#include "findings.hpp"
#include "workbook_cells.hpp"

namespace citystar::workbook {

struct InputCell {
    CellValue value;
    std::string sheet;
    std::string address;
    bool formula = false;
    Shown shown = Shown::number;
    bool hidden = false;     ///< its column is, or its row in a table that lies on its side
    bool invisible = false;  ///< its contents cannot be seen
    std::string covered_by;  ///< address of the merged cell that stands over it; empty: none

    bool blank() const;
};

/// One row of the report, whatever its place.
struct InputRow {
    const Indicator* indicator = nullptr;
    std::string sheet;
    std::string code_cell;
    std::string code_text;  ///< as it stands there: a code, a name, or nothing
    bool hidden = false;
    std::vector<InputCell> declared;  ///< by measure, then parameter; as many as there are columns
    std::vector<InputCell> verified;
    std::optional<InputCell> numerator;
    std::optional<InputCell> denominator;
    std::optional<InputCell> departments;
    std::optional<InputCell> content;
    std::optional<InputCell> evidence;

    bool reported() const;
};

struct WorkbookInputs {
    bool ours = false;                     ///< else a workbook of somebody else
    const Framework* framework = nullptr;  ///< null if none was found
    std::string framework_text;            ///< what stood in its place
    std::vector<const Framework*> alike;   ///< several that fit equally well
    std::string unit;
    std::string unit_text;  ///< as it stands in its cell
    std::string period;
    std::string template_version;
    std::optional<double> coefficient;  ///< of an index that compares units
    std::vector<InputRow> rows;         ///< each indicator once, in the framework's order
    bool chosen = true;                 ///< in an index of units: the one the workbook itself names
};

/// Reads everything but judges no value; what is odd about the table itself is added to `findings` in
/// this language. Pure.
WorkbookInputs read_inputs(const WorkbookCells& cells, const Registry& registry, Findings& findings, Language language);

struct UnitInputs {
    WorkbookInputs inputs;
    Findings findings;
};

/// The same for each unit of which a workbook of several units holds figures; the one it names goes first and has what
/// is odd about the file, the others what is odd about them alone. Of any other workbook one, even without rows. Pure.
std::vector<UnitInputs> read_units(const WorkbookCells& cells, const Registry& registry, Language language);

}  // namespace citystar::workbook
