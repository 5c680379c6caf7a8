// Types the example of each function's description into a real Calc and compares the result with the description.

#include "function_table.hpp"
#include "office_fixture.hpp"
#include "shipped.hpp"

namespace citystar::test {
namespace {

// The codes of a framework in A2 and below, with one figure next to the first: the input of the examples with ranges.
void fill(const TestDocument& document, const Framework& framework) {
    int row = 2;
    for (const auto& indicator : framework.indicators)
        if (indicator.kind != IndicatorKind::task) document.set("A" + std::to_string(row++), indicator.code);
    document.set("B2", "82%");
}

void expect_examples(office::Office& office, Language language) {
    for (const auto& function : generate::read_functions(CITYSTAR_FUNCTIONS)) {
        const auto& [formula, gives] = function.example;
        EXPECT_TRUE(formula.starts_with("=" + function.name + "(")) << formula;
        const TestDocument document(office);
        fill(document, shipped(formula.find("章丘") == std::string::npos ? "SD-CITY-2020" : "ZQ-DISTRICT-2020"));
        document.set("Z1", formula);
        EXPECT_EQ(document.cell("Z1")->getError(), 0) << formula;
        if (gives.in(language).empty()) continue;
        EXPECT_EQ(document.result("Z1"), gives.in(language)) << formula;
    }
}

TEST(Examples, GiveWhatTheEnglishDescriptionsSay) {
    const auto office = start_test_office("en-US", "en");
    expect_examples(*office, Language::en);
}

TEST(Examples, GiveWhatTheChineseDescriptionsSay) {
    const auto office = start_test_office("zh-CN", "zh");
    expect_examples(*office, Language::zh);
}

}  // namespace
}  // namespace citystar::test
