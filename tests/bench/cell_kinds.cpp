#include "cell_kinds.hpp"

#include "citystar/evaluate.hpp"

namespace citystar::bench {
namespace {

constexpr CellKind kinds[] = {
    {"STARLEVEL", R"(of:=ORG.CITYSTAR.FUNCTIONS.STARLEVEL("SD-CITY-2020";"L1P1";)", ")", true},
    {"empty", R"(of:=ORG.CITYSTAR.BENCH.EMPTY.EMPTYFUNCTION("SD-CITY-2020";"L1P1";)", ")", false},
    // Five stars need more than 85 %, and LOOKUP knows no strict bound.
    {"LOOKUP", "of:=LOOKUP(", ";{0;0.1;0.3;0.6;0.8;0.85000001};{0;1;2;3;4;5})", true},
};

}  // namespace

std::span<const CellKind> cell_kinds() noexcept { return kinds; }

std::vector<double> input_numbers(int count) {
    std::vector<double> out;
    // Steps of 0.0001 in an order without a pattern: 7919 and 10001 have no common divisor.
    for (int i = 0; i < count; ++i) out.push_back(static_cast<double>(i * 7919LL % 10001) / 10000);
    return out;
}

std::vector<double> stars_of(const Indicator& indicator, std::span<const double> numbers) {
    std::vector<double> out;
    for (const Value number : numbers) out.push_back(evaluate(indicator, read_values(indicator, {&number, 1})).star);
    return out;
}

}  // namespace citystar::bench
