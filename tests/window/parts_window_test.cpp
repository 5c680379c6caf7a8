// Splits a workbook by department from Calc's menu, and joins the parts again.

#include <gtest/gtest.h>

#include <filesystem>

#include "desk.hpp"
#include "messages.hpp"
#include "office_fixture.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
using menu::messages::Message;
using menu::messages::say;

class PartsWindow : public testing::TestWithParam<Language> {
protected:
    std::string words(Message message) const { return say(message, desk_.language()); }
    fs::path whole() const { return folder_.path() / "whole.ods"; }
    fs::path parts() const { return folder_.path() / "parts"; }
    void start(const char* letter, const std::string& title) const {
        ASSERT_TRUE(desk_.choose(letter));
        ASSERT_TRUE(desk_.press_in(title, {"ctrl+a"}));
        desk_.type(parts().string());
        ASSERT_TRUE(desk_.press_in(title, {"Return"}));
    }
    std::size_t files_of(const fs::path& folder) const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
    }

    const office::TemporaryFolder folder_;
    Desk desk_{GetParam()};
};

TEST_P(PartsWindow, SplitsTheStoredWorkbookAndJoinsItsParts) {
    desk_.open_template("ZQ-DISTRICT-2020");
    // What was never stored cannot be read by the command.
    ASSERT_TRUE(desk_.choose("p"));
    EXPECT_TRUE(desk_.says("CityStar", words(Message::parts_save_first)));
    ASSERT_TRUE(desk_.close_with("Return", "CityStar"));

    ASSERT_EQ(
        run_citystar({"new", "ZQ-DISTRICT-2020", "-o", whole(), "--unit", "章丘区", "--period", "2025年度"}).status, 0);
    desk_.open(office::file_url(whole()));
    const auto split = words(Message::split_title);
    ASSERT_NO_FATAL_FAILURE(start("p", split));
    ASSERT_TRUE(desk_.says(split, say(Message::batch_done, desk_.language(), ""))) << desk_.text_of(split);
    EXPECT_TRUE(desk_.close_with("Escape", split));
    EXPECT_EQ(files_of(parts()), 18u);

    const auto join = words(Message::join_title);
    ASSERT_NO_FATAL_FAILURE(start("j", join));
    ASSERT_TRUE(desk_.says(join, say(Message::batch_done, desk_.language(), ""))) << desk_.text_of(join);
    EXPECT_TRUE(desk_.close_with("Escape", join));
    EXPECT_TRUE(fs::exists(folder_.path() / (say(Message::join_file, desk_.language(), "whole") + ".ods")));
    EXPECT_TRUE(fs::exists(folder_.path() / (say(Message::join_list, desk_.language(), "whole") + ".tsv")));
}

INSTANTIATE_TEST_SUITE_P(InBothLanguages, PartsWindow, testing::Values(Language::zh, Language::en),
                         [](const auto& one) { return one.param == Language::zh ? "zh" : "en"; });

}  // namespace
}  // namespace citystar::test
