#include "citystar/native_formula.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "citystar/load.hpp"
#include "citystar/native_total.hpp"
#include "citystar/native_words.hpp"
#include "native_formulas.hpp"
#include "shipped.hpp"

namespace citystar::test {
namespace {

constexpr const char* frameworks[] = {"SD-CITY-2020", "ZQ-DISTRICT-2020", "SX-PILOT", "SH-INDEX-2020",
                                      "SH-DISTRICT-145"};

Framework loaded(const std::string& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    auto result = load_framework(text.str());
    for (const auto& problem : result.problems) ADD_FAILURE() << file << problem.pointer << ": " << problem.message.en;
    return std::move(result.framework).value();
}

std::vector<NamedFormula> all_formulas() {
    std::vector<NamedFormula> out;
    const auto add = [&](const Framework& framework) {
        const auto more = native_formulas(framework);
        out.insert(out.end(), more.begin(), more.end());
    };
    for (const auto* id : frameworks) add(shipped(id));
    add(loaded(CITYSTAR_DOCS "/examples/example-city.json"));
    add(loaded(CITYSTAR_GOLDEN "/native/every-rule.json"));
    add(loaded(CITYSTAR_GOLDEN "/native/every-item.json"));
    return out;
}

// The formula without its texts, each of which has to be short enough for Excel.
std::string without_texts(const NamedFormula& formula) {
    std::string out;
    bool inside = false;
    std::size_t units = 0;
    for (const char c : formula.text) {
        if (c == '"') {
            inside = !inside;
            EXPECT_LE(units, native::most_quoted) << formula.name;
            units = 0;
        } else if (inside) {
            units += (static_cast<unsigned char>(c) & 0xC0) == 0x80 ? 0 : 1;
        } else {
            out += c;
        }
    }
    EXPECT_FALSE(inside) << formula.name << ": " << formula.text;
    return out;
}

TEST(NativeFormula, FitsIntoEveryProgram) {
    const auto formulas = all_formulas();
    EXPECT_GT(formulas.size(), 1500u);
    for (const auto& formula : formulas)
        EXPECT_TRUE(native::within_limits(formula.text)) << formula.name << ": " << formula.text;
}

TEST(NativeFormula, UsesOnlySafeFunctions) {
    const std::set<std::string> safe{"ABS",    "AND",   "CHAR",       "CHOOSE", "COUNT",   "COUNTIF",   "DAY",
                                     "FALSE",  "FIND",  "IF",         "INT",    "ISERROR", "ISLOGICAL", "ISNUMBER",
                                     "ISTEXT", "LEFT",  "LEN",        "LOG10",  "LOWER",   "MAX",       "MID",
                                     "MIN",    "MONTH", "N",          "NA",     "NOT",     "OR",        "REPT",
                                     "RIGHT",  "ROUND", "SUBSTITUTE", "SUM",    "TRUE",    "VALUE",     "YEAR"};
    const std::regex call("([A-Z][A-Z0-9.]*)\\(");
    std::set<std::string> used;
    for (const auto& formula : all_formulas()) {
        const auto text = without_texts(formula);
        for (std::sregex_iterator at(text.begin(), text.end(), call), end; at != end; ++at) used.insert((*at)[1]);
        EXPECT_EQ(text.find_first_of("{}!'[]"), std::string::npos) << formula.name << ": " << formula.text;
    }
    for (const auto& name : used) EXPECT_TRUE(safe.contains(name)) << name;
}

// Some programs take such a number for a text when it stands alone in a comparison.
TEST(NativeFormula, ComparesWithNoTinyNumber) {
    const std::regex lone("[<>=]-?0\\.000000[0-9]+(?![-+*/0-9])");
    const std::regex exponent("[0-9]E[-+]?[0-9]");
    for (const auto& formula : all_formulas()) {
        const auto text = without_texts(formula);
        EXPECT_FALSE(std::regex_search(text, lone)) << formula.name << ": " << formula.text;
        EXPECT_FALSE(std::regex_search(text, exponent)) << formula.name << ": " << formula.text;
    }
}

TEST(NativeFormula, HasTheBoundsOfTheFramework) {
    const auto& framework = shipped("SD-CITY-2020");
    const native::Cells one{{"B2"}, "C2", "D2", {}};
    EXPECT_EQ(native::star(*framework.find_indicator("L1P1"), one),
              "IF(C2=1;VALUE(\"!\");IF(COUNT(B2)=0;\"\";IF(N(B2)>0.85+0.000000001;5;IF(N(B2)>=0.8-0.000000001;4;"
              "IF(N(B2)>=0.6-0.000000001;3;IF(N(B2)>=0.3-0.000000001;2;IF(N(B2)>=0.1-0.000000001;1;0)))))))");
    EXPECT_EQ(native::points(*framework.find_indicator("L1P1"), one),
              "IF(ISNUMBER(D2);CHOOSE(D2+1;0;1;1.2;2;2.5;3);D2)");
    EXPECT_EQ(native::star(*framework.find_indicator("L1P3"), one),
              "IF(C2=1;VALUE(\"!\");IF(COUNT(B2)=0;\"\";IF(AND(ISNUMBER(B2);N(B2)<=3);5;IF(AND(ISNUMBER(B2);N(B2)<=6);"
              "4;IF(AND(ISNUMBER(B2);N(B2)<=9);3;IF(AND(ISNUMBER(B2);N(B2)<=12);2;IF(AND(ISNUMBER(B2);N(B2)<=16);1;0"
              ")))))))");
    EXPECT_EQ(native::points(*framework.find_indicator("L5P6"), one),
              "IF(C2=1;VALUE(\"!\");IF(COUNT(B2)=0;\"\";0-2*N(B2)))");
    EXPECT_EQ(native::unusable(*framework.find_indicator("L1P4"), {{"B2", "E2"}, {}, {}, {}}),
              "IF(OR(B2=\"!\";E2=\"!\");1;0)");
}

TEST(NativeFormula, CombinesAllParts) {
    const auto& indicator = *shipped("SD-CITY-2020").find_indicator("L2P1");
    EXPECT_EQ(native::combined_reading(indicator, {"A1", "B1", "C1"}),
              "IF(COUNT(A1;B1;C1)=3;0.4*N(A1)+0.4*N(B1)+0.2*N(C1);\"\")");
    EXPECT_EQ(native::star(indicator, {{"A1", "B1", "C1", "D1"}, "E1", {}, {}}).substr(0, 69),
              "IF(E1=1;VALUE(\"!\");IF(COUNT(A1;B1;C1)=0;\"\";IF(N(D1)>0.9+0.000000001;5");
    EXPECT_EQ(native::star(indicator, {{"", "", "", "D1"}, "E1", {}, {}}).substr(0, 63),
              "IF(E1=1;VALUE(\"!\");IF(COUNT(D1)=0;\"\";IF(N(D1)>0.9+0.000000001;5");
}

TEST(NativeFormula, ReadsACount) {
    EXPECT_EQ(native::reading(shipped("SD-CITY-2020").find_indicator("L1P2")->measures[0], "B2"),
              "IF(ISERROR(B2);\"!\";IF(ISLOGICAL(B2);\"!\";IF(ISNUMBER(B2);IF(AND(B2>=0-0.000000001;"
              "B2<=1000000000000000+1000000;ABS(B2-0.5-(ROUND(B2;0)-0.25)+0.25)*1000000000<=1);ROUND(B2;0);\"!\");"
              "IF(ISTEXT(B2);IF(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE("
              "SUBSTITUTE(B2;\" \";\"\");\"\u3000\";\"\");\"\u00A0\";\"\");\"\u200B\";\"\");\"\uFEFF\";\"\");CHAR(9);"
              "\"\");CHAR(10);\"\");CHAR(13);\"\")=\"\";\"\";\"!\");\"\"))))");
}

TEST(NativeFormula, SaysWhatIsMissing) {
    const auto& framework = shipped("SD-CITY-2020");
    const native::Cells one{{"B2"}, "C2", "D2", {}};
    EXPECT_EQ(native::missing(*framework.find_indicator("L1P3"), one, 4, Language::zh),
              "IF(C2=1;\"\";IF(N(D2)>=4;\"\";\"“爱山东”接入应用数量全省设区市排名在前6名（\"&IF(ISNUMBER(B2);"
              "\"还须前移\"&(N(B2)-6)&"
              "\"名\";\"未填报\")&\"）\"))");
    EXPECT_EQ(native::missing(*framework.find_indicator("L1P2"), one, 5, Language::en),
              "IF(C2=1;\"\";IF(N(D2)>=5;\"\";\"Service channels at least 5 (\"&IF(ISNUMBER(B2);(5-N(B2))&\" short\";"
              "\"not reported\")&\")\"))");
}

TEST(NativeFormula, SaysWhatADeductionCosts) {
    const native::Cells one{{"B2"}, "C2", {}, {}, {"E2"}};
    EXPECT_EQ(native::deduction_reason(*shipped("SD-CITY-2020").find_indicator("L5P6"), one, Language::zh),
              "IF(C2=1;\"\";IF(COUNT(B2)=0;\"信息安全：未填报。\";IF(N(B2)=0;\"信息安全：失泄密事件数为\"&E2&"
              "\"，不扣分。\";\"信息安全：失泄密事件数为\"&E2&\"，每起扣2分，共扣\"&ROUND(2*N(B2);MAX(0;"
              "29-INT(LOG10(2*N(B2))+20)))&\"分。\")))");
}

TEST(NativeFormula, TotalsRanges) {
    EXPECT_EQ(native::points_total({"$F$9", "$F$10", "$F$11", "F12", "F14", "G15", "G16", "Sheet1.G17", "A1:A9"}),
              "MAX(0;ROUND(SUM($F$9:$F$11;F12;F14;G15:G16;Sheet1.G17;A1:A9);9))");
    const auto& framework = shipped("SD-CITY-2020");
    EXPECT_EQ(native::share_reported(framework, {"C3", "C4"}), "SUM(C3:C4)/48");
    EXPECT_EQ(native::overall_star(framework, "B2"),
              "IF(B2>=100-0.0000001;5;IF(B2>=80-0.00000008;4;IF(B2>=50-0.00000005;3;IF(B2>=22-0.000000022;2;"
              "IF(B2>=8.1-0.0000000081;1;0)))))");
}

TEST(NativeFormula, HasTheTreeOfAnIndex) {
    const auto& framework = shipped("SX-PILOT");
    native::IndexCells cells;
    for (std::size_t i = 0; i < framework.indicators.size(); ++i) {
        const auto row = std::to_string(i + 10);
        cells.items.push_back({"A" + row, "B" + row, "C" + row, "D" + row, "E" + row});
    }
    for (std::size_t i = 0; i < framework.levels.size(); ++i) cells.levels.push_back("F" + std::to_string(i + 1));
    EXPECT_EQ(native::own_points(cells.items[0]), "IF(C10=\"!\";VALUE(\"!\");N(C10)*N(A10))");
    EXPECT_EQ(native::own_weight(cells.items[0]), "IF(ISNUMBER(C10);C10*N(B10);\"\")");
    const auto total = native::index_total(framework, cells);
    EXPECT_EQ(total.substr(0, 50), "ROUND((IF(ISNUMBER(SUM(D10:D78));IF(COUNT(C10:C78)") << total;
    EXPECT_NE(total.find("IF(SUM(E10:E78)>0;SUM(D10:D78)/SUM(E10:E78);0)"), std::string::npos) << total;
}

TEST(NativeFormula, KnowsItsLimits) {
    EXPECT_TRUE(native::within_limits(std::string(8000, 'a')));
    EXPECT_FALSE(native::within_limits(std::string(8001, 'a')));
    std::string wide;
    for (int i = 0; i < 4000; ++i) wide += "\U00020000";  // two units of UTF-16 each
    EXPECT_TRUE(native::within_limits(wide));
    EXPECT_FALSE(native::within_limits(wide + "a"));
    EXPECT_TRUE(native::within_limits(std::string(60, '(')));
    EXPECT_FALSE(native::within_limits(std::string(61, '(')));
    EXPECT_TRUE(native::within_limits('"' + std::string(61, '(') + '"'));
}

}  // namespace
}  // namespace citystar::test
