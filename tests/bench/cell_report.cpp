#include "cell_report.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "spread.hpp"

namespace citystar::bench {
namespace {

namespace json = boost::json;

Spread ratio(const KindTimes& above, const KindTimes& below) {
    return spread_of(quotients(above.microseconds, below.microseconds));
}

std::string range_text(const Spread& spread) { return fmt::format("{:.2f}–{:.2f}", spread.min, spread.max); }

json::object spread_object(const Spread& spread) {
    return {{"median", spread.median}, {"min", spread.min}, {"max", spread.max}};
}

}  // namespace

std::string table_of(const std::vector<KindTimes>& kinds, int cells) {
    auto out = fmt::format("Hard recalculation of {} cells, {} interleaved rounds\n\n", cells,
                           kinds.front().microseconds.size());
    out += fmt::format("{:<12}{:>14}{:>14}\n", "cell", "median µs", "min–max");
    for (const auto& kind : kinds) {
        const auto spread = spread_of(kind.microseconds);
        out += fmt::format("{:<12}{:>14.2f}{:>14}\n", kind.name, spread.median, range_text(spread));
    }
    out += fmt::format("\n{:<24}{:>10}{:>14}\n", "ratio", "median", "min–max");
    for (auto above = kinds.begin(); above != kinds.end(); ++above)
        for (auto below = above + 1; below != kinds.end(); ++below) {
            const auto spread = ratio(*above, *below);
            out += fmt::format("{:<24}{:>10.2f}{:>14}\n", above->name + " : " + below->name, spread.median,
                               range_text(spread));
        }
    std::string names;
    std::string numbers;
    for (const auto& kind : kinds) {
        const char* separator = names.empty() ? "" : " : ";
        names += separator + kind.name;
        numbers += fmt::format("{}{:.2f}", separator, ratio(kind, kinds.back()).median);
    }
    return out + "\n" + names + " = " + numbers + "\n";
}

std::string json_of(const std::vector<KindTimes>& kinds, int cells) {
    json::array rows;
    json::object ratios;
    for (auto kind = kinds.begin(); kind != kinds.end(); ++kind) {
        auto row = spread_object(spread_of(kind->microseconds));
        row["name"] = kind->name;
        row["samples"] = json::value_from(kind->microseconds);
        rows.push_back(std::move(row));
        for (auto below = kind + 1; below != kinds.end(); ++below)
            ratios[kind->name + ":" + below->name] = spread_object(ratio(*kind, *below));
    }
    const json::object out{{"cells", cells}, {"unit", "microseconds per cell"}, {"kinds", rows}, {"ratios", ratios}};
    return json::serialize(out) + "\n";
}

}  // namespace citystar::bench
