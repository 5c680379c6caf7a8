// The dialogues of Calc's menu, opened, used and closed by keyboard in a real window.

#include <gtest/gtest.h>

#include <algorithm>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include "citystar/cell_address.hpp"
#include "desk.hpp"
#include "menu/indicator_table.hpp"
#include "messages.hpp"
#include "office_fixture.hpp"

namespace citystar::test {
namespace {

using menu::messages::Message;
using menu::messages::say;

constexpr auto report = "填报";
constexpr auto score = "评分";

class Dialogues : public testing::TestWithParam<Language> {
protected:
    std::string words(Message message) const { return say(message, desk_.language()); }
    void type_into(const char* sheet, const char* address, const char* text) const {
        uno::Reference<com::sun::star::text::XTextRange>(desk_.cell(sheet, address), uno::UNO_QUERY_THROW)
            ->setString(utf16(text));
    }

    Desk desk_{GetParam()};
};

TEST_P(Dialogues, OpenByTheirLettersAndCloseByEscape) {
    desk_.open_template("SD-CITY-2020");
    const auto before = desk_.documents();
    // The table of indicators needs a free cell.
    desk_.open("private:factory/scalc");
    const auto check = [&](const char* letter, Message title) {
        ASSERT_TRUE(desk_.choose(letter)) << letter;
        ASSERT_TRUE(desk_.opens(words(title))) << letter << " shows " << desk_.windows();
        ASSERT_TRUE(desk_.close_with("Escape", words(title))) << letter;
    };
    check("n", Message::new_title);
    check("i", Message::insert_title);
    check("e", Message::explain_title);
    check("l", Message::batch_title);
    check("a", Message::about);
    EXPECT_EQ(desk_.documents().size(), before.size() + 1);
    desk_.open_template("SD-CITY-2020");
    type_into(report, "H9", "many");
    check("k", Message::check_title);
    check("d", Message::notices_title);
}

TEST_P(Dialogues, EnterMakesANewWorkbook) {
    desk_.open("private:factory/scalc");
    const auto before = desk_.documents();
    ASSERT_TRUE(desk_.choose("n"));
    ASSERT_TRUE(desk_.close_with("Return", words(Message::new_title)));
    ASSERT_TRUE(becomes_true([&] { return desk_.documents().size() == before.size() + 1; }));
    const auto after = desk_.documents();
    const auto made = std::ranges::find_if(after, [&](const auto& title) { return title != before.front(); });
    ASSERT_NE(made, after.end());
    // The dash before "LibreOffice Calc" depends on the version.
    const auto title = "[" + *made + " ";
    EXPECT_TRUE(becomes_true([&] { return desk_.windows().find(title) != std::string::npos; })) << desk_.windows();
}

TEST_P(Dialogues, EnterInsertsTheChosenTable) {
    desk_.open("private:factory/scalc");
    const auto title = words(Message::insert_title);
    ASSERT_TRUE(desk_.choose("i"));
    ASSERT_TRUE(desk_.opens(title));
    // The size of the table follows the choice.
    const auto before = desk_.text_of(title);
    EXPECT_TRUE(desk_.press_until(title, "Down", [&] { return desk_.text_of(title) != before; }));
    ASSERT_TRUE(desk_.close_with("Return", title));
    using Table = menu::IndicatorTable;
    const auto first_value = "." + cell_address(Table::values, Table::first_row);
    EXPECT_TRUE(becomes_true([&] { return desk_.cursor().ends_with(first_value); })) << desk_.cursor();
    const auto code = first_sheet(desk_.document())->getCellByPosition(0, Table::first_row);
    EXPECT_FALSE(code->getFormula().isEmpty());
}

TEST_P(Dialogues, ExplainTheCellUnderTheCursor) {
    desk_.open("private:factory/scalc");
    const auto cell = first_sheet(desk_.document())->getCellByPosition(0, 0);
    cell->setFormula("=ORG.CITYSTAR.FUNCTIONS.STARLEVEL(\"SD-CITY-2020\";\"L1P1\";0.82)");
    ASSERT_EQ(cell->getError(), 0);
    ASSERT_TRUE(desk_.choose("e"));
    const auto title = words(Message::explain_title);
    EXPECT_TRUE(desk_.says(title, "STARLEVEL"));
    EXPECT_TRUE(desk_.says(title, "82%"));
    EXPECT_TRUE(desk_.close_with("Return", title));
}

TEST_P(Dialogues, EnterLeadsFromAFindingToItsCell) {
    desk_.open_template("SD-CITY-2020");
    type_into(report, "H8", "many");
    type_into(report, "H9", "few");
    desk_.go_to(score, "A1");
    const auto title = words(Message::check_title);
    ASSERT_TRUE(desk_.choose("k"));
    ASSERT_TRUE(desk_.close_with("Return", title));
    EXPECT_TRUE(becomes_true([&] { return desk_.cursor() == "填报.H8"; })) << desk_.cursor();
    ASSERT_TRUE(desk_.choose("k"));
    ASSERT_TRUE(desk_.press_in(title, {"Down", "Return"}));
    ASSERT_TRUE(desk_.closes(title));
    EXPECT_TRUE(becomes_true([&] { return desk_.cursor() == "填报.H9"; })) << desk_.cursor();
}

INSTANTIATE_TEST_SUITE_P(InBothLanguages, Dialogues, testing::Values(Language::zh, Language::en),
                         [](const auto& one) { return one.param == Language::zh ? "zh" : "en"; });

}  // namespace
}  // namespace citystar::test
