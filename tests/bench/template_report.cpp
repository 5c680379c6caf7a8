#include "template_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "spread.hpp"

namespace citystar::bench {
namespace {

std::string spread_text(const std::vector<double>& samples) {
    const auto spread = spread_of(samples);
    return fmt::format("{:.1f} ({:.1f}–{:.1f})", spread.median, spread.min, spread.max);
}

}  // namespace

std::string table_of(const std::vector<WorkbookTimes>& workbooks, const std::vector<double>& empty) {
    auto out = fmt::format("Milliseconds, median (min–max) of {} interleaved rounds; an empty workbook loads in {}\n\n",
                           empty.size(), spread_text(empty));
    constexpr auto line = "{:<26}{:>24}{:>24}{:>24}{:>24}{:>22}\n";
    out += fmt::format(line, "workbook", "load", "calculateAll", "load + calculateAll", "store", ": empty");
    for (const auto& workbook : workbooks)
        out += fmt::format(line, workbook.name, spread_text(workbook.load), spread_text(workbook.calculate),
                           spread_text(workbook.both), spread_text(workbook.store),
                           spread_text(quotients(workbook.both, empty)));
    return out;
}

std::string table_of(std::vector<FunctionCost> costs, std::size_t count) {
    std::ranges::sort(costs, std::greater<>(), [](const FunctionCost& cost) { return spread_of(cost.saved).median; });
    std::string out =
        "Time that calculateAll saves if the cells calling a function hold their values, in milliseconds.\n"
        "A cell counts for every function it calls.\n\n";
    constexpr auto line = "{:<26}{:<18}{:>7}{:>24}{:>8}\n";
    out += fmt::format(line, "workbook", "function", "cells", "saved", "share");
    for (const auto& cost : costs) {
        if (count-- == 0) break;
        out += fmt::format(line, cost.workbook, cost.function, cost.cells, spread_text(cost.saved),
                           fmt::format("{:.0f} %", spread_of(cost.share).median * 100));
    }
    return out;
}

}  // namespace citystar::bench
