// The layout of a workbook, computed once from the framework and used by every sheet.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "citystar/framework.hpp"
#include "sheet.hpp"
#include "workbook.hpp"

namespace citystar::templates {

/// Columns and first row of 填报. -1: the framework has no such column.
struct ReportColumns {
    static constexpr sal_Int32 head = 6;
    static constexpr sal_Int32 first_row = 7;
    sal_Int32 code = 0;
    sal_Int32 name = 1;
    sal_Int32 held = 2;  ///< star and points in words
    sal_Int32 gap = 3;   ///< what is missing to the next star, or the check; last frozen column
    sal_Int32 content = 4;
    sal_Int32 numerator = -1;
    sal_Int32 denominator = -1;
    sal_Int32 value = 5;  ///< first value column
    sal_Int32 check = 0;  ///< last column of the first page
    sal_Int32 level = 0;  ///< first column of the second page
    sal_Int32 departments = 0;
    sal_Int32 period = 0;  ///< first column of the evidence
    sal_Int32 document = 0;
    sal_Int32 page = 0;
    sal_Int32 dated = 0;
    sal_Int32 grade = 0;
    sal_Int32 verifier = 0;
    sal_Int32 verified = 0;  ///< first verified value
    sal_Int32 status = 0;
    sal_Int32 planned = 0;
    sal_Int32 note = 0;
};

/// Columns of 评分: the visible ones, then the helpers of formulas. -1: the framework has no such column.
struct ScoreColumns {
    sal_Int32 code = 0;
    sal_Int32 level = 1;
    sal_Int32 name = 2;
    sal_Int32 lead = 3;
    sal_Int32 weight = -1;  ///< the user's own weight
    sal_Int32 star = -1;
    sal_Int32 score = -1;  ///< score of an item: 0–1, its value, or the attained share of its target
    sal_Int32 points = 0;
    sal_Int32 full = 0;
    sal_Int32 mean = -1;  ///< mean of the units of an index
    sal_Int32 best = -1;
    sal_Int32 rank = -1;
    sal_Int32 missing = 0;
    sal_Int32 check = 0;      ///< last printed column
    sal_Int32 row = 0;        ///< first helper column
    sal_Int32 declared = -1;  ///< declared value of the chosen unit
    sal_Int32 adopted = 0;    ///< first adopted value
    sal_Int32 unusable = 0;   ///< 1 if the adopted values cannot be scored
    sal_Int32 counted = 0;    ///< first adopted value for scoring; blank if unusable
    sal_Int32 unusable_declared = 0;
    sal_Int32 counted_declared = 0;  ///< first declared value for scoring
    sal_Int32 share = -1;
    sal_Int32 support = 0;
    sal_Int32 leads_key = 0;
    sal_Int32 all_key = 0;
    sal_Int32 held = 0;
    sal_Int32 gain = 0;
    sal_Int32 requirement = 0;
    sal_Int32 target_gap = 0;
    sal_Int32 due = 0;
    sal_Int32 light = 0;
    sal_Int32 key = 0;
    sal_Int32 mine = 0;
    sal_Int32 last = 0;
};

/// Further helper columns of 评分 in a workbook with native formulas (native_judgement.cpp). A block has a column for
/// each figure, and one more for the combined value if any indicator has one.
struct NativeColumns {
    sal_Int32 block = 1;  ///< width of a block
    /// The figures of a row as they were declared, or as they are adopted. Of each but the readings, there is a column
    /// for each input.
    struct Figures {
        sal_Int32 contents = 0;
        sal_Int32 keys = 0;
        sal_Int32 readings = 0;  ///< block
    };
    Figures declared;
    Figures adopted;
    sal_Int32 decimals = 0;  ///< of adopted figures, like the next two
    sal_Int32 shown = 0;
    sal_Int32 faults = 0;
    sal_Int32 doubts = 0;            ///< as many columns as an indicator needs at most
    sal_Int32 counted = 0;           ///< block: adopted readings that count
    sal_Int32 counted_declared = 0;  ///< block: declared readings that count
    /// The star or the score of an item, its points, and whether the item takes part; from the readings that count.
    struct Result {
        sal_Int32 score = 0;
        sal_Int32 points = 0;
        sal_Int32 takes_part = 0;
        sal_Int32 own_points = -1;  ///< by the user's own weight; not for the best
        sal_Int32 own_weight = -1;
        sal_Int32 level = 0;  ///< one row for each level of the framework, from the first row of the table on
    };
    sal_Int32 held = 0;  ///< score of an item, or an error if its row is unusable
    Result counting;
    Result own;   ///< of the declared figures
    Result best;  ///< if all missing figures were at their best
    sal_Int32 reported = 0;
    sal_Int32 missing = 0;  ///< five columns: what is missing to each star
    sal_Int32 rule = 0;     ///< five columns: the criterion of each star in words
    sal_Int32 weight = 0;   ///< reading of the user's own weight
    sal_Int32 given = 0;    ///< 1 if a declared cell is filled in
    sal_Int32 open = 0;     ///< 1 if something is missing to the target
};

/// Immutable. Refers to the framework and the options, which must outlive it.
class Plan {
public:
    Plan(const Framework& framework, const WorkbookOptions& options);

    const Framework& framework;
    const WorkbookOptions& options;
    std::vector<const Indicator*> listed;  ///< rows of 填报 and 评分
    std::vector<const Indicator*> tasks;   ///< rows of 文字任务
    std::vector<const Level*> level1;
    std::vector<const Level*> level2;  ///< for an index without units; 各区排名 shows those of an index with units
    std::vector<std::string> departments;  ///< without placeholders; empty if the framework names no departments
    sal_Int32 values = 1;                  ///< value columns
    bool stars = true;
    bool units = false;   ///< true for an index that compares units with each other
    bool native = false;  ///< true for formulas of the spreadsheet's own functions
    NativeColumns native_columns;
    ItemScore item_score = ItemScore::value;
    ReportColumns report;
    ScoreColumns score;
    /// The table is below the title, a note, three rows of totals, a heading, and its head, which are all frozen.
    static constexpr sal_Int32 score_first_row = 7;

    /// The department's part that this is the layout of; null for a whole workbook.
    const PartOptions* part() const { return options.part ? &*options.part : nullptr; }
    sal_Int32 count() const { return static_cast<sal_Int32>(listed.size()); }
    sal_Int32 report_last_row() const { return ReportColumns::first_row + count() - 1; }
    sal_Int32 score_last_row() const { return score_first_row + count() - 1; }
    /// The head of the levels in 评分, below the table.
    sal_Int32 levels_head() const { return score_last_row() + 3; }
    sal_Int32 levels_last_row() const { return levels_head() + static_cast<sal_Int32>(level1.size() + level2.size()); }
    sal_Int32 unit_count() const { return static_cast<sal_Int32>(framework.units.size()); }
    /// Number of rows of the longest notice.
    sal_Int32 notice_rows() const;

    const Level& level1_of(const Indicator& indicator) const;
    /// The number of input values and the measure of each: measures come first, then parameters.
    static sal_Int32 inputs(const Indicator& indicator);
    static const Measure& input(const Indicator& indicator, sal_Int32 index);
    /// Whether the indicator has one value that is a quotient, so that numerator and denominator can be entered.
    static bool quotient(const Indicator& indicator);
    /// The departments of a role under their own names, joined with "、".
    std::string department_names(const Indicator& indicator, Role role) const;
    /// The named cell of a level's points.
    static std::string points_name(const Level& level) { return "CS_POINTS_" + level.code; }

private:
    void list_contents();
    void place_report();
    void place_score();
    void place_native();
};

}  // namespace citystar::templates
