#include "citystar/registry.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace citystar::test {
namespace {

class RegistryFiles : public testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::path(testing::TempDir()) / ("citystar_registry_" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    void write(const std::string& name, const std::string& id, const std::string& aliases = "[]") {
        std::ofstream(folder_ / name) << R"({"schema": 1, "id": ")" << id << R"(", "aliases": )" << aliases
                                      << R"(, "title": {"zh": "题", "en": "t"}, "edition": {"zh": "版", "en": "e"},
            "source": {"zh": "源", "en": "s"}, "star_totals": [], "levels": [{"code": "L", "name": {"zh": "级", "en": "l"}}],
            "indicators": [{"code": "1", "name": {"zh": "任务", "en": "task"}, "level": "L", "kind": "task"}]})";
    }

    std::filesystem::path folder_;
    Registry registry_;
};

TEST_F(RegistryFiles, FindsIdsAndAliasesIgnoringCaseAndWidth) {
    write("a.json", "SD-CITY-2020", R"(["DB37/T 3890.1-2020", "章丘"])");
    registry_.add_folder(folder_);
    ASSERT_EQ(registry_.entries().size(), 1u);
    const auto* framework = &registry_.entries()[0].framework;
    for (const auto* name :
         {"SD-CITY-2020", "sd-city-2020", "ＳＤ－ＣＩＴＹ－２０２０", "SD—CITY—2020", " sd–city‐2020 ",
          "DB37/T 3890.1—2020", "db37/t3890.1-2020", "ＤＢ３７／Ｔ　３８９０．１－２０２０", "章丘", "章 丘"})
        EXPECT_EQ(registry_.find(name), framework) << name;
    for (const auto* name : {"", " ", "SD", "SD-CITY-2021", "章丘区"}) EXPECT_EQ(registry_.find(name), nullptr) << name;
}

TEST_F(RegistryFiles, BadFileTakesNoGoodOneDown) {
    write("a.json", "A");
    std::ofstream(folder_ / "b.json") << "{";
    write("c.json", "C");
    registry_.add_folder(folder_);
    EXPECT_NE(registry_.find("A"), nullptr);
    EXPECT_NE(registry_.find("C"), nullptr);
    ASSERT_EQ(registry_.rejected().size(), 1u);
    EXPECT_EQ(registry_.rejected()[0].file, folder_ / "b.json");
    EXPECT_EQ(registry_.rejected()[0].problems.at(0).fault, Fault::json_invalid);
}

TEST_F(RegistryFiles, TakenIdOrAliasIsRefusedWithItsPlace) {
    write("a.json", "A", R"(["first"])");
    write("b.json", "ａ");
    write("c.json", "C", R"(["other", "FIRST"])");
    registry_.add_folder(folder_);
    ASSERT_EQ(registry_.entries().size(), 1u);
    ASSERT_EQ(registry_.rejected().size(), 2u);
    EXPECT_EQ(registry_.rejected()[0].problems.at(0).pointer, "/id");
    EXPECT_EQ(registry_.rejected()[1].problems.at(0).pointer, "/aliases/1");
    EXPECT_EQ(registry_.rejected()[1].problems.at(0).fault, Fault::duplicate);
    EXPECT_EQ(registry_.find("other"), nullptr);
    EXPECT_EQ(registry_.find("first"), &registry_.entries()[0].framework);
}

TEST_F(RegistryFiles, AliasEqualToItsOwnIdDoesNoHarm) {
    write("a.json", "A", R"(["a", "a"])");
    registry_.add_folder(folder_);
    EXPECT_NE(registry_.find("A"), nullptr);
    EXPECT_TRUE(registry_.rejected().empty());
}

TEST_F(RegistryFiles, OnlyFrameworkFilesInNameOrder) {
    write("b.json", "B");
    write("a.json", "A");
    std::ofstream(folder_ / "framework.schema.json") << "{";
    std::ofstream(folder_ / "notes.txt") << "{";
    registry_.add_folder(folder_);
    ASSERT_EQ(registry_.entries().size(), 2u);
    EXPECT_EQ(registry_.entries()[0].framework.id, "A");
    EXPECT_EQ(registry_.entries()[1].framework.id, "B");
    EXPECT_TRUE(registry_.rejected().empty());
}

TEST_F(RegistryFiles, MissingFolderHoldsNothing) {
    registry_.add_folder(folder_ / "none");
    EXPECT_TRUE(registry_.entries().empty());
    EXPECT_TRUE(registry_.rejected().empty());
}

TEST_F(RegistryFiles, NamedFolderThatIsMissingIsReported) {
    write("a.json", "A");
    const auto list = ":" + (folder_ / "none/").string() + ":" + folder_.string() + ":" + (folder_ / "a.json").string();
    registry_.add_folders(list.c_str());
    EXPECT_NE(registry_.find("A"), nullptr);
    ASSERT_EQ(registry_.rejected().size(), 2u);
    EXPECT_EQ(registry_.rejected()[0].file, folder_ / "none");
    const auto& problem = registry_.rejected()[0].problems.at(0);
    EXPECT_EQ(problem.fault, Fault::file_unreadable);
    EXPECT_EQ(problem.message.en, "There is no such folder. Check CITYSTAR_FRAMEWORKS.");
    EXPECT_EQ(registry_.rejected()[1].file, folder_ / "a.json");
    EXPECT_EQ(registry_.rejected()[1].problems.at(0).message.zh, "无法读取文件夹。请检查路径和权限。");
    registry_.add_folders(nullptr);
    registry_.add_folders("");
    EXPECT_EQ(registry_.rejected().size(), 2u);
}

TEST_F(RegistryFiles, PointersStayValid) {
    write("a0.json", "A0");
    registry_.add_file(folder_ / "a0.json");
    const auto* first = registry_.find("A0");
    for (int i = 1; i < 50; ++i) {
        const auto name = "A" + std::to_string(i);
        write(name + ".json", name);
        registry_.add_file(folder_ / (name + ".json"));
    }
    EXPECT_EQ(registry_.find("A0"), first);
    EXPECT_EQ(first->id, "A0");
}

}  // namespace
}  // namespace citystar::test
