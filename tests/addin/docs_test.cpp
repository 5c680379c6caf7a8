// The documentation: the reference of the functions is up to date, every link has a target, and both languages have the
// same pages, in the repository and in the extension.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <pugixml.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "function_table.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;

const fs::path source = CITYSTAR_SOURCE;
const fs::path help = fs::path(CITYSTAR_OXT) / "help";

std::string text_of(const fs::path& file) {
    std::ostringstream content;
    content << std::ifstream(file, std::ios::binary).rdbuf();
    return content.str();
}

std::set<std::string> names_in(const fs::path& folder) {
    std::set<std::string> out;
    for (const auto& entry : fs::directory_iterator(folder)) out.insert(entry.path().filename());
    return out;
}

void expect_reference(const char* language, Language speech) {
    const auto page = generate::reference_page(generate::read_functions(CITYSTAR_FUNCTIONS), speech);
    EXPECT_EQ(text_of(source / "docs/guide" / language / "functions.md"), page) << "run packaging/update-reference";
}

TEST(Docs, TheEnglishReferenceIsUpToDate) { expect_reference("en-US", Language::en); }
TEST(Docs, TheChineseReferenceIsUpToDate) { expect_reference("zh-CN", Language::zh); }

TEST(Docs, LinksOfTheRepositoryLeadSomewhere) {
    std::vector<fs::path> files{source / "README.md", source / "README.zh-CN.md", source / "CONTRIBUTING.md"};
    for (const auto& entry : fs::recursive_directory_iterator(source / "docs"))
        if (entry.path().extension() == ".md") files.push_back(entry.path());
    const std::regex link(R"(\]\(([^)#]*)[^)]*\))");
    for (const auto& file : files) {
        const auto text = text_of(file);
        for (std::sregex_iterator i(text.begin(), text.end(), link), end; i != end; ++i) {
            const auto target = (*i)[1].str();
            EXPECT_TRUE(target.empty() || fs::exists(file.parent_path() / target)) << file << ": " << target;
        }
    }
}

TEST(Docs, BothLanguagesHaveTheSamePagesAndPictures) {
    EXPECT_EQ(names_in(source / "docs/guide/zh-CN"), names_in(source / "docs/guide/en-US"));
    EXPECT_EQ(names_in(source / "docs/pictures/zh-CN"), names_in(source / "docs/pictures/en-US"));
    EXPECT_EQ(names_in(help / "zh-CN"), names_in(help / "en-US"));
    EXPECT_EQ(names_in(help / "zh-CN").size(), names_in(source / "docs/guide/zh-CN").size());
}

struct Page {
    std::set<std::string> ids;
    std::vector<std::string> links;  ///< pages, pictures, style sheets
};

// The pages are XML, so a strict parser can read them.
Page read_page(const fs::path& file) {
    pugi::xml_document document;
    const auto result = document.load_file(file.c_str());
    EXPECT_TRUE(result) << file << ": " << result.description();
    Page page;
    for (const auto& found : document.select_nodes("//*[@id]")) page.ids.insert(found.node().attribute("id").value());
    for (const auto& found : document.select_nodes("//@href | //@src")) page.links.push_back(found.attribute().value());
    EXPECT_FALSE(document.select_node("//script")) << file;
    EXPECT_STRNE(document.select_node("/html/head/title").node().child_value(), " – CityStar") << file;
    EXPECT_STREQ(document.select_node("/html").node().attribute("lang").value(), file.parent_path().filename().c_str());
    return page;
}

std::map<fs::path, Page> pages() {
    std::map<fs::path, Page> out;
    for (const auto* language : {"zh-CN", "en-US"})
        for (const auto& entry : fs::directory_iterator(help / language))
            out[fs::canonical(entry.path())] = read_page(entry.path());
    return out;
}

TEST(Help, EveryLinkLeadsToAPageOrPictureOfTheExtension) {
    const auto all = pages();
    for (const auto& [file, page] : all) {
        for (const auto& link : page.links) {
            EXPECT_EQ(link.find("//"), std::string::npos) << file << ": " << link;
            const auto hash = link.find('#');
            const auto target = hash == 0 ? file : (file.parent_path() / link.substr(0, hash)).lexically_normal();
            EXPECT_TRUE(fs::is_regular_file(target)) << file << ": " << link;
            if (hash != std::string::npos && all.contains(target)) {
                EXPECT_TRUE(all.at(target).ids.contains(link.substr(hash + 1))) << file << ": " << link;
            }
        }
    }
}

TEST(Help, EveryPageIsReachedFromTheFirstOne) {
    const auto all = pages();
    for (const auto* language : {"zh-CN", "en-US"}) {
        std::set<fs::path> seen;
        std::vector<fs::path> ahead{fs::canonical(help / language / "index.html")};
        while (!ahead.empty()) {
            const auto file = ahead.back();
            ahead.pop_back();
            if (!all.contains(file) || !seen.insert(file).second) continue;
            for (const auto& link : all.at(file).links)
                ahead.push_back((file.parent_path() / link.substr(0, link.find('#'))).lexically_normal());
        }
        for (const auto& name : names_in(help / language))
            EXPECT_TRUE(seen.contains(fs::canonical(help / language / name))) << language << '/' << name;
    }
}

TEST(Help, EveryPictureIsShownAndTogetherTheyAreSmall) {
    std::set<fs::path> shown;
    for (const auto& [file, page] : pages())
        for (const auto& link : page.links) shown.insert((file.parent_path() / link).lexically_normal());
    std::uintmax_t bytes = 0;
    for (const auto* language : {"zh-CN", "en-US"})
        for (const auto& entry : fs::directory_iterator(help / "pictures" / language)) {
            EXPECT_TRUE(shown.contains(fs::canonical(entry.path()))) << entry.path();
            bytes += entry.file_size();
        }
    EXPECT_LT(bytes, 1'500'000u);
}

TEST(Help, EveryFunctionHasItsEntryInBothLanguages) {
    for (const auto* language : {"zh-CN", "en-US"}) {
        const auto ids = read_page(help / language / "functions.html").ids;
        for (const auto& function : generate::read_functions(CITYSTAR_FUNCTIONS)) {
            std::string id = function.name;
            std::ranges::transform(id, id.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            EXPECT_TRUE(ids.contains(id)) << language << ' ' << function.name;
        }
    }
}

}  // namespace
}  // namespace citystar::test
