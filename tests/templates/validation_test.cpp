// Values that cells refuse, and the messages of the check column for wrong values that came in all the same.

#include <fmt/format.h>

#include <com/sun/star/sheet/ConditionOperator.hpp>
#include <com/sun/star/sheet/ValidationType.hpp>
#include <com/sun/star/sheet/XSheetCondition.hpp>

#include "shipped.hpp"
#include "template_fixture.hpp"

namespace citystar::test {
namespace {

struct Rule {
    sheet::ValidationType type = sheet::ValidationType_ANY;
    sheet::ConditionOperator op = sheet::ConditionOperator_NONE;
    std::string first, second;
};

Rule rule_of(const uno::Reference<table::XCell>& cell) {
    const auto validation = property_of<uno::Reference<uno::XInterface>>(cell, "Validation");
    const uno::Reference<sheet::XSheetCondition> condition(validation, uno::UNO_QUERY_THROW);
    return {property_of<sheet::ValidationType>(validation, "Type"), condition->getOperator(),
            utf8(condition->getFormula1()), utf8(condition->getFormula2())};
}

class Validation : public testing::Test {
protected:
    Validation() : framework_(shipped("SD-CITY-2020")), workbook_(template_of("SD-CITY-2020")) {}
    Rule value_rule(std::string_view code, sal_Int32 column = 0) const {
        return rule_of(workbook_.cell_of("CS_VALUES", column, workbook_.row_of(code)));
    }
    // Numerator and denominator are to the left of the first value.
    uno::Reference<table::XCell> figure(std::string_view code, sal_Int32 from_value) const {
        const auto at = workbook_.place("CS_VALUES");
        return workbook_.sheet_named("填报")->getCellByPosition(at.StartColumn - from_value,
                                                                at.StartRow + workbook_.row_of(code));
    }
    uno::Reference<table::XCell> numerator(std::string_view code) const { return figure(code, 2); }
    uno::Reference<table::XCell> denominator(std::string_view code) const { return figure(code, 1); }
    std::string check(std::string_view code) const { return workbook_.get("CS_CHECKS", 0, workbook_.row_of(code)); }
    std::string open_checks() const { return workbook_.get("CS_OPEN_CHECKS"); }

    const Framework& framework_;
    Workbook workbook_;
};

TEST_F(Validation, LimitsAreTheDomainsOfTheMeasures) {
    for (const auto* id : {"SD-CITY-2020", "ZQ-DISTRICT-2020", "SX-PILOT", "SH-DISTRICT-145"}) {
        const Workbook workbook(template_of(id));
        const auto codes = workbook.column("CS_INDICATORS");
        for (std::size_t row = 0; row < codes.size(); ++row) {
            const auto& indicator = *shipped(id).find_indicator(codes[row]);
            for (std::size_t i = 0; i < inputs_of(indicator); ++i) {
                const auto& measure = input_of(indicator, i);
                for (const auto* range : {"CS_VALUES", "CS_VERIFIED"}) {
                    const auto rule =
                        rule_of(workbook.cell_of(range, static_cast<sal_Int32>(i), static_cast<sal_Int32>(row)));
                    const auto where = std::string(id) + " " + codes[row] + " " + range + " " + std::to_string(i);
                    if (measure.type == MeasureType::yes_no || measure.type == MeasureType::level) {
                        EXPECT_EQ(rule.type, sheet::ValidationType_LIST) << where;
                        for (const auto& level : measure.levels)
                            EXPECT_NE(rule.first.find("\"" + level.zh + "\""), std::string::npos) << where;
                        continue;
                    }
                    if (measure.type == MeasureType::share || measure.type == MeasureType::ratio) {
                        EXPECT_EQ(rule.type, sheet::ValidationType_CUSTOM) << where;
                        const auto limit = [](const char* sign, double value) {
                            return fmt::format("{}{}", sign, value);
                        };
                        EXPECT_NE(rule.first.find(limit(measure.domain.above_min ? ">" : ">=", measure.domain.min)),
                                  std::string::npos)
                            << where << " " << rule.first;
                        if (measure.domain.max < 1e12) {
                            EXPECT_NE(rule.first.find(limit("<=", measure.domain.max)), std::string::npos)
                                << where << " " << rule.first;
                        }
                        continue;
                    }
                    EXPECT_EQ(rule.type,
                              measure.domain.whole ? sheet::ValidationType_WHOLE : sheet::ValidationType_DECIMAL)
                        << where;
                    EXPECT_EQ(std::stod(rule.first), measure.domain.min) << where;
                    EXPECT_EQ(rule.op, measure.domain.above_min ? sheet::ConditionOperator_GREATER
                                                                : sheet::ConditionOperator_BETWEEN)
                        << where;
                    if (!measure.domain.above_min && measure.domain.max < 1e12) {
                        EXPECT_EQ(std::stod(rule.second), measure.domain.max) << where;
                    }
                }
            }
        }
    }
}

TEST_F(Validation, KindsOfCells) {
    const auto share = value_rule("L1P1");
    EXPECT_EQ(share.type, sheet::ValidationType_CUSTOM);
    EXPECT_EQ(share.first, "AND(ISNUMBER(H8);H8>=0;H8<=1;OR(H8<=0;H8>=0.01))");
    EXPECT_EQ(value_rule("L1P2").type, sheet::ValidationType_WHOLE);  // a count
    EXPECT_EQ(value_rule("L1P3").type, sheet::ValidationType_WHOLE);  // a rank
    EXPECT_EQ(value_rule("L1P3").first, "1");
    EXPECT_EQ(value_rule("L5P1").type, sheet::ValidationType_LIST);
    EXPECT_EQ(value_rule("L5P1").first, "\"是\";\"否\"");
    EXPECT_EQ(rule_of(workbook_.cell_of("CS_PLANNED")).type, sheet::ValidationType_DATE);
    EXPECT_EQ(rule_of(workbook_.cell_of("CS_DEADLINE")).type, sheet::ValidationType_DATE);
}

TEST_F(Validation, ANumeratorIsAtMostItsDenominator) {
    for (const auto& cell : {numerator("L1P1"), denominator("L1P1")}) {
        const auto rule = rule_of(cell);
        EXPECT_EQ(rule.type, sheet::ValidationType_CUSTOM);
        EXPECT_NE(rule.first.find("<="), std::string::npos) << rule.first;
    }
    // A ratio is not part of a whole.
    EXPECT_EQ(rule_of(numerator("L3P1")).first.find("<="), std::string::npos);
}

TEST_F(Validation, TwoFiguresMakeTheShare) {
    numerator("L1P1")->setValue(41);
    denominator("L1P1")->setValue(50);
    EXPECT_EQ(workbook_.get("CS_VALUES", 0, workbook_.row_of("L1P1")), "0.82");
    EXPECT_EQ(workbook_.get("CS_TOTAL"), "2.5");
    EXPECT_EQ(check("L1P1"), "");
    EXPECT_EQ(open_checks(), "0");
}

TEST_F(Validation, PastedValuesThatCannotBeAreCaught) {
    EXPECT_EQ(open_checks(), "0");
    const auto row = [&](const char* code) { return workbook_.row_of(code); };
    workbook_.put("CS_VALUES", 82, 0, row("L1P5"));  // instead of 82 %
    EXPECT_NE(check("L1P5"), "");
    workbook_.put("CS_VALUES", "很多", 0, row("L1P2"));
    EXPECT_NE(check("L1P2"), "");
    workbook_.put("CS_VALUES", 0.0, 0, row("L1P3"));  // not a valid rank
    EXPECT_NE(check("L1P3"), "");
    workbook_.put("CS_VALUES", 2.5, 0, row("L1P6"));  // not a valid count
    EXPECT_NE(check("L1P6"), "");
    EXPECT_EQ(open_checks(), "4");
    numerator("L1P1")->setValue(51);
    denominator("L1P1")->setValue(50);
    EXPECT_EQ(check("L1P1"), "分子不能小于0，也不能大于分母。");
    numerator("L1P7")->setValue(3);
    EXPECT_EQ(check("L1P7"), "分子和分母都要填数字");
    denominator("L1P9")->setValue(3);
    EXPECT_EQ(check("L1P9"), "分子和分母都要填数字");
    EXPECT_EQ(open_checks(), "7");
    // The total leaves unusable figures out and says so. A value with two figures that do not fit keeps its quotient.
    EXPECT_EQ(workbook_.get("CS_TOTAL"), "0");
    EXPECT_EQ(workbook_.get("CS_UNUSABLE"), "5");
    for (const auto* code : {"L1P5", "L1P2", "L1P3", "L1P6"}) workbook_.clear("CS_VALUES", 0, row(code));
    for (const auto* code : {"L1P1", "L1P7", "L1P9"}) {
        numerator(code)->setFormula({});
        denominator(code)->setFormula({});
    }
    EXPECT_EQ(open_checks(), "0");
    EXPECT_EQ(workbook_.get("CS_TOTAL"), "0");
    EXPECT_EQ(workbook_.error_cells(), "");
}

TEST_F(Validation, AFigureBelowItsRangeIsCaughtToo) {
    numerator("L1P1")->setValue(-1);
    denominator("L1P1")->setValue(50);
    EXPECT_NE(check("L1P1"), "");
    numerator("L1P1")->setValue(1);
    denominator("L1P1")->setValue(0);
    EXPECT_EQ(check("L1P1"), "分母应大于0。");
}

TEST_F(Validation, AVerifiedValueIsCheckedToo) {
    workbook_.put("CS_VALUES", 0.82, 0, workbook_.row_of("L1P1"));
    workbook_.put("CS_VERIFIED", 82, 0, workbook_.row_of("L1P1"));
    EXPECT_TRUE(check("L1P1").starts_with("核验值：")) << check("L1P1");
    EXPECT_EQ(open_checks(), "1");
}

TEST_F(Validation, ChecksOfDistrictsCountTextNegativesAndGaps) {
    const Workbook workbook(blank_of("SH-INDEX-2020"));
    const auto check = [&](sal_Int32 item) {
        return workbook.get("CS_CHECKS", 0, item + 1);
    };  // the coefficients come first
    workbook.put("CS_UNIT_DECLARED", "约100", 2, 0);
    EXPECT_EQ(check(0), "有单元格不是数字");
    workbook.put("CS_UNIT_DECLARED", -1, 0, 1);
    EXPECT_EQ(check(1), "有负数");
    workbook.put("CS_UNIT_DECLARED", 100, 0, 2);
    EXPECT_EQ(check(2), "未填的区数：15");
    EXPECT_EQ(workbook.get("CS_OPEN_CHECKS"), "3");
}

}  // namespace
}  // namespace citystar::test
