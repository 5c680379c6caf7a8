// The sheets of a workbook. Each function adds one sheet at the end, with its named cells. Sheets refer to each other
// only by those names. All functions throw com::sun::star::uno::Exception if the office fails.
#pragma once

#include "plan.hpp"
#include "sheet.hpp"

namespace citystar::templates {

/// 说明: the cells to fill in, rules and assumptions.
void add_guide(Document& document, const Plan& plan);
/// 填报: one row per indicator, inputs and evidence. The workbook opens on this sheet.
Sheet add_report(Document& document, const Plan& plan);
/// 填报 and 核验 of an index that compares units: one column per unit.
Sheet add_units_report(Document& document, const Plan& plan);
void add_units_verification(Document& document, const Plan& plan);
/// 评分: star, points, gaps; subtotals and the total.
void add_scores(Document& document, const Plan& plan);
/// 各区排名: levels, ranks and means of all units.
void add_league(Document& document, const Plan& plan);
/// 任务清单: the gaps to the target, most points first.
void add_worklist(Document& document, const Plan& plan);
/// 文字任务: the tasks that the source describes in words.
void add_text_tasks(Document& document, const Plan& plan);
/// 部门汇总 and 部门通知.
void add_departments(Document& document, const Plan& plan);
void add_notice(Document& document, const Plan& plan);
/// 填报通知 of a department's part, in front, with the named cells that tell whose part it is; and the hidden sheet
/// that says what its cells hold now.
Sheet add_part_notice(Document& document, const Plan& plan);
void add_part_base(Document& document, const Plan& plan);
/// 图表.
void add_charts(Document& document, const Plan& plan);

/// The row of an indicator in the ranges of 填报, found by its code; `gone` if it is not there. The row is found by its
/// name if the code cell is empty or holds another spelling that the functions accept (a space, full-width letters, a
/// number). Without "="; `code` and `name` are addresses.
std::string row_in_report(const Plan& plan, const Indicator& indicator, const std::string& code,
                          const std::string& name, const std::string& gone);

/// A proportion as a percentage with one decimal, in words. Without "=".
std::string percent_text(const Plan& plan, const std::string& formula);

/// The number of cells of a range that hold text. Without "=".
std::string texts_in(const Plan& plan, const std::string& range);
/// The adopted figures of a unit, or of an item, in 核验, for native formulas: a column or a row of INDEX() is an error
/// for some programs. Counted from 0.
std::string adopted_of_unit(const Plan& plan, sal_Int32 unit);
std::string adopted_of_item(const Plan& plan, sal_Int32 item);
/// How many cells of `keys` name the department in the cell `who`, where the cells of `more` beside them are `wanted`;
/// everywhere if `more` is empty. Without "=", like the next two.
std::string count_of_department(const Plan& plan, const std::string& who, const std::string& keys,
                                const std::string& more = {}, const std::string& wanted = {});
/// How many of its rows have a gap.
std::string open_of_department(const Plan& plan, const std::string& who);
/// The sum of a column over its rows.
std::string sum_of_department(const Plan& plan, const std::string& who, const std::string& column);

/// FIGURECHECK of cells: empty, or words for a date, a time or a truth value among them. Without "=". With an empty
/// `code`, truth values are not accepted.
std::string figure_check(const std::string& code, const std::string& cells);

/// The light of a row from its own cells, in the same words on every sheet. `remains` is a formula that is TRUE while
/// work remains.
std::string status_light_formula(const std::string& remains, const std::string& due, const std::string& progress);
/// Colours for the words of status_light_formula(). `cell` is the address of the area's first cell, with an absolute
/// column.
std::vector<std::pair<std::string, Style>> status_light_colours(const std::string& cell);

}  // namespace citystar::templates
