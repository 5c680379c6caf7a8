#include "citystar/native_total.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "citystar/native_formula.hpp"
#include "native_syntax.hpp"

namespace citystar::native {
namespace {

// Excel takes this many arguments.
constexpr std::size_t most_arguments = 255;

// A function over any number of arguments; several calls stand in one call.
std::string call(std::string_view function, const std::vector<std::string>& arguments) {
    if (arguments.size() <= most_arguments) return fmt::format("{}({})", function, listed(arguments));
    std::vector<std::string> calls;
    for (std::size_t at = 0; at < arguments.size(); at += most_arguments) {
        const auto end = std::min(at + most_arguments, arguments.size());
        calls.push_back(call(function, {arguments.begin() + static_cast<std::ptrdiff_t>(at),
                                        arguments.begin() + static_cast<std::ptrdiff_t>(end)}));
    }
    return fmt::format("{}({})", function, listed(calls));
}

// The row of an address and what stands before it; no row if the address has more than a column and a row.
std::pair<std::string_view, long> place_of(std::string_view address) {
    const auto row = address.find_last_not_of("0123456789") + 1;
    const auto column = address.substr(0, row);
    const bool plain = !column.empty() && row < address.size() && address.size() - row < 9 &&
                       column.find_first_not_of("$ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
    return {column, plain ? std::stol(std::string(address.substr(row))) : 0};
}

// The same cells, those below each other as ranges.
std::vector<std::string> ranges(const std::vector<std::string>& cells) {
    std::vector<std::string> out;
    for (std::size_t first = 0; first < cells.size();) {
        const auto [column, row] = place_of(cells[first]);
        auto last = first;
        while (row > 0 && last + 1 < cells.size() &&
               place_of(cells[last + 1]) == std::pair(column, row + static_cast<long>(last + 1 - first)))
            ++last;
        out.push_back(first == last ? cells[first] : cells[first] + ":" + cells[last]);
        first = last + 1;
    }
    return out;
}

// Whether an item counts whatever is reported.
bool always_counts(const Indicator& item) {
    return item.score != ItemScore::normalised || item.parameters.size() < item.measures.size();
}

// A quotient of two sums: the weighted values, and the weights of what counts.
struct Mean {
    std::vector<std::string> sum;
    std::vector<std::string> weights;
    double certain = 0;  // weight of what always counts

    void add(double weight, const std::string& value, bool always, const std::string& counted) {
        if (weight == 0) return;
        sum.push_back(literal(weight) + "*N(" + value + ")");
        if (always)
            certain += weight;
        else
            weights.push_back(literal(weight) + "*" + counted);
    }

    bool empty() const { return sum.empty(); }

    // `nothing` where nothing counts.
    std::string formula(std::string_view nothing) const {
        if (empty()) return std::string(nothing);
        auto parts = weights;
        if (certain > 0) parts.insert(parts.begin(), literal(certain));
        const auto whole = added(parts);
        if (certain > 0) return fmt::format("({})/({})", added(sum), whole);
        return fmt::format("IF({0}>0;({1})/({0});{2})", "(" + whole + ")", added(sum), nothing);
    }
};

class Index {
public:
    Index(const Framework& framework, const IndexCells& cells) : framework_(framework), cells_(cells) {}

    Mean mean(std::optional<std::size_t> level) const {
        Mean out;
        for (std::size_t i = 0; i < framework_.indicators.size(); ++i) {
            const auto& item = framework_.indicators[i];
            if (item.kind != IndicatorKind::item || item.level != level) continue;
            out.add(item.weight, cells_.items[i].score, always_counts(item), "N(" + cells_.items[i].counted + ")");
        }
        for (std::size_t i = 0; i < framework_.levels.size(); ++i)
            if (framework_.levels[i].parent == level)
                out.add(framework_.levels[i].weight, cells_.levels[i], mean(i).certain > 0,
                        "COUNT(" + cells_.levels[i] + ")");
        return out;
    }

    // The cells of the items in a level that can have the user's own weights; all items without a level.
    std::vector<std::string> own(std::string ItemCells::*cell, std::optional<std::size_t> level) const {
        const Scope scope = level ? Scope{Scope::Kind::level, *level} : Scope{};
        std::vector<std::string> out;
        for (std::size_t i = 0; i < framework_.indicators.size(); ++i)
            if (!(cells_.items[i].*cell).empty() && framework_.contains(scope, framework_.indicators[i]))
                out.push_back(cells_.items[i].*cell);
        return out;
    }

    // By the user's own weights once there is one, otherwise `by_tree`.
    std::string by_weights(std::optional<std::size_t> level, const std::string& by_tree) const {
        const auto weights = own(&ItemCells::own_weight, level);
        std::string quotient = "0";
        if (!weights.empty())
            quotient = fmt::format("IF({0}>0;{1}/{0};0)", call("SUM", ranges(weights)),
                                   call("SUM", ranges(own(&ItemCells::own_points, level))));
        const auto by_either = fmt::format(
            "IF({}=0;{};{})", call("COUNT", ranges(own(&ItemCells::weight, std::nullopt))), by_tree, quotient);
        // An error counts as no number, so it has to be asked for.
        return fmt::format("IF(ISNUMBER({});{};{})", call("SUM", ranges(own(&ItemCells::own_points, std::nullopt))),
                           by_either, value_error);
    }

private:
    const Framework& framework_;
    const IndexCells& cells_;
};

// The factor of the total; an empty cell is 1.
std::string coefficient(const Framework& framework, const std::string& cell) {
    const auto fits =
        all_of({"N(" + cell + ")>0", compared("N(" + cell + ")", Operator::at_most, framework.coefficient->max)});
    return fmt::format("IF(ISNUMBER({0});IF({1};{0};{2});IF({0}=\"\";1;{2}))", cell, fits, value_error);
}

}  // namespace

std::string points_total(const std::vector<std::string>& points) {
    return "MAX(0;ROUND(" + call("SUM", ranges(points)) + ";9))";
}

std::string overall_star(const Framework& framework, std::string_view total_cell) {
    std::string out = "0";
    for (const auto& total : framework.star_totals)
        out = fmt::format("IF({};{};{})", compared(std::string(total_cell), Operator::at_least, total.points),
                          total.star, out);
    return out;
}

std::string overall_star_by_all(const Framework& framework, const std::vector<std::string>& stars) {
    std::string out = "0";
    for (const auto& total : framework.star_totals) {
        std::vector<std::string> reached;
        for (std::size_t i = 0; i < framework.indicators.size(); ++i)
            if (framework.indicators[i].rule(total.star))
                reached.push_back(fmt::format("N({})>={}", stars[i], total.star));
        out = reached.empty() ? std::to_string(total.star)
                              : fmt::format("IF({};{};{})", call("AND", reached), total.star, out);
    }
    return out;
}

std::string share_reported(const Framework& framework, const std::vector<std::string>& flags) {
    const auto scored = std::ranges::count_if(framework.indicators, [](const Indicator& indicator) {
        return indicator.kind == IndicatorKind::scored || indicator.kind == IndicatorKind::item;
    });
    return scored == 0 ? "0" : fmt::format("{}/{}", call("SUM", ranges(flags)), scored);
}

std::string rank(std::string_view cell, std::string_view range) {
    return fmt::format("IF(ISNUMBER({0});COUNTIF({1};\">\"&{0})+1;\"\")", cell, range);
}

std::string weight_reading(std::string_view cell) {
    Measure weight;
    weight.type = MeasureType::amount;
    weight.domain = {0, 1e15, false, false};
    return reading(weight, cell);
}

std::string own_points(const ItemCells& item) {
    return fmt::format("IF({0}={1};{2};N({0})*N({3}))", item.weight, refused, value_error, item.score);
}

std::string own_weight(const ItemCells& item) {
    return fmt::format("IF(ISNUMBER({0});{0}*N({1});\"\")", item.weight, item.counted);
}

std::string level_value(const Framework& framework, std::size_t level, const IndexCells& cells) {
    return Index(framework, cells).mean(level).formula("\"\"");
}

std::string index_total(const Framework& framework, const IndexCells& cells, std::optional<std::size_t> level) {
    const Index index(framework, cells);
    auto value = level ? "N(" + cells.levels[*level] + ")" : index.mean(std::nullopt).formula("0");
    const bool weighted = !index.own(&ItemCells::weight, std::nullopt).empty();
    if (weighted) value = index.by_weights(level, value);
    if (framework.scale != 1) value = fmt::format("({})*{}", value, literal(framework.scale));
    if (!cells.coefficient.empty()) value = fmt::format("({})*{}", value, coefficient(framework, cells.coefficient));
    return "ROUND(" + value + ";9)";
}

}  // namespace citystar::native
