// The assessment of one unit's workbook: the engine scores it and compares the result with the workbook's own.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "counterparts.hpp"
#include "findings.hpp"
#include "restore.hpp"
#include "status.hpp"
#include "workbook_inputs.hpp"

namespace citystar::workbook {

/// The named cell that marks a league made by us.
inline constexpr auto league_name = "CS_LEAGUE";

/// The kind of the warnings of not_reported().
inline constexpr auto not_reported_kind = "not_reported";

struct FigureCell {
    std::string sheet;
    std::string address;
};

struct IndicatorResult {
    const Indicator* indicator = nullptr;
    bool reported = false;
    int star = 0;
    double points = 0;
    std::string figures;  ///< the adopted figures, to compare workbooks
    std::string sheet;    ///< the sheet of its first figure; not kept in results
    std::string cell;
    std::vector<FigureCell> figure_cells;  ///< the place of each figure; empty: none; not kept in results
};

struct Assessment {
    std::filesystem::path file;
    Status status = Status::ok;
    const Framework* framework = nullptr;  ///< null: nothing could be scored
    std::string unit;
    std::string period;
    double total = 0;
    std::optional<int> star;               ///< nothing in an index
    std::map<std::string, double> levels;  ///< points by code of the level
    double coverage = 0;
    double lower = 0;
    std::optional<double> upper;
    std::optional<double> claimed_total;  ///< as the workbook showed it when it was sent; nothing: it showed no total
    std::optional<double> claimed_star;
    std::vector<IndicatorResult> indicators;  ///< those that count, in the framework's order
    Findings findings;
    bool chosen = true;  ///< false for the other units in a workbook of several units

    /// The name that people know it by: that of the unit, or that of the file.
    std::string name() const { return unit.empty() ? file.stem().string() : unit; }
    bool scored() const { return framework != nullptr && !indicators.empty(); }
    /// The workbook could not be scored, though it should have been.
    bool failed() const { return !scored() && status != Status::skipped && status != Status::left_out; }
};

/// Warnings for a scored unit, one for each indicator that it does not report, in the framework's order. Pure.
Findings not_reported(const Assessment& assessment, Language language);

/// The assessment that stands for a league of ours among the workbooks.
Assessment skipped_league(Language language);

/// The template of a framework with these formulas; null if there is nothing to compare with.
using TemplateOf = std::function<const Landmarks*(const Framework&, templates::Formulas)>;

/// One assessment for each unit whose figures the workbook holds (read_units()), at least one. A league of ours is
/// skipped with a finding. `before`: as the workbook was stored, `after`: recalculated. Findings are in `language`.
/// Calls `template_of` at most once, and `restore` only for the chosen unit, to get the results of formulas that are
/// gone. Pure except for these calls.
std::vector<Assessment> assess(const WorkbookCells& before, const WorkbookCells& after, const Registry& registry,
                               const TemplateOf& template_of, const Restore& restore, Language language);

}  // namespace citystar::workbook
