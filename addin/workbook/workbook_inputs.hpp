// The inputs of a workbook, found by the codes and names of its indicators in any place.
#pragma once

#include <map>
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
    bool hidden = false;     ///< its column is hidden, or its row in a table that lies on its side
    bool invisible = false;  ///< its content cannot be seen
    int column = -1;         ///< of its sheet, from 0
    int row = -1;
    std::string covered_by;  ///< address of the merged cell that covers it; empty: not covered

    bool blank() const;
};

/// One row of the report, wherever it stands.
struct InputRow {
    const Indicator* indicator = nullptr;
    std::string sheet;
    std::string code_cell;
    std::string code_text;  ///< the text of the code cell: a code, a name, or nothing
    bool hidden = false;
    std::vector<InputCell> declared;  ///< first the measures, then the parameters; as many as there are columns
    std::vector<InputCell> verified;
    std::optional<InputCell> numerator;
    std::optional<InputCell> denominator;
    std::optional<InputCell> departments;
    std::optional<InputCell> content;
    std::optional<InputCell> evidence;
    /// The other cells by their fields: templates::note_fields(), and "verifier"; only if they are asked for.
    std::map<std::string, InputCell> notes;

    bool reported() const;
};

struct WorkbookInputs {
    bool ours = false;                     ///< false: not a workbook of ours
    const Framework* framework = nullptr;  ///< null if not found
    std::string framework_text;            ///< the text found instead of a framework
    std::vector<const Framework*> alike;   ///< several that fit equally well
    std::string unit;
    std::string unit_text;  ///< the text of its cell
    std::string period;
    std::string template_version;
    std::optional<double> coefficient;  ///< in an index that compares units
    std::vector<InputRow> rows;         ///< each indicator once, in the framework's order
    bool chosen = true;                 ///< in an index of units: false unless the workbook names the unit
};

/// Reads everything, but judges no value. Adds what is odd about the table itself to `findings`, in `language`. `notes`
/// asks for InputRow::notes, which take time. Pure.
WorkbookInputs read_inputs(const WorkbookCells& cells, const Registry& registry, Findings& findings, Language language,
                           bool notes = false);

struct UnitInputs {
    WorkbookInputs inputs;
    Findings findings;
};

/// As read_inputs(), for each unit of a workbook of several units that has figures. The unit that the workbook names
/// comes first, with the findings about the file; the others have only findings about themselves. For any other
/// workbook the result has one element, even without rows. Pure.
std::vector<UnitInputs> read_units(const WorkbookCells& cells, const Registry& registry, Language language);

}  // namespace citystar::workbook
