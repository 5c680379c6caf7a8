// Joins the results of the benchmark programs into one table and one JSON file.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <optional>

#include "row.hpp"

int main(int count, char** arguments) {
    namespace fs = std::filesystem;
    std::vector<fs::path> files;
    std::optional<fs::path> json;
    CLI::App app("Prints the rows of benchmark results as one table.", "bench_table");
    app.add_option("FILE", files, "JSON files of the benchmark programs, or one of this program")->required();
    app.add_option("--json", json, "Write all rows to FILE");
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 64;
    }
    try {
        std::vector<citystar::bench::ResultRow> rows;
        for (const auto& file : files) std::ranges::move(citystar::bench::read_rows(file), std::back_inserter(rows));
        std::cout << citystar::bench::table_of(rows);
        if (json) citystar::bench::write_rows(*json, rows);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "bench_table: " << error.what() << '\n';
        return 1;
    }
}
