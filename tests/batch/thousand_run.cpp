#include "thousand_run.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <stdexcept>

#include "folder_state.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

// LibreOffice calculates while it loads, so an endless formula takes it twice half of this.
constexpr const char* timeout = "40";

class Shared : public testing::Environment {
public:
    void TearDown() override { run_.reset(); }
    const ThousandRun& run() {
        if (!run_) run_ = std::make_unique<ThousandRun>();
        return *run_;
    }

private:
    std::unique_ptr<ThousandRun> run_;
};

Shared* const shared = dynamic_cast<Shared*>(testing::AddGlobalTestEnvironment(new Shared));

}  // namespace

std::string text(const json::value& value) { return json::value_to<std::string>(value); }

std::vector<json::object> records_of(const fs::path& file) {
    std::vector<json::object> out;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) out.push_back(json::parse(line).as_object());
    return out;
}

int workbooks_wanted() {
    const char* wanted = std::getenv("CITYSTAR_BATCH_WORKBOOKS");
    return wanted && *wanted ? std::atoi(wanted) : 60;
}

const ThousandRun& thousand() { return shared->run(); }

ThousandRun::ThousandRun() {
    make_workbooks();
    before = digests_of(inputs);
    recalculate();
    collect();
    fetched = trap.caught();
    macro_run = fs::exists(marker);
}

void ThousandRun::make_workbooks() {
    const auto made = run_program(
        CITYSTAR_MAKE_WORKBOOKS,
        {inputs.string(), "--count", std::to_string(workbooks_wanted()), "--damage", "all=1", "--damage",
         "wrong-extension=4", "--damage", "encrypted=2", "--macro-marker", marker.string(), "--link-url", trap.url()});
    if (made.status != 0) throw std::runtime_error("no workbooks: " + made.err);
    for (auto& line : records_of(inputs / "truth.jsonl")) {
        const auto name = text(line.at("file"));
        truth.emplace(name, std::move(line));
    }
    fs::rename(inputs / "truth.jsonl", folder.path() / "truth.jsonl");  // not a workbook
}

void ThousandRun::recalculate() {
    const auto results = folder.path() / "results.jsonl";
    outcome = run_citystar({"recalc", inputs.string(), "-o", outputs.string(), "-j", "2", "--timeout", timeout,
                            "--results", results.string()},
                           [this](pid_t command) { offices = watch_offices(command); });
    records = records_of(results);
    if (records.empty()) throw std::runtime_error("no results: " + outcome.err);
    summary = records.back();
    records.pop_back();
}

void ThousandRun::collect() {
    std::vector<std::string> arguments{"collect", "-o", (folder.path() / "league.csv").string(), "-j", "2"};
    const auto results = folder.path() / "collected.jsonl";
    arguments.insert(arguments.end(), {"--results", results.string()});
    for (const auto& [name, line] : truth)
        if (line.at("damage") != "endless") arguments.push_back((inputs / name).string());
    collect_outcome = run_citystar(arguments);
    collected = records_of(results);
    if (collected.empty()) throw std::runtime_error("no results: " + collect_outcome.err);
}

const json::object& ThousandRun::truth_of(const json::object& record) const {
    return truth.at(fs::path(text(record.at("input"))).filename().string());
}

fs::path ThousandRun::first_of(const char* damage) const {
    for (const auto& [name, line] : truth)
        if (text(line.at("damage")) == damage) return inputs / name;
    throw std::runtime_error(damage);
}

}  // namespace citystar::test
