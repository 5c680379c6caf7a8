// Makes filled workbooks of a framework, some of them damaged, and writes the right results for each.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json.hpp>
#include <com/sun/star/uno/Exception.hpp>
#include <fstream>
#include <iostream>
#include <map>

#include "installation.hpp"
#include "maker.hpp"
#include "shipped.hpp"

namespace citystar::batch {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr const char* truth_name = "truth.jsonl";

struct Options {
    fs::path folder;
    std::string framework = "SD-CITY-2020";
    std::size_t count = 40;
    unsigned seed = 1;
    std::string xlsx = "25%";
    std::vector<std::string> damage;
    fs::path marker = "/tmp/citystar-macro-was-run";
    std::string url = "http://127.0.0.1:9";  // nobody listens there
};

// A number such as "3", or a share such as "3%" of all.
std::size_t share_of(const std::string& text, std::size_t all) {
    std::size_t end = 0;
    const double number = std::stod(text, &end);
    const auto rest = text.substr(end);
    if (number < 0 || (!rest.empty() && rest != "%")) throw std::invalid_argument(text);
    return static_cast<std::size_t>(rest.empty() ? number : number * static_cast<double>(all) / 100 + 0.5);
}

// The number of workbooks for each kind, from "truncated=3", "all=1%"; later entries win.
std::map<Kind, std::size_t> wanted(const Options& options) {
    std::map<Kind, std::size_t> out;
    for (const auto& text : options.damage) {
        const auto equals = text.find('=');
        const auto name = text.substr(0, equals);
        const auto count = share_of(equals == std::string::npos ? "1" : text.substr(equals + 1), options.count);
        const auto kind = kind_of(name);
        if (name != "all" && (!kind || *kind == Kind::good)) throw std::invalid_argument(text);
        for (const auto& info : kinds)
            if (info.kind != Kind::good && (name == "all" || info.kind == kind)) out[info.kind] = count;
    }
    return out;
}

// A kind for each workbook. Only the numbers of `random` itself are used, which are the same everywhere.
std::vector<Kind> shuffled(const Options& options, Random& random) {
    std::vector<Kind> out;
    for (const auto& [kind, count] : wanted(options)) out.insert(out.end(), count, kind);
    if (out.size() > options.count) throw std::invalid_argument("more damage than workbooks");
    out.resize(options.count, Kind::good);
    for (std::size_t i = out.size(); i > 1; --i) std::swap(out[i - 1], out[random() % i]);
    return out;
}

json::value json_of(const std::optional<Worth>& worth) {
    if (!worth) return nullptr;
    return {{"total", worth->total},
            {"overall_star", worth->overall_star ? json::value(*worth->overall_star) : json::value()}};
}

std::string truth_line(const Options& options, Kind kind, const Contents& contents, const Made& made) {
    return json::serialize(json::object{{"file", made.file},
                                        {"damage", name_of(kind)},
                                        {"status", json::string_view(workbook::status_word(made.status))},
                                        {"collected", json::string_view(workbook::status_word(made.collected))},
                                        {"finding", info_of(kind).finding ? info_of(kind).finding : ""},
                                        {"framework", options.framework},
                                        {"unit", contents.unit},
                                        {"period", contents.period},
                                        {"recalculated", json_of(made.worth)},
                                        {"read", json_of(made.read)},
                                        {"stored", json_of(made.stored)}});
}

office::Installation installation() {
    auto out = office::find_installation();
    out.extension = CITYSTAR_OXT;
    return out;
}

void make_all(const Options& options) {
    const auto& framework = test::shipped(options.framework);
    Random random(options.seed);
    const auto plan = shuffled(options, random);
    const auto in_xlsx = share_of(options.xlsx, 100);
    fs::create_directories(options.folder);
    std::ofstream truth(options.folder / truth_name);
    const auto place = installation();
    office::Office::Options office_options;
    office_options.extensions.push_back(place.extension);
    office::Office office(place, office_options);
    Maker maker(office, framework, {options.folder, options.marker, options.url}, random);
    for (std::size_t i = 0; i < plan.size(); ++i) {
        const auto unit = plan[i] == Kind::unit_missing ? std::string() : fmt::format("测试区{:04}", i + 1);
        const Contents contents{unit, fmt::format("{}年", 2020 + random() % 5), draw_figures(framework, random), {}};
        const bool xlsx = random() % 100 < in_xlsx;
        const auto made = maker.make(plan[i], fmt::format("{:04} 测试区", i + 1), contents, xlsx);
        truth << truth_line(options, plan[i], contents, made) << '\n';
    }
    if (!truth.flush()) throw std::runtime_error("cannot write " + (options.folder / truth_name).string());
}

std::string kinds_help() {
    std::string out = "KIND is all, or one of\n";
    for (const auto& info : kinds)
        if (info.kind != Kind::good) out += fmt::format("  {:<16} {}\n", info.name, info.text);
    return out +
           fmt::format(
               "\n{} in the folder has a line of JSON per workbook: what was done to it, what citystar\n"
               "recalc and collect should make of it, what is stored in it. tests/batch/README.md has the fields.",
               truth_name);
}

int run(int argc, char** argv) {
    Options options;
    CLI::App app(
        "Makes filled workbooks of a framework, some damaged in chosen ways. The same seed makes the same figures.");
    app.footer(kinds_help());
    app.add_option("FOLDER", options.folder, "folder for the workbooks; made if missing")->required();
    app.add_option("--framework", options.framework, "its id; any that does not compare units")
        ->check(CLI::IsMember({"SD-CITY-2020", "ZQ-DISTRICT-2020", "SX-PILOT", "SH-DISTRICT-145"}))
        ->capture_default_str();
    app.add_option("--count", options.count, "how many workbooks")->check(CLI::Range(1, 100000))->capture_default_str();
    app.add_option("--seed", options.seed, "of the random figures and kinds")->capture_default_str();
    app.add_option("--xlsx", options.xlsx, "share of the undamaged ones that are XLSX")->capture_default_str();
    app.add_option("--damage", options.damage, "KIND, KIND=COUNT or KIND=PERCENT%; may be repeated");
    app.add_option("--macro-marker", options.marker, "the file the macro would write")->capture_default_str();
    app.add_option("--link-url", options.url, "address that the external links point to")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    try {
        make_all(options);
        return 0;
    } catch (const com::sun::star::uno::Exception& error) {
        std::cerr << utf8(error.Message) << '\n';
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
    }
    return 1;
}

}  // namespace
}  // namespace citystar::batch

int main(int argc, char** argv) { return citystar::batch::run(argc, argv); }
