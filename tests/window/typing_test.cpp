// Figures typed into 填报 by keyboard, in a real window.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <com/sun/star/table/CellContentType.hpp>
#include <com/sun/star/text/XTextRange.hpp>

#include "desk.hpp"
#include "office_fixture.hpp"
#include "run.hpp"
#include "sheet.hpp"
#include "temporary_folder.hpp"

namespace citystar::test {
namespace {

constexpr auto report = "填报";

class Typing : public testing::TestWithParam<Language> {
protected:
    Typing() { desk_.open_template("SD-CITY-2020"); }

    // Types ASCII text into a cell and ends the entry.
    void enter(const char* address, const std::string& text) const {
        desk_.walk_to(report, address);
        ASSERT_TRUE(desk_.press({})) << desk_.windows();
        desk_.type(text);
        ASSERT_TRUE(desk_.press({"Return"}));
    }
    // The number in a cell; what it shows if there is no number.
    std::string content(const char* address) const {
        const auto cell = desk_.cell(report, address);
        if (cell->getType() == table::CellContentType_VALUE)
            return fmt::format("{}", std::round(cell->getValue() * 1e9) / 1e9);
        return utf8(uno::Reference<com::sun::star::text::XTextRange>(cell, uno::UNO_QUERY_THROW)->getString());
    }
    ::testing::AssertionResult holds(const char* address, const std::string& wanted) const {
        if (becomes_true([&] { return content(address) == wanted; })) return ::testing::AssertionSuccess();
        return ::testing::AssertionFailure()
               << address << " holds " << content(address) << ", windows " << desk_.windows();
    }
    ::testing::AssertionResult cursor_is_at(const std::string& address) const {
        const auto wanted = report + std::string(".") + address;
        if (becomes_true([&] { return desk_.cursor() == wanted; })) return ::testing::AssertionSuccess();
        return ::testing::AssertionFailure() << "the cursor is at " << desk_.cursor();
    }

    const std::string question_ = templates::label(templates::Message::invalid);
    Desk desk_{GetParam()};
};

// The sheet is not scrolled to the cell: what is to be filled in stands to its left.
TEST_P(Typing, WorkbooksOpenOnTheFirstCellToFillIn) {
    EXPECT_TRUE(cursor_is_at("C4"));  // the unit
    const office::TemporaryFolder folder;
    const auto file = folder.path() / "named.ods";
    ASSERT_EQ(run_citystar({"new", "SD-CITY-2020", "-o", file, "--unit", "某市", "--period", "2025年度"}).status, 0);
    desk_.open(office::file_url(file));
    EXPECT_TRUE(cursor_is_at("H8"));  // the first figure
    EXPECT_EQ(desk_.first_column(), 4);
}

TEST_P(Typing, EightyTwoPercentInEachUsualWay) {
    enter("H8", "82");
    EXPECT_TRUE(holds("H8", "0.82"));
    EXPECT_TRUE(cursor_is_at("H9"));
    enter("H12", "82%");
    EXPECT_TRUE(holds("H12", "0.82"));
    enter("H14", "82.5 %");
    EXPECT_TRUE(holds("H14", "0.825"));
    desk_.walk_to(report, "H16");
    ASSERT_TRUE(desk_.press({"Uff18", "Uff12", "Uff05", "Return"}));
    ASSERT_TRUE(desk_.close_with("Return", question_)) << desk_.windows();
    EXPECT_TRUE(holds("H16", "0.82"));
    // Calc reads 0.82%, asks, and the cursor comes back.
    enter("H17", "0.82");
    ASSERT_TRUE(desk_.close_with("Return", question_)) << desk_.windows();
    EXPECT_TRUE(holds("H17", "0.0082"));
    EXPECT_TRUE(cursor_is_at("H17"));
    desk_.type("82");
    ASSERT_TRUE(desk_.press({"Return"}));
    EXPECT_TRUE(holds("H17", "0.82"));
    EXPECT_TRUE(cursor_is_at("H18"));
}

TEST_P(Typing, ARefusedEntryDoesNotLoseTheCursor) {
    enter("H9", "many");  // a count
    ASSERT_TRUE(desk_.close_with("Return", question_)) << desk_.windows();
    EXPECT_TRUE(holds("H9", "many"));
    EXPECT_TRUE(cursor_is_at("H9"));
    desk_.type("12");
    ASSERT_TRUE(desk_.press({"Return"}));
    EXPECT_TRUE(holds("H9", "12"));
    EXPECT_TRUE(cursor_is_at("H10"));
    enter("H10", "0");  // a rank
    ASSERT_TRUE(desk_.close_with("Escape", question_)) << desk_.windows();
    EXPECT_TRUE(holds("H10", ""));
    EXPECT_TRUE(cursor_is_at("H10"));
}

TEST_P(Typing, TheUndoOfAFullWidthEntryIsOneStep) {
    desk_.walk_to(report, "H9");
    ASSERT_TRUE(desk_.press({"Uff11", "Uff12", "Return"}));
    ASSERT_TRUE(desk_.close_with("Return", question_)) << desk_.windows();
    EXPECT_TRUE(holds("H9", "12"));
    ASSERT_TRUE(desk_.press({"ctrl+z"}));
    EXPECT_TRUE(holds("H9", ""));
}

INSTANTIATE_TEST_SUITE_P(InBothLanguages, Typing, testing::Values(Language::zh, Language::en),
                         [](const auto& one) { return one.param == Language::zh ? "zh" : "en"; });

}  // namespace
}  // namespace citystar::test
