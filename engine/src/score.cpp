#include "citystar/score.hpp"

#include <algorithm>
#include <vector>

#include "rows.hpp"
#include "total.hpp"

namespace citystar {
namespace {

int star_by_all(const Framework& framework, const Rows& rows) {
    std::vector<int> reached(framework.indicators.size(), 0);
    for (const auto& [indicator, reading, evaluation, item, weight] : rows.scored)
        reached[framework.index_of(*indicator)] = evaluation.star;
    for (auto total = framework.star_totals.rbegin(); total != framework.star_totals.rend(); ++total) {
        const auto reaches = [&](const Indicator& indicator) {
            const auto index = framework.index_of(indicator);
            return !indicator.rule(total->star) || reached[index] >= total->star;
        };
        if (std::ranges::all_of(framework.indicators, reaches)) return total->star;
    }
    return 0;
}

}  // namespace

Expected<double, RowFault> total_points(const Framework& framework, std::span<const Row> rows,
                                        const TotalOptions& options) {
    if (const auto fault = check_adjustment(framework, options); fault != Fault::none) return RowFault{fault};
    const auto evaluated = evaluate_rows(framework, rows);
    if (evaluated.fault != Fault::none) return RowFault{evaluated.fault, evaluated.row};
    return points_of(framework, evaluated, options);
}

Expected<int, RowFault> overall_star(const Framework& framework, std::span<const Row> rows, OverallRule rule,
                                     const TotalOptions& options) {
    if (framework.scoring == Scoring::index) return RowFault{Fault::no_star};
    if (const auto fault = check_adjustment(framework, options); fault != Fault::none) return RowFault{fault};
    const auto evaluated = evaluate_rows(framework, rows);
    if (evaluated.fault != Fault::none) return RowFault{evaluated.fault, evaluated.row};
    if (rule == OverallRule::all) return star_by_all(framework, evaluated);
    return star_of_total(framework, points_of(framework, evaluated, options));
}

int star_of_total(const Framework& framework, double points) noexcept {
    int star = 0;
    for (const auto& total : framework.star_totals)
        if (compare(points, Operator::at_least, total.points)) star = std::max(star, total.star);
    return star;
}

}  // namespace citystar
