#include "batch_report.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

namespace citystar::bench {
namespace {

namespace json = boost::json;

// Milliseconds for each further workbook; the time of one workbook stands for the start.
std::vector<double> further(const std::vector<double>& all, const std::vector<double>& one, std::size_t workbooks) {
    std::vector<double> out;
    for (std::size_t i = 0; i < all.size(); ++i)
        out.push_back(1000 * (all[i] - one[i]) / static_cast<double>(workbooks - 1));
    return out;
}

std::vector<double> of_one(const std::vector<double>& all, std::size_t workbooks) {
    std::vector<double> out;
    for (const auto seconds : all) out.push_back(1000 * seconds / static_cast<double>(workbooks));
    return out;
}

}  // namespace

std::vector<ResultRow> rows_of(const std::vector<WayTimes>& ways, const std::vector<Comparison>& comparisons,
                               std::size_t workbooks) {
    std::vector<ResultRow> out;
    const auto note = [&](const char* what) { return fmt::format("{} workbooks, {}", workbooks, what); };
    for (const auto& [a, b, goal] : comparisons) {
        const auto& above = ways.at(a);
        const auto& below = ways.at(b);
        const auto name = above.name + " : " + below.name;
        out.push_back(ratio_row("batch", name, above.wall, below.wall, goal, note("wall clock, starts included")));
        out.push_back(ratio_row("batch", name, further(above.processor, above.one_processor, workbooks),
                                further(below.processor, below.one_processor, workbooks), {},
                                note("processor time, without starts")));
    }
    for (const auto& way : ways)
        out.push_back({"batch", way.name, "ms", of_one(way.wall, workbooks), way.goal,
                       note("wall clock of one, starts included")});
    return out;
}

json::object samples_of(const std::vector<WayTimes>& ways, std::size_t workbooks) {
    json::array list;
    for (const auto& way : ways)
        list.push_back(json::object{{"name", way.name},
                                    {"wall", json::value_from(way.wall)},
                                    {"processor", json::value_from(way.processor)},
                                    {"one_wall", json::value_from(way.one)},
                                    {"one_processor", json::value_from(way.one_processor)}});
    return {{"workbooks", workbooks}, {"unit", "seconds"}, {"ways", std::move(list)}};
}

}  // namespace citystar::bench
