// One unit's workbook, scored by the engine and compared with what the workbook says of itself.
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

/// The named cell by which a league of ours is known.
inline constexpr auto league_name = "CS_LEAGUE";

/// Kind of the warnings of not_reported().
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
    std::string figures;  ///< the adopted ones, to compare workbooks with
    std::string sheet;    ///< where its first figure belongs; not kept in results
    std::string cell;
    std::vector<FigureCell> figure_cells;  ///< where each of the figures stands, empty: nowhere; not kept in results
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
    std::optional<double> claimed_total;  ///< as the workbook showed it when it was sent; nothing: it showed none
    std::optional<double> claimed_star;
    std::vector<IndicatorResult> indicators;  ///< those that count, in the framework's order
    Findings findings;
    bool chosen = true;  ///< false for the other units of a workbook of several

    /// What people know it by: the unit, else the file.
    std::string name() const { return unit.empty() ? file.stem().string() : unit; }
    bool scored() const { return framework != nullptr && !indicators.empty(); }
    /// Could not be scored, though it should have been.
    bool failed() const { return !scored() && status != Status::skipped && status != Status::left_out; }
};

/// A warning for each indicator of a scored unit of which nothing is reported, in the framework's order. Pure.
Findings not_reported(const Assessment& assessment, Language language);

/// What stands for a league of ours among the workbooks.
Assessment skipped_league(Language language);

/// The template of a framework; null: there is nothing to compare with.
using TemplateOf = std::function<const Landmarks*(const Framework&)>;

/// One per unit of which the workbook holds figures (read_units()), at least one; a league of ours is skipped with a
/// finding. `before`: as the workbook was stored, `after`: recalculated. Findings are in `language`. Asks for the
/// template once at most, and of the chosen unit for what formulas that are gone would give. Pure but for that.
std::vector<Assessment> assess(const WorkbookCells& before, const WorkbookCells& after, const Registry& registry,
                               const TemplateOf& template_of, const Restore& restore, Language language);

}  // namespace citystar::workbook
