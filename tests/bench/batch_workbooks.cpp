#include "batch_workbooks.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

#include "console/exit_status.hpp"
#include "files/ods_results.hpp"
#include "new_workbook.hpp"

namespace citystar::bench {
namespace {

namespace fs = std::filesystem;

fs::path fill(const fs::path& folder, const char* framework, const char* sample) {
    command::NewOptions options;
    options.framework = framework;
    options.output = folder / fmt::format("{}.ods", framework);
    options.values = (fs::path(CITYSTAR_SAMPLES) / sample).string();
    if (command::new_workbook(options) != command::exit_done) throw std::runtime_error("no workbook");
    return options.output;
}

// Each copy has other outdated results.
std::string aged(const command::OdsResults& results, std::size_t copy, std::size_t stale) {
    std::vector<command::NewResult> old;
    const auto& all = results.all();
    for (std::size_t i = 0; i < all.size() && old.size() < stale; ++i) {
        const auto number = (i + copy * stale) % all.size();
        if (all[number].type == "float" && all[number].text_only) old.push_back({number, -1.5, "-1.5"});
    }
    const auto bytes = results.with(old);
    if (!bytes) throw std::runtime_error("cannot age a workbook");
    return *bytes;
}

}  // namespace

std::vector<fs::path> make_workbooks(const fs::path& folder, std::size_t count, std::size_t stale) {
    const auto models = folder / "models";
    const auto copies = folder / "in";
    fs::create_directory(models);
    fs::create_directory(copies);
    std::vector<command::OdsResults> filled;
    for (const auto& file : {fill(models, "SD-CITY-2020", "shandong-made-up.tsv"),
                             fill(models, "ZQ-DISTRICT-2020", "zhangqiu-four-star.tsv")}) {
        auto results = command::OdsResults::read(file);
        if (!results) throw std::runtime_error(file.string());
        filled.push_back(std::move(*results));
    }
    std::vector<fs::path> out;
    for (std::size_t i = 0; i < count; ++i) {
        out.push_back(copies / fmt::format("{:04}.ods", i));
        std::ofstream(out.back(), std::ios::binary) << aged(filled[i % filled.size()], i / filled.size(), stale);
    }
    return out;
}

}  // namespace citystar::bench
