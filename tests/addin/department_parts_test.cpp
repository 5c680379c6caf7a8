// How the menu calls the command to split a workbook and to join its parts.

#include "menu/department_parts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "temporary_folder.hpp"

namespace citystar::test {
namespace {

using Words = std::vector<std::string>;

TEST(DepartmentParts, AreMadeAsChosen) {
    const auto plain = menu::split_call("/a/whole.ods", {"/a/parts", false, "", ""}, Language::en);
    EXPECT_EQ(plain.arguments,
              (Words{"split", "/a/whole.ods", "-o", "/a/parts", "--to", "xlsx", "--progress", "json"}));
    EXPECT_EQ(plain.result, "/a/parts");
    const auto words = menu::split_call("/a/whole.ods", {"/a/parts", true, "-15 March", "局"}, Language::en);
    EXPECT_EQ(words.arguments, (Words{"split", "/a/whole.ods", "-o", "/a/parts", "--to", "ods", "--due=-15 March",
                                      "--return-to=局", "--progress", "json"}));
}

TEST(DepartmentParts, AreJoinedIntoAFreeNameBesideTheWhole) {
    const office::TemporaryFolder folder;
    const auto whole = folder.path() / "总表.xlsx";
    const auto result = folder.path() / "总表-合并.xlsx";
    const auto call = [&](menu::Settling settling) {
        return menu::join_call(whole, folder.path() / "in", settling, Language::zh);
    };
    const auto first = call(menu::Settling::later);
    EXPECT_EQ(first.result, result);
    EXPECT_EQ(first.arguments, (Words{"join", whole, folder.path() / "in", "-o", result, "--report",
                                      folder.path() / "总表-合并清单.tsv", "--progress", "json"}));
    std::ofstream(result) << "mine";
    const auto second = call(menu::Settling::parts);
    EXPECT_EQ(second.result, folder.path() / "总表-合并~2.xlsx");
    const auto prefers = [](const menu::CommandCall& one, const char* what) {
        const auto at = std::ranges::find(one.arguments, "--prefer");
        return at != one.arguments.end() && *std::next(at) == what;
    };
    EXPECT_TRUE(prefers(second, "part"));
    EXPECT_TRUE(prefers(call(menu::Settling::whole), "whole"));
}

}  // namespace
}  // namespace citystar::test
