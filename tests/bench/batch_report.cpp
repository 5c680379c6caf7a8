#include "batch_report.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "row.hpp"
#include "spread.hpp"

namespace citystar::bench {
namespace {

namespace json = boost::json;

std::string text_of(const Spread& spread) {
    return fmt::format("{:.2f} ({:.2f}–{:.2f})", spread.median, spread.min, spread.max);
}

// Milliseconds for each workbook but the first, which stands for the start.
std::vector<double> warm(const std::vector<double>& all, const std::vector<double>& one, std::size_t workbooks) {
    std::vector<double> out;
    for (std::size_t i = 0; i < all.size(); ++i)
        out.push_back(1000 * (all[i] - one[i]) / static_cast<double>(workbooks - 1));
    return out;
}

json::object object_of(const Spread& spread) {
    return {{"median", spread.median}, {"min", spread.min}, {"max", spread.max}};
}

std::vector<ResultRow> rows_of(const std::vector<WayTimes>& ways, std::size_t workbooks) {
    std::vector<ResultRow> out;
    const auto note = [&](const char* what) { return fmt::format("{} workbooks, {}", workbooks, what); };
    for (auto above = ways.begin(); above != ways.end(); ++above)
        for (auto below = above + 1; below != ways.end(); ++below) {
            const auto name = above->name + " : " + below->name;
            out.push_back(ratio_row("batch", name, above->wall, below->wall, {}, note("wall clock, starts included")));
            out.push_back(ratio_row("batch", name, warm(above->processor, above->one_processor, workbooks),
                                    warm(below->processor, below->one_processor, workbooks), {},
                                    note("processor time, without starts")));
        }
    return out;
}

}  // namespace

std::string table_of(const std::vector<WayTimes>& ways, std::size_t workbooks) {
    auto out = fmt::format("{} workbooks, {} interleaved rounds; seconds: median (min–max)\n\n", workbooks,
                           ways.front().wall.size());
    out += fmt::format("{:<14}{:>24}{:>24}{:>24}{:>26}\n", "way", "wall", "processor", "one workbook, wall",
                       "processor, ms a further");
    for (const auto& way : ways)
        out += fmt::format("{:<14}{:>24}{:>24}{:>24}{:>26}\n", way.name, text_of(spread_of(way.wall)),
                           text_of(spread_of(way.processor)), text_of(spread_of(way.one)),
                           text_of(spread_of(warm(way.processor, way.one_processor, workbooks))));
    out += fmt::format("\n{:<32}{:>24}{:>24}{:>26}\n", "ratio", "wall", "processor", "processor, no start");
    for (auto above = ways.begin(); above != ways.end(); ++above)
        for (auto below = above + 1; below != ways.end(); ++below)
            out += fmt::format("{:<32}{:>24}{:>24}{:>26}\n", above->name + " : " + below->name,
                               text_of(spread_of(quotients(above->wall, below->wall))),
                               text_of(spread_of(quotients(above->processor, below->processor))),
                               text_of(spread_of(quotients(warm(above->processor, above->one_processor, workbooks),
                                                           warm(below->processor, below->one_processor, workbooks)))));
    return out;
}

std::string json_of(const std::vector<WayTimes>& ways, std::size_t workbooks) {
    json::array rows;
    json::object ratios;
    for (auto way = ways.begin(); way != ways.end(); ++way) {
        rows.push_back({{"name", way->name},
                        {"wall", json::value_from(way->wall)},
                        {"processor", json::value_from(way->processor)},
                        {"one_wall", json::value_from(way->one)},
                        {"one_processor", json::value_from(way->one_processor)}});
        for (auto below = way + 1; below != ways.end(); ++below)
            ratios[way->name + ":" + below->name] =
                json::object{{"wall", object_of(spread_of(quotients(way->wall, below->wall)))},
                             {"processor", object_of(spread_of(quotients(way->processor, below->processor)))}};
    }
    const json::object out{{"workbooks", workbooks},
                           {"unit", "seconds"},
                           {"ways", rows},
                           {"ratios", ratios},
                           {"rows", json_of(rows_of(ways, workbooks))}};
    return json::serialize(out) + "\n";
}

}  // namespace citystar::bench
