// Which cell of a part goes into the whole: what it held, what the part holds, what the whole holds now.

#include "joining.hpp"

#include <gtest/gtest.h>

#include "shipped.hpp"

namespace citystar::test {
namespace {

using templates::Content;
using workbook::FillableCell;
using workbook::Outcome;
using workbook::Prefer;
using workbook::ReturnedPart;

const Framework& framework() { return shipped("ZQ-DISTRICT-2020"); }

// An indicator whose value may be left to numerator and denominator.
const Indicator& with_quotient() {
    for (const auto& indicator : framework().indicators)
        if (workbook::has_quotient(indicator)) return indicator;
    ADD_FAILURE();
    return framework().indicators.front();
}

FillableCell cell(const std::string& field, Content content) {
    const auto& indicator = with_quotient();
    return {{indicator.code, field}, &indicator, field, "填报", field, std::move(content), {}, {}, false};
}

struct Held {
    std::string field;
    Content base;
    Content part;
};

ReturnedPart part(const std::vector<Held>& cells, bool with_base = true) {
    ReturnedPart out;
    if (with_base) out.mark.base.emplace();
    for (const auto& one : cells) {
        out.cells.push_back(cell(one.field, one.part));
        if (with_base && !workbook::empty(one.base)) out.mark.base->emplace(out.cells.back().key, one.base);
    }
    return out;
}

// The outcomes in the order of the fields and parts; only of cells that a part changed.
std::vector<Outcome> outcomes(const std::vector<std::pair<std::string, Content>>& whole,
                              const std::vector<ReturnedPart>& parts, Prefer prefer = Prefer::neither) {
    std::vector<FillableCell> cells;
    for (const auto& [field, content] : whole) cells.push_back(cell(field, content));
    std::vector<Outcome> out;
    for (const auto& one : workbook::join(cells, parts, prefer).cells) out.push_back(one.outcome);
    return out;
}

using Outcomes = std::vector<Outcome>;
const Content nothing;
const std::string text = "document";

TEST(Joining, ACellThatOnlyThePartChangedIsTaken) {
    EXPECT_EQ(outcomes({{text, nothing}}, {part({{text, nothing, "年报"}})}), Outcomes{Outcome::taken});
    EXPECT_EQ(outcomes({{text, "年报"}}, {part({{text, "年报", nothing}})}), Outcomes{Outcome::taken});
    EXPECT_EQ(outcomes({{text, "年报"}}, {part({{text, "年报", "月报"}})}, Prefer::whole), Outcomes{Outcome::taken});
}

TEST(Joining, ACellThatThePartLeftAloneStaysAsItIsInTheWhole) {
    EXPECT_EQ(outcomes({{text, "年报"}}, {part({{text, "年报", "年报"}})}), Outcomes{});
    EXPECT_EQ(outcomes({{text, "月报"}}, {part({{text, "年报", "年报"}})}, Prefer::part), Outcomes{});
    const auto joining = workbook::join({cell(text, "月报")}, {part({{text, "年报", "年报"}})}, Prefer::neither);
    EXPECT_EQ(joining.unchanged, std::vector<std::size_t>{1});
}

TEST(Joining, AnEmptyCellOfTheWholeIsFilledAlsoWithWhatWasSent) {
    EXPECT_EQ(outcomes({{text, nothing}}, {part({{text, "年报", "年报"}})}), Outcomes{Outcome::taken});
    EXPECT_EQ(outcomes({{text, nothing}}, {part({{text, "年报", "月报"}})}), Outcomes{Outcome::taken});
    EXPECT_EQ(outcomes({{text, nothing}}, {part({{text, "年报", "年报"}}), part({{text, "年报", "月报"}})}),
              Outcomes{Outcome::taken});
    EXPECT_EQ(outcomes({{"numerator", 40.0}, {"denominator", nothing}},
                       {part({{"numerator", 45.0, 45.0}, {"denominator", 60.0, 60.0}})}),
              Outcomes{});
}

TEST(Joining, WhatTheWholeHoldsAlreadyIsNeitherTakenNorAConflict) {
    EXPECT_EQ(outcomes({{text, "年报"}}, {part({{text, nothing, "年报"}})}), Outcomes{Outcome::present});
}

TEST(Joining, ACellThatBothChangedIsAConflictUnlessOneIsPreferred) {
    const std::vector<std::pair<std::string, Content>> whole{{text, "月报"}};
    const auto returned = part({{text, "季报", "年报"}});
    EXPECT_EQ(outcomes(whole, {returned}), Outcomes{Outcome::whole_changed});
    EXPECT_EQ(outcomes(whole, {returned}, Prefer::part), Outcomes{Outcome::taken});
    EXPECT_EQ(outcomes(whole, {returned}, Prefer::whole), Outcomes{Outcome::kept});
}

TEST(Joining, PartsThatDifferAreAConflictThatNoPreferenceForPartsDecides) {
    const std::vector<ReturnedPart> parts{part({{text, nothing, "年报"}}), part({{text, nothing, "月报"}})};
    const Outcomes differ{Outcome::parts_differ, Outcome::parts_differ};
    EXPECT_EQ(outcomes({{text, nothing}}, parts), differ);
    EXPECT_EQ(outcomes({{text, nothing}}, parts, Prefer::part), differ);
    EXPECT_EQ(outcomes({{text, nothing}}, parts, Prefer::whole), (Outcomes{Outcome::kept, Outcome::kept}));
}

TEST(Joining, PartsThatAgreeAreTakenOnce) {
    const std::vector<ReturnedPart> parts{part({{text, nothing, "年报"}}), part({{text, nothing, "年报"}})};
    EXPECT_EQ(outcomes({{text, nothing}}, parts), (Outcomes{Outcome::taken, Outcome::present}));
}

TEST(Joining, APartThatTheWholeHasAlreadyDoesNotLetAnotherOneThrough) {
    const std::vector<ReturnedPart> parts{part({{text, nothing, "年报"}}), part({{text, nothing, "月报"}})};
    EXPECT_EQ(outcomes({{text, "年报"}}, parts), (Outcomes{Outcome::present, Outcome::whole_changed}));
}

TEST(Joining, WithoutAMarkOnlyEmptyCellsAreFilled) {
    EXPECT_EQ(outcomes({{text, nothing}}, {part({{text, nothing, "年报"}}, false)}), Outcomes{Outcome::taken});
    EXPECT_EQ(outcomes({{text, "月报"}}, {part({{text, nothing, "年报"}}, false)}), Outcomes{Outcome::whole_changed});
    EXPECT_EQ(outcomes({{text, "月报"}}, {part({{text, nothing, nothing}}, false)}), Outcomes{Outcome::whole_changed});
}

TEST(Joining, ACellThatTheWholeDoesNotHaveHasNoPlace) {
    EXPECT_EQ(outcomes({}, {part({{text, nothing, "年报"}})}), Outcomes{Outcome::no_place});
    EXPECT_EQ(outcomes({}, {part({{text, "年报", "年报"}})}), Outcomes{});
}

TEST(Joining, WhatCannotBeUsedIsRefusedOnlyIfThePartBroughtIt) {
    auto returned = part({{text, nothing, "约八成"}});
    returned.cells.front().refused = "not a number";
    EXPECT_EQ(outcomes({{text, nothing}}, {returned}), Outcomes{Outcome::refused});
    EXPECT_EQ(outcomes({{text, nothing}}, {returned}, Prefer::part), Outcomes{Outcome::refused});
    returned.mark.base->emplace(returned.cells.front().key, "约八成");
    EXPECT_EQ(outcomes({{text, "约八成"}}, {returned}), Outcomes{});
}

// 45 of one department out of 60 of another would be a figure that nobody reported.
TEST(Joining, NumeratorAndDenominatorAreTakenTogetherOrNotAtAll) {
    const std::vector<std::pair<std::string, Content>> whole{{"numerator", 50.0}, {"denominator", 60.0}};
    const auto returned = part({{"numerator", 40.0, 40.0}, {"denominator", 60.0, 80.0}});
    EXPECT_EQ(outcomes(whole, {returned}), Outcomes{Outcome::whole_changed});
    EXPECT_EQ(outcomes({{"numerator", 40.0}, {"denominator", 60.0}}, {returned}), Outcomes{Outcome::taken});
    const std::vector<ReturnedPart> two{part({{"numerator", 40.0, 45.0}, {"denominator", 60.0, 60.0}}), returned};
    EXPECT_EQ(outcomes({{"numerator", 40.0}, {"denominator", 60.0}}, two),
              (Outcomes{Outcome::parts_differ, Outcome::parts_differ}));
    auto refused = part({{"numerator", nothing, 70.0}, {"denominator", nothing, 60.0}});
    refused.cells.front().refused = "larger than the denominator";
    EXPECT_EQ(outcomes({{"numerator", nothing}, {"denominator", nothing}}, {refused}),
              (Outcomes{Outcome::refused, Outcome::refused}));
}

TEST(Joining, NumbersAreTheSameButForTheirLastDigits) {
    EXPECT_TRUE(workbook::same_content(0.1 + 0.2, 0.3));
    EXPECT_FALSE(workbook::same_content(0.3, 0.30000001));
    EXPECT_TRUE(workbook::same_content(12.0, "12"));
    EXPECT_TRUE(workbook::same_content(nothing, ""));
    EXPECT_FALSE(workbook::same_content(0.0, nothing));
}

TEST(Joining, TheFirstDepartmentThatWasTypedLeads) {
    const auto& typed = shipped("SX-PILOT");
    const auto lead = [&](const char* entered) {
        return workbook::lead_departments(typed, typed.indicators.front(), entered);
    };
    using Names = std::vector<std::string>;
    EXPECT_EQ(lead("市教育局、市公安局"), Names{"市教育局"});
    EXPECT_EQ(lead(" 市教育局；市公安局"), Names{"市教育局"});
    EXPECT_EQ(lead(""), Names{});
    // Phrases such as 各相关部门 are no departments.
    for (const auto& indicator : framework().indicators)
        for (const auto& name : workbook::lead_departments(framework(), indicator, "某局"))
            EXPECT_FALSE(name.starts_with("各")) << indicator.code;
}

}  // namespace
}  // namespace citystar::test
