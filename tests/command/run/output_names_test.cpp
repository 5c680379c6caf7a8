// Names of files after departments: what their titles hold that no file may be called.

#include "run/output_names.hpp"

#include <gtest/gtest.h>

namespace citystar::test {
namespace {

using Names = std::vector<std::string>;

TEST(FileNames, AreTheTitlesWhereWindowsTakesThem) {
    EXPECT_EQ(command::file_names({"区教育局", "区卫生健康局"}), (Names{"区教育局", "区卫生健康局"}));
    EXPECT_EQ(command::file_names({"发改委/工信局", "a:b*c?\"<>|\\d", ".局", "局. ", ""}),
              (Names{"发改委_工信局", "a_b_c______d", "_.局", "局", "_"}));
}

TEST(FileNames, DifferAlsoWhereCapitalsAndWidthDoNotCount) {
    EXPECT_EQ(command::file_names({"IT局", "it局", "ＩＴ局", "甲/乙", "甲:乙"}),
              (Names{"IT局", "it局~2", "ＩＴ局~3", "甲_乙", "甲_乙~2"}));
}

TEST(FileNames, OfLongTitlesEndAtACharacter) {
    std::string title;
    for (int i = 0; i < 100; ++i) title += "局";
    const auto names = command::file_names({title, title});
    EXPECT_EQ(names[0].size(), 189u);
    EXPECT_EQ(names[1], names[0] + "~2");
}

}  // namespace
}  // namespace citystar::test
