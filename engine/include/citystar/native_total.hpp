// Totals, the star of the whole and ranks as formulas of the spreadsheet's own functions (see native_formula.hpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "citystar/framework.hpp"

namespace citystar::native {

/// The total of points by stars: `points` are cells or ranges with points(); cells below each other become ranges. A
/// text counts nothing, an error makes an error of the total, like a fault in a row. Source: total_points().
[[nodiscard]] std::string points_total(const std::vector<std::string>& points);

/// The star that a total in `total_cell` earns, 0–5. Source: star_of_total().
[[nodiscard]] std::string overall_star(const Framework& framework, std::string_view total_cell);

/// The highest star that every indicator with a criterion for it has reached. `stars` has one cell with star() per
/// indicator of the framework, in its order; the cells of indicators without stars are not looked at. Source:
/// overall_star() by OverallRule::all.
[[nodiscard]] std::string overall_star_by_all(const Framework& framework, const std::vector<std::string>& stars);

/// The share of indicators with a figure: `flags` are cells or ranges with reported() for each scored indicator or item
/// of the framework. Source: ScoreBounds::coverage.
[[nodiscard]] std::string share_reported(const Framework& framework, const std::vector<std::string>& flags);

/// The rank of a number among those of a range, 1 for the highest; equal numbers share a rank. "" for what is no
/// number. The numbers have to be rounded to at most nine decimals, so that equal totals are equal.
[[nodiscard]] std::string rank(std::string_view cell, std::string_view range);

/// The cells of an item of an index.
struct ItemCells {
    std::string score;       ///< holds item_score() or best_item_score()
    std::string counted;     ///< holds item_counted()
    std::string weight;      ///< holds weight_reading(); empty in a workbook without the user's own weights
    std::string own_points;  ///< holds own_points(); empty in the same case
    std::string own_weight;  ///< holds own_weight(); likewise
};

/// The cells of an index.
struct IndexCells {
    std::vector<ItemCells> items;     ///< one for each indicator of the framework, in its order
    std::vector<std::string> levels;  ///< holds level_value() of each level of the framework, in its order
    std::string coefficient;          ///< a number, or nothing: 1; empty if no coefficient multiplies the total
};

/// The reading of a weight that replaces the framework's own: a number that is at least 0, "" or "!".
[[nodiscard]] std::string weight_reading(std::string_view cell);

/// The score by the user's own weight, and that weight where the item counts; nothing without one. Both need the score,
/// its counting and the weight. #VALUE! if the weight is not usable.
[[nodiscard]] std::string own_points(const ItemCells& item);
[[nodiscard]] std::string own_weight(const ItemCells& item);

/// The weighted mean of a level's items and levels by the framework's own weights, 0–1 or on the scale of the items'
/// values; "" if nothing counts. Source: IndexScores::by_tree().
[[nodiscard]] std::string level_value(const Framework& framework, std::size_t level, const IndexCells& cells);

/// The points of a level or, without one, of the whole index. Once an item has a weight, only items with a weight
/// count, by this weight. The error #VALUE! if a score is an error, or if a weight or the coefficient is not usable.
/// Source: total_points() of an index.
[[nodiscard]] std::string index_total(const Framework& framework, const IndexCells& cells,
                                      std::optional<std::size_t> level = std::nullopt);

}  // namespace citystar::native
