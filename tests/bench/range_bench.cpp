// The cost of WEIGHTEDSCORE and STARTABLE over a whole sheet of SD-CITY-2020 in a real Calc, compared with an IFS cell
// for every indicator, and with empty functions that take and return as much.

#include <fmt/format.h>

#include <boost/json.hpp>
#include <cmath>
#include <deque>
#include <functional>
#include <iostream>
#include <optional>

#include "citystar/registry.hpp"
#include "citystar/score.hpp"
#include "console/exit_status.hpp"
#include "flat_file.hpp"
#include "native_formula.hpp"
#include "open_sheet.hpp"
#include "program.hpp"
#include "random_values.hpp"
#include "row.hpp"
#include "temporary_folder.hpp"

namespace citystar::bench {
namespace {

namespace fs = std::filesystem;

struct Options {
    int cities = 1000;
    int rounds = 5;
    std::string only;
    std::optional<fs::path> json;
};

// Each city fills a block of rows: code, measures and weight, then the computed cells.
class Layout {
public:
    explicit Layout(const Framework& framework) : framework_(framework) {
        for (const auto& indicator : framework.indicators) measures_ = std::max(measures_, indicator.measures.size());
    }

    int rows() const { return static_cast<int>(framework_.indicators.size()); }
    std::size_t measures() const { return measures_; }
    int result_column() const { return static_cast<int>(measures_) + 2; }

    std::string measure(std::size_t index, int row) const { return fmt::format("[.{}{}]", letter(index + 1), row); }
    std::string codes(int top) const { return range(0, 0, top); }
    std::string values(int top) const { return range(1, measures_, top); }
    std::string weights(int top) const { return range(measures_ + 1, measures_ + 1, top); }
    std::string shares(int top) const { return range(measures_ + 2, measures_ + 2, top); }

private:
    static char letter(std::size_t column) { return static_cast<char>('A' + column); }
    std::string range(std::size_t left, std::size_t right, int top) const {
        return fmt::format("[.{}{}:.{}{}]", letter(left), top, letter(right), top + rows() - 1);
    }

    const Framework& framework_;
    std::size_t measures_ = 1;
};

using City = std::vector<std::vector<Value>>;

std::vector<City> make_cities(const Framework& framework, int count) {
    std::mt19937 random(1);
    std::vector<City> out(static_cast<std::size_t>(count));
    for (auto& city : out)
        for (const auto& indicator : framework.indicators) city.push_back(random_values(indicator, random));
    return out;
}

double engine_total(const Framework& framework, const City& city) {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < city.size(); ++i)
        rows.push_back({Value(std::string_view(framework.indicators[i].code)), city[i]});
    return total_points(framework, rows).value_or(0);
}

// One way to compute all cities.
struct Way {
    std::string name;
    // Writes the cells to the right of a row's weight. `row` is the row of the sheet; `first` is true in the first row
    // of a city.
    std::function<void(FlatFile&, const Indicator&, int row, bool first)> write;
    int total = -1;                 // the column with the totals, in the first row of each city; -1: none
    std::vector<double> wall = {};  // microseconds per city, one per round
    std::vector<double> processor = {};
};

std::vector<Way> ways_of(const Layout& layout) {
    const auto share = [&layout](FlatFile& file, const Indicator& indicator, int row) {
        file.formula(native_share(indicator, [&](std::size_t measure) { return layout.measure(measure, row); }));
    };
    // One call for all rows, placed in the first of them.
    const auto call = [&layout](const char* function) {
        return [&layout, function](FlatFile& file, const Indicator&, int row, bool first) {
            if (first)
                file.formula(
                    fmt::format(R"(of:={}("SD-CITY-2020";{};{}))", function, layout.codes(row), layout.values(row)));
        };
    };
    const auto table = [&layout](const char* function) {
        return [&layout, function](FlatFile& file, const Indicator&, int row, bool first) {
            if (first)
                file.formula(
                    fmt::format(R"(of:={}("SD-CITY-2020";{};{}))", function, layout.codes(row), layout.values(row)), 5,
                    layout.rows());
        };
    };
    const int column = layout.result_column();
    return {
        {"WEIGHTEDSCORE", call("ORG.CITYSTAR.FUNCTIONS.WEIGHTEDSCORE"), column},
        {"empty total", call("ORG.CITYSTAR.BENCH.EMPTY.EMPTYTOTAL")},
        {"49 IFS and SUMPRODUCT",
         [&layout, share](FlatFile& file, const Indicator& indicator, int row, bool first) {
             share(file, indicator, row);
             if (first)
                 file.formula(fmt::format("of:=MAX(0;SUMPRODUCT({};{}))", layout.shares(row), layout.weights(row)));
         },
         column + 1},
        {"49 IFS", [share](FlatFile& file, const Indicator& indicator, int row, bool) { share(file, indicator, row); }},
        {"STARTABLE", table("ORG.CITYSTAR.FUNCTIONS.STARTABLE")},
        {"empty table", table("ORG.CITYSTAR.BENCH.EMPTY.EMPTYTABLE")}};
}

void write_cities(const fs::path& path, const Framework& framework, const Layout& layout,
                  const std::vector<City>& cities, const Way& way) {
    FlatFile file(path);
    int row = 0;
    for (const auto& city : cities)
        for (std::size_t i = 0; i < city.size(); ++i) {
            const auto& indicator = framework.indicators[i];
            file.text(indicator.code);
            for (std::size_t measure = 0; measure < layout.measures(); ++measure)
                measure < city[i].size() ? file.number(city[i][measure].number) : file.blank();
            file.number(native_weight(indicator));
            way.write(file, indicator, ++row, i == 0);
            file.end_row();
        }
    file.close();
}

// The totals of both ways must equal the engine's total for every city; the points of the table must add up to it.
void check(const Framework& framework, const Layout& layout, const std::vector<City>& cities, const Way& way,
           OpenSheet& sheet) {
    const auto rows = static_cast<std::size_t>(layout.rows());
    const auto all = static_cast<int>(cities.size() * rows);
    const bool table = way.name == "STARTABLE";
    if (way.total < 0 && !table) return;
    const auto numbers = sheet.numbers(table ? layout.result_column() + 1 : way.total, all);
    for (std::size_t i = 0; i < cities.size(); ++i) {
        double found = numbers[i * rows];
        for (std::size_t k = 1; table && k < rows; ++k) found += numbers[i * rows + k];
        const double wanted = engine_total(framework, cities[i]);
        if (!(std::abs(found - wanted) < 1e-6))
            throw std::runtime_error(fmt::format("{}: city {} has {} instead of {}", way.name, i + 1, found, wanted));
    }
}

std::vector<ResultRow> rows_of(const std::vector<Way>& ways, const Options& options) {
    const auto& [total, empty_total, native_total, native_stars, table, empty_table] =
        std::tie(ways[0], ways[1], ways[2], ways[3], ways[4], ways[5]);
    const auto note = fmt::format("49 rows, {} cities", options.cities);
    const auto ratio = [&](const Way& above, const Way& below, const char* goal) {
        return ratio_row("range", above.name + " : " + below.name, above.processor, below.processor, goal, note);
    };
    std::vector<ResultRow> out{ratio(native_total, total, "≥ 5"),    ratio(native_total, empty_total, ""),
                               ratio(total, empty_total, ""),        ratio(native_stars, table, "> 1"),
                               ratio(native_stars, empty_table, ""), ratio(table, empty_table, "")};
    for (const auto& way : ways) out.push_back({"range", way.name, "µs", way.processor, {}, note});
    return out;
}

boost::json::object samples_of(const std::vector<Way>& ways) {
    boost::json::array list;
    for (const auto& way : ways)
        list.push_back(boost::json::object{{"name", way.name},
                                           {"wall", boost::json::value_from(way.wall)},
                                           {"processor", boost::json::value_from(way.processor)}});
    return {{"unit", "microseconds per city"}, {"ways", std::move(list)}};
}

int measure(const Options& options) {
    const auto installation = installation_with_extension();
    Registry registry;
    registry.add_folder(installation.frameworks);
    const auto* framework = registry.find("SD-CITY-2020");
    if (!framework) throw std::runtime_error("no framework SD-CITY-2020");
    const Layout layout(*framework);
    const auto cities = make_cities(*framework, options.cities);
    BenchOffice office({installation.extension, CITYSTAR_EMPTY_ADDIN});
    const office::TemporaryFolder folder;
    auto ways = ways_of(layout);
    if (!options.only.empty()) std::erase_if(ways, [&](const Way& way) { return way.name != options.only; });
    std::deque<OpenSheet> open;
    for (const auto& way : ways) {
        const auto file = folder.path() / "cities.fods";
        write_cities(file, *framework, layout, cities, way);
        open.emplace_back(office, file).recalculate();
        check(*framework, layout, cities, way, open.back());
    }
    for (int round = 0; round < options.rounds; ++round)
        for (std::size_t i = 0; i < ways.size(); ++i) {
            // The order alternates, so that no way always follows the same other one.
            const auto at = round % 2 == 0 ? i : ways.size() - 1 - i;
            const auto cost = open[at].recalculate();
            ways[at].wall.push_back(cost.wall * 1e6 / options.cities);
            ways[at].processor.push_back(cost.processor * 1e6 / options.cities);
        }
    if (!options.only.empty()) return command::exit_done;
    const auto rows = rows_of(ways, options);
    std::cout << table_of(rows);
    if (options.json) write_rows(*options.json, rows, samples_of(ways));
    return command::exit_done;
}

}  // namespace
}  // namespace citystar::bench

int main(int count, char** arguments) {
    citystar::bench::Options options;
    CLI::App app("Times functions over whole sheets in a LibreOffice of its own.", "range_bench");
    app.add_option("--cities", options.cities, "Sheets of 49 rows, below each other")
        ->check(CLI::Range(1, 20'000))
        ->capture_default_str();
    app.add_option("--only", options.only, "Only this way, and no rows: for a profiler");
    app.add_option("--rounds", options.rounds, "Interleaved rounds")->check(CLI::Range(1, 1000))->capture_default_str();
    app.add_option("--json", options.json, "Write rows and samples to FILE");
    return citystar::bench::run_program(app, count, arguments, [&] { return citystar::bench::measure(options); });
}
