// Workbooks with native formulas print what those with the extension's functions print, whatever is filled in.

#include <fmt/format.h>

#include <functional>
#include <random>
#include <set>
#include <variant>

#include "citystar/cell_address.hpp"
#include "results.hpp"
#include "shipped.hpp"
#include "template_fixture.hpp"

namespace citystar::test {
namespace {

// What somebody fills in: nothing, a number, or what a user would type as a formula or text.
using Filled = std::variant<std::monostate, double, std::string>;

class Kinds : public testing::TestWithParam<const char*> {
protected:
    Kinds()
        : functions_(filled(GetParam())),
          native_(filled_native(GetParam())),
          framework_(shipped(GetParam())),
          units_(!framework_.units.empty()) {
        for (auto* workbook : {&functions_, &native_}) fix_dates(*workbook);
    }

    void fill(std::string_view name, const Filled& content, sal_Int32 column, sal_Int32 row) {
        for (auto* workbook : {&functions_, &native_}) {
            if (const auto* number = std::get_if<double>(&content))
                workbook->put(name, *number, column, row);
            else if (const auto* text = std::get_if<std::string>(&content); text && text->starts_with('='))
                workbook->cell_of(name, column, row)->setFormula(utf16(*text));
            else if (text)
                workbook->put(name, *text, column, row);
            else
                workbook->clear(name, column, row);
        }
    }

    // What is printed in one kind and not in the other. The version differs, and so do the checks of 填报 where
    // somebody has verified figures: native ones speak of the figures that count (docs/native-formulas.md).
    std::string different(bool verified = false) {
        for (auto* workbook : {&functions_, &native_}) workbook->recalculate();
        const auto one = printed_cells(functions_);
        const auto other = printed_cells(native_);
        std::string out;
        const auto text_in = [](const auto& cells, const std::string& cell) {
            const auto found = cells.find(cell);
            // Blanks are as good as nothing.
            return found == cells.end() || found->second == " " ? std::string() : found->second;
        };
        std::set<std::string> all;
        for (const auto* cells : {&one, &other})
            for (const auto& [cell, text] : *cells) all.insert(cell);
        for (const auto& cell : all) {
            const auto text = text_in(one, cell);
            const auto native = text_in(other, cell);
            if (text == native || native.find("-native") != std::string::npos) continue;
            // The advice on missing functions, and on how to send the file in.
            if (text.find("#NAME?") != std::string::npos || cell.starts_with("说明!")) continue;
            if (is_error(text) && is_error(native)) continue;
            if (verified && is_check_of_report(cell)) continue;
            // A function cannot say which of its cells is an error.
            if (text.ends_with("单元格是错误值或文字，请改为数字") && !native.empty()) continue;
            out += fmt::format("{}: {} | {}\n", cell, text, native);
        }
        return out;
    }

    // The errors of one kind are as good as those of the other.
    static bool is_error(const std::string& text) { return text.starts_with("#") || text.starts_with("Err:"); }

    void fill_in(const std::function<Filled()>& any, bool verified) {
        const auto row_count = functions_.rows("CS_SCORED");
        const auto columns = [&](const char* name) {
            const auto at = functions_.place(name);
            return at.EndColumn - at.StartColumn + 1;
        };
        const char* declared = units_ ? "CS_UNIT_DECLARED" : "CS_VALUES";
        const auto codes = functions_.column("CS_SCORED");
        for (sal_Int32 row = 0; row < row_count; ++row) {
            const auto* indicator = framework_.find_indicator(codes[static_cast<std::size_t>(row)]);
            const auto inputs = units_ ? columns(declared) : static_cast<sal_Int32>(inputs_of(*indicator));
            for (sal_Int32 k = 0; k < inputs; ++k) {
                fill(declared, any(), k, row);
                fill(units_ ? "CS_UNIT_VERIFIED" : "CS_VERIFIED", verified ? any() : Filled{}, k, row);
            }
            if (functions_.has("CS_WEIGHTS") && verified)
                fill("CS_WEIGHTS", row % 3 == 0 ? Filled{} : Filled{row % 5 * 0.5}, 0, row);
        }
    }

    Workbook functions_;
    Workbook native_;
    const Framework& framework_;
    const bool units_;

private:
    bool is_check_of_report(const std::string& cell) const {
        const auto checks = functions_.place("CS_CHECKS");
        const auto total = functions_.place("CS_OPEN_CHECKS");
        // Beside the names, after the star and the points.
        const auto gap = units_ ? checks.StartColumn : functions_.place("CS_INDICATOR_NAMES").StartColumn + 2;
        const auto is = [&](sal_Int32 column, sal_Int32 row) { return cell == "填报!" + cell_address(column, row); };
        for (auto row = checks.StartRow; row <= checks.EndRow; ++row)
            if (is(checks.StartColumn, row) || is(gap, row)) return true;
        return is(total.StartColumn, total.StartRow);
    }
};

TEST_P(Kinds, PrintTheSame) {
    EXPECT_EQ(different(), "");
    EXPECT_EQ(native_.error_cells(), "");
    for (const auto* name : {"CS_TOTAL", "CS_TOTAL_DECLARED", "CS_HELD", "CS_GAIN", "CS_GAP", "CS_LIGHT", "CS_NOW",
                             "CS_ADOPTED", "CS_UNUSABLE", "CS_UNUSABLE_DECLARED", "CS_LEVEL_POINTS"})
        EXPECT_EQ(native_.column(name), functions_.column(name)) << name;
}

TEST_P(Kinds, PrintTheSameForEveryTargetStar) {
    if (!functions_.has("CS_TARGET_STAR")) return;
    for (int star = 1; star <= 5; ++star) {
        for (auto* workbook : {&functions_, &native_}) workbook->put("CS_TARGET_STAR", star);
        EXPECT_EQ(different(), "") << star;
    }
}

// Contents of all kinds in all rows, some verified: the same seed in each run.
TEST_P(Kinds, PrintTheSameForWhateverIsFilledIn) {
    const std::vector<Filled> odd{Filled{},      Filled{0.0},    Filled{1.0},     Filled{-1.0},  Filled{0.82},
                                  Filled{82.0},  Filled{0.004},  Filled{3.0},     Filled{2.5},   Filled{1e7},
                                  Filled{"无"},  Filled{"是"},   Filled{"否"},    Filled{"82%"}, Filled{" "},
                                  Filled{"3个"}, Filled{"=1/0"}, Filled{"=\"\""}, Filled{"＃"}};
    std::mt19937 random(16);
    const auto any = [&] { return odd[random() % odd.size()]; };
    for (int round = 0; round < 6; ++round) {
        const bool verified = round % 2 == 1;
        functions_.quietly([&] { native_.quietly([&] { fill_in(any, verified); }); });
        EXPECT_EQ(different(verified), "") << "round " << round;
    }
}

INSTANTIATE_TEST_SUITE_P(Templates, Kinds, testing::ValuesIn(all_ids));

}  // namespace
}  // namespace citystar::test
