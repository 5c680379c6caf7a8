#include "cell_kinds.hpp"

namespace citystar::bench {
namespace {

using enum CellResult;
using enum CellMeans;

// Five stars need more than 85 %, but LOOKUP has no strict bound.
constexpr CellKind kinds[] = {
    {"STARLEVEL", add_in, star, R"(of:=ORG.CITYSTAR.FUNCTIONS.STARLEVEL("SD-CITY-2020";"L1P1";#))"},
    {"STARSCORE", add_in, points, R"(of:=ORG.CITYSTAR.FUNCTIONS.STARSCORE("SD-CITY-2020";"L1P1";#))"},
    {"empty", add_in, nought, R"(of:=ORG.CITYSTAR.BENCH.EMPTY.EMPTYFUNCTION("SD-CITY-2020";"L1P1";#))"},
    {"LOOKUP star", native, star, "of:=LOOKUP(#;{0;0.1;0.3;0.6;0.8;0.85000001};{0;1;2;3;4;5})"},
    {"LOOKUP points", native, points, "of:=LOOKUP(#;{0;0.1;0.3;0.6;0.8;0.85000001};{0;1;1.2;2;2.5;3})"},
    {"IFS star", native, star, "of:=COM.MICROSOFT.IFS(#>0.85;5;#>=0.8;4;#>=0.6;3;#>=0.3;2;#>=0.1;1;TRUE();0)"},
    {"IFS points", native, points, "of:=COM.MICROSOFT.IFS(#>0.85;3;#>=0.8;2.5;#>=0.6;2;#>=0.3;1.2;#>=0.1;1;TRUE();0)"},
    {"Python star", python, star, R"(of:=ORG.CITYSTAR.BENCH.PYTHON.STARLEVEL("SD-CITY-2020";"L1P1";#))"},
    {"Python points", python, points, R"(of:=ORG.CITYSTAR.BENCH.PYTHON.STARSCORE("SD-CITY-2020";"L1P1";#))"},
    {"Basic star", basic, star, R"(of:=BENCHBASICSTAR("SD-CITY-2020";"L1P1";#))"},
    {"Basic points", basic, points, R"(of:=BENCHBASICPOINTS("SD-CITY-2020";"L1P1";#))"},
};

}  // namespace

std::string CellKind::formula(const std::string& reference) const {
    std::string out;
    for (const char* c = pattern; *c; ++c) *c == '#' ? out += reference : out += *c;
    return out;
}

std::span<const CellKind> cell_kinds() noexcept { return kinds; }

std::vector<double> input_numbers(int count) {
    std::vector<double> out;
    // Steps of 0.0001 in an order without a pattern: 7919 and 10001 have no common divisor.
    for (int i = 0; i < count; ++i) out.push_back(static_cast<double>(i * 7919LL % 10001) / 10000);
    return out;
}

std::vector<Evaluation> evaluations_of(const Indicator& indicator, std::span<const double> numbers) {
    std::vector<Evaluation> out;
    for (const Value number : numbers) out.push_back(evaluate(indicator, read_values(indicator, {&number, 1})));
    return out;
}

}  // namespace citystar::bench
