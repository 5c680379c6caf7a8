// The function tables of the READMEs are those of addin/functions.json.

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "function_table.hpp"

namespace citystar::test {
namespace {

void expect_table(const char* readme, Language language) {
    std::ifstream file(std::string(CITYSTAR_SOURCE "/") + readme);
    std::ostringstream content;
    content << file.rdbuf();
    const auto table = generate::markdown_table(generate::read_functions(CITYSTAR_FUNCTIONS), language);
    EXPECT_NE(content.str().find("-->\n" + table + "<!-- end of functions -->"), std::string::npos)
        << readme << ": run packaging/update-readme";
}

TEST(Readme, EnglishTableIsUpToDate) { expect_table("README.md", Language::en); }
TEST(Readme, ChineseTableIsUpToDate) { expect_table("README.zh-CN.md", Language::zh); }

}  // namespace
}  // namespace citystar::test
