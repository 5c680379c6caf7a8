// What the engine gives, as formulas of the spreadsheet's own functions, for workbooks that are used without the
// extension.
//
// The formulas are in the syntax of Calc's API: English names, ";" between arguments, no "=" in front. They use only
// what Excel 2010, WPS 2016 and later programs calculate alike; docs/native-formulas.md says what that is, and why.
//
// A workbook has two layers of cells. reading() turns the cell that somebody fills in into a number that the engine
// would read, into "" where nothing is reported, or into "!" where the engine would refuse the content. All other
// formulas use the cells with readings, and each other. All functions are pure and thread-safe. None of them fails,
// but a framework can ask for more than a spreadsheet takes: within_limits() tells.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "citystar/framework.hpp"

namespace citystar::native {

/// The cells of an indicator, under the addresses by which its formulas refer to them, such as "$F$12".
struct Cells {
    /// The readings in the order of Indicator::measure(): measures, then the combined value or the parameters. The
    /// addresses of the parts are empty where the indicator has one cell, for the combined value.
    std::vector<std::string> readings;
    std::string unusable;  ///< holds unusable()
    std::string star;      ///< holds star(); only for a scored indicator
    std::string score;     ///< holds item_score(); only for an item
    /// Hold shown() of the readings that somebody fills in, in the same order. Only words need them.
    std::vector<std::string> shown = {};
};

/// A cell that somebody fills in, and what several of its formulas need.
struct Content {
    std::string cell;
    std::string key;       ///< holds content_key()
    std::string decimals;  ///< holds shown_decimals(); only for a fraction
    std::string truth;     ///< a condition: it is a truth value
};

/// The most characters that Excel takes in a formula, with some to spare for addresses that grow.
inline constexpr std::size_t most_characters = 8000;
/// The most functions within each other; Excel takes 64.
inline constexpr std::size_t deepest_nesting = 60;
/// The most characters that Excel takes in a text between quotes.
inline constexpr std::size_t most_quoted = 255;

/// Whether a spreadsheet takes the formula.
[[nodiscard]] bool within_limits(std::string_view formula) noexcept;

/// The text of a cell that somebody fills in, without white space and in small letters, to be compared with words; ""
/// for what is no text.
[[nodiscard]] std::string content_key(std::string_view cell);

/// The reading of a cell that somebody fills in. Without a cell for the key, the formula has it inside. Whole numbers
/// are rounded; answers and names of levels become their numbers. A truth value counts only as an answer. An error is
/// refused. Where the engine reads more than the formula, the formula refuses (docs/native-formulas.md lists these
/// texts); it never reads what the engine refuses. Source: read_values().
[[nodiscard]] std::string reading(const Measure& measure, std::string_view cell, std::string_view key = {});

/// The combined value of the parts' readings, "" until all parts are reported. Only for an indicator with a combined
/// value and a cell for each part.
[[nodiscard]] std::string combined_reading(const Indicator& indicator, const std::vector<std::string>& parts);

/// 1 if a reading is "!" or if figures of a county and of a city are both given, otherwise 0. Source: Reading::fault.
[[nodiscard]] std::string unusable(const Indicator& indicator, const Cells& cells);

/// `formula`, or the error #VALUE! if the row is unusable.
[[nodiscard]] std::string unless_unusable(const Cells& cells, const std::string& formula);

/// The reading of an input as it counts in totals, where a row that is unusable counts as far as it can be read: the
/// number, or "". Figures of a county and of a city that exclude each other are both left out. Formulas over such
/// readings take the constant "0" for Cells::unusable.
[[nodiscard]] std::string counted_reading(const Indicator& indicator, const Cells& cells, std::size_t input);

/// 1 if a measure or parameter has a number, otherwise 0. The share reported is the mean of these over the scored
/// indicators and items. Source: score_bounds().
[[nodiscard]] std::string reported(const Indicator& indicator, const Cells& cells);

/// The star, 0–5; "" if nothing is reported; the error #VALUE! if the row is unusable. Only for a scored indicator.
/// Source: evaluate().
[[nodiscard]] std::string star(const Indicator& indicator, const Cells& cells);

/// The points of a scored indicator (from the cell with its star), a deduction (≤ 0) or an item (its part of the whole
/// index). "" if nothing is reported; the error #VALUE! if the row is unusable. Source: evaluate().
[[nodiscard]] std::string points(const Indicator& indicator, const Cells& cells);

/// The score of an item: its value, or 0–1; "" and #VALUE! as for points(). Source: score_item().
[[nodiscard]] std::string item_score(const Indicator& item, const Cells& cells);

/// 1 if the item counts, 0 if it cannot be scored without the user's target. Source: score_item().
[[nodiscard]] std::string item_counted(const Indicator& item, const Cells& cells);

/// The highest star that the missing figures could still bring; #VALUE! if the row is unusable. Only for a scored
/// indicator. Source: best_star().
[[nodiscard]] std::string best_star(const Indicator& indicator, const Cells& cells);

/// The points of that star, which stands in `star_cell`.
[[nodiscard]] std::string best_points(const Indicator& indicator, std::string_view star_cell);

/// The score of an item if every missing figure were at its best; "" if it has no upper limit; #VALUE! if the row is
/// unusable. Source: score_bounds().
[[nodiscard]] std::string best_item_score(const Indicator& item, const Cells& cells);

/// The attained fraction of the target; "" if the figure is not reported; #VALUE! if the row is unusable or the figure
/// cannot be a divisor; #N/A if the indicator has several measures or no target. Source: attainment() without a target
/// of the caller's.
[[nodiscard]] std::string attainment(const Indicator& indicator, const Cells& cells);

}  // namespace citystar::native
