// Files that are no framework files, or that somebody has cut and changed at random.

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "sound_files.hpp"

namespace citystar::test {
namespace {

void expect_invalid(std::string_view json) {
    const auto result = load_framework(json);
    EXPECT_FALSE(result.framework);
    ASSERT_EQ(result.problems.size(), 1u);
    EXPECT_EQ(result.problems[0].fault, Fault::json_invalid);
    EXPECT_EQ(result.problems[0].pointer, "");
    expect_sentences(result);
}

TEST(LoadHostile, TextThatIsNoJson) {
    expect_invalid("");
    expect_invalid(" ");
    expect_invalid("{");
    expect_invalid("{} {}");
    expect_invalid("{\"id\": 'x'}");
    expect_invalid("{\"a\": 1,}");
    expect_invalid(std::string_view("\0\0\0\0", 4));
    expect_invalid(std::string_view("{\"id\": \"a\0b\"}", 13));
    expect_invalid("{\"id\": \"\xff\xfe\"}");
    expect_invalid("{\"id\": \"\xb2\xe2\xca\xd4\"}");  // GBK
    expect_invalid("{\"id\": NaN}");
}

TEST(LoadHostile, EveryTruncationIsRefused) {
    for (std::size_t length = 0; length < sound.size(); length += 7)
        expect_invalid(std::string_view(sound).substr(0, length));
}

TEST(LoadHostile, SyntaxErrorNamesItsLine) {
    const auto result = load_framework("{\n\"schema\": 1,\n\"id\": oops\n}");
    ASSERT_EQ(result.problems.size(), 1u);
    EXPECT_NE(result.problems[0].message.en.find("line 3"), std::string::npos) << result.problems[0].message.en;
    EXPECT_NE(result.problems[0].message.zh.find("第3行"), std::string::npos) << result.problems[0].message.zh;
}

// The words of the parser are English and for programmers; ours say what to do.
TEST(LoadHostile, WordsForBrokenFiles) {
    const auto expect_words = [](std::string_view json, std::string_view zh, std::string_view en) {
        const auto result = load_framework(json);
        ASSERT_EQ(result.problems.size(), 1u);
        EXPECT_EQ(result.problems[0].message.zh, zh);
        EXPECT_EQ(result.problems[0].message.en, en);
    };
    expect_words("", "不是有效的JSON，第1行：文件是空的。", "Not valid JSON, line 1: the file is empty.");
    expect_words("\n \n", "不是有效的JSON，第3行：文件是空的。", "Not valid JSON, line 3: the file is empty.");
    expect_words("{\n\"id\": \"a\",\n", "不是有效的JSON，第3行：文件不完整，到此中断。",
                 "Not valid JSON, line 3: the file is incomplete and ends here.");
    expect_words("{}\n}", "不是有效的JSON，第2行：末尾的括号之后还有内容。",
                 "Not valid JSON, line 2: something follows the last bracket.");
    expect_words("{\"id\": NaN}", "不是有效的JSON，第1行：语法错误。", "Not valid JSON, line 1: syntax error.");
    expect_words("\xEF\xBB\xBF{}", "不是有效的JSON，第1行：文件以字节顺序标记（BOM）开头，请另存为不带BOM的UTF-8。",
                 "Not valid JSON, line 1: the file begins with a byte order mark (BOM); save it as UTF-8 without BOM.");
    expect_words("{\n\"id\": \"\xb2\xe2\xca\xd4\"}", "不是有效的JSON，第2行：编码不是UTF-8，请另存为UTF-8。",
                 "Not valid JSON, line 2: the encoding is not UTF-8; save the file as UTF-8.");
    expect_words("\xff\xfe{", "不是有效的JSON，第1行：编码不是UTF-8，请另存为UTF-8。",
                 "Not valid JSON, line 1: the encoding is not UTF-8; save the file as UTF-8.");
    expect_words(std::string(100, '['), "不是有效的JSON，第1行：嵌套太深。",
                 "Not valid JSON, line 1: too deeply nested.");
}

TEST(LoadHostile, OtherJsonValues) {
    for (const char* json : {"null", "true", "7", "\"text\"", "[]", "[[[]]]"}) {
        const auto result = load_framework(json);
        EXPECT_FALSE(result.framework) << json;
        EXPECT_TRUE(reports(result, Fault::wrong_type, "")) << json;
    }
    EXPECT_TRUE(reports(load_framework("{}"), Fault::missing_key, ""));
}

TEST(LoadHostile, DeepNesting) {
    expect_invalid(std::string(100000, '['));
    std::string deep = R"({"measure": "n", "op": ">", "bound": 3})";
    for (int i = 0; i < 1000; ++i) deep = "{\"all\": [" + deep + "]}";
    expect_invalid(with(R"({"measure": "n", "op": ">", "bound": 3})", deep));
}

TEST(LoadHostile, HugeNumbers) {
    const std::string digits(400, '9');
    for (const auto& number : {std::string("1e400"), std::string("-1e400"), std::string("1e99999999999"), digits,
                               "-" + digits, digits + "." + digits, digits + "e" + digits.substr(0, 9)}) {
        const auto result = load_framework(with("\"bound\": 0.5", "\"bound\": " + number));
        EXPECT_FALSE(result.framework) << number;
        EXPECT_FALSE(result.problems.empty()) << number;
        expect_sentences(result);
    }
}

TEST(LoadHostile, TooLargeText) {
    const auto result = load_framework(std::string(5u << 20, ' '));
    ASSERT_EQ(result.problems.size(), 1u);
    EXPECT_EQ(result.problems[0].fault, Fault::file_too_large);
}

// Sums over a long chain of levels once took time that grew with the cube of the file.
TEST(LoadHostile, ManyLevelsAndIndicators) {
    std::string levels;
    std::string indicators;
    for (int i = 0; i < 9000; ++i) {
        const auto n = std::to_string(i);
        levels += (i ? ",{\"parent\":\"L" + std::to_string(i - 1) + "\"," : std::string("{")) + "\"code\":\"L" + n +
                  "\",\"name\":{\"zh\":\"N" + n + "\",\"en\":\"n\"},\"points\":0}";
        indicators += (i ? "," : "") + std::string("{\"code\":\"I") + n + "\",\"name\":{\"zh\":\"M" + n +
                      "\",\"en\":\"m\"},\"level\":\"L8999\",\"kind\":\"task\"}";
    }
    const auto result = load_framework(
        R"({"schema":1,"id":"X","title":{"zh":"a","en":"a"},"edition":{"zh":"a","en":"a"},"source":{"zh":"a","en":"a"},"star_totals":[],"levels":[)" +
        levels + "],\"indicators\":[" + indicators + "]}");
    EXPECT_TRUE(result.problems.empty()) << testing::PrintToString(result.problems);
    EXPECT_TRUE(result.framework);
}

class LoadFile : public testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::path(testing::TempDir()) / ("citystar_load_" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    Fault fault_of(const std::string& content) {
        std::ofstream(folder_ / "f.json", std::ios::binary) << content;
        const auto result = load_framework_file(folder_ / "f.json");
        return result.problems.empty() ? Fault::none : result.problems[0].fault;
    }
    std::filesystem::path folder_;
};

TEST_F(LoadFile, ReadsAFile) { EXPECT_EQ(fault_of(sound), Fault::none); }
TEST_F(LoadFile, EmptyFileIsInvalidNotUnreadable) { EXPECT_EQ(fault_of(""), Fault::json_invalid); }
TEST_F(LoadFile, TruncatedFile) { EXPECT_EQ(fault_of(sound.substr(0, sound.size() / 2)), Fault::json_invalid); }
TEST_F(LoadFile, FiveMegabytes) { EXPECT_EQ(fault_of(std::string(5u << 20, '[')), Fault::file_too_large); }
TEST_F(LoadFile, FolderAndMissingFile) {
    EXPECT_EQ(load_framework_file(folder_).problems.at(0).fault, Fault::file_unreadable);
    EXPECT_EQ(load_framework_file(folder_ / "none.json").problems.at(0).fault, Fault::file_unreadable);
}

std::string shipped_text(const std::string& name) {
    std::ostringstream text;
    text << std::ifstream(CITYSTAR_SHIPPED_FRAMEWORKS "/" + name, std::ios::binary).rdbuf();
    return text.str();
}

// Every damaged file gives either a framework or problems, never both and never neither.
class LoadMutation : public testing::TestWithParam<const char*> {
protected:
    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_); }

    static bool accepted(const std::string& json) {
        const auto result = load_framework(json);
        EXPECT_NE(result.framework.has_value(), !result.problems.empty());
        return result.framework.has_value();
    }

    std::mt19937 random_{20200331};
};

TEST_P(LoadMutation, Bytes) {
    const auto original = shipped_text(GetParam());
    ASSERT_FALSE(original.empty());
    const std::string_view pieces[] = {"0",  "-1", "1e9", "null", "{",    "}",  "[", "]",
                                       "\"", ",",  ":",   "\\",   "\xff", "[]", "{}"};
    std::size_t refused = 0;
    for (int round = 0; round < 300; ++round) {
        auto json = original;
        const auto at = below(json.size());
        const auto length = 1 + below(20);
        switch (round % 3) {
            case 0: json.erase(at, length); break;
            case 1: json.insert(at, json.substr(below(json.size()), length)); break;
            default: json.replace(at, 1 + below(3), pieces[below(std::size(pieces))]);
        }
        refused += accepted(json) ? 0 : 1;
    }
    EXPECT_GT(refused, 150u);
}

// Cuts out, repeats or replaces whole JSON tokens, so that the text stays JSON more often.
TEST_P(LoadMutation, Tokens) {
    const auto original = shipped_text(GetParam());
    std::vector<std::pair<std::size_t, std::size_t>> tokens;
    for (std::size_t at = 0; at < original.size(); ++at) {
        std::size_t end = at;
        if (original[at] == '"')
            end = original.find('"', at + 1) + 1;
        else if (original[at] == '-' || std::isdigit(static_cast<unsigned char>(original[at])))
            end = original.find_first_not_of("0123456789.eE+-", at);
        if (end > at) {
            tokens.push_back({at, end - at});
            at = end - 1;
        }
    }
    const std::string_view pieces[] = {"0",  "-1", "0.5",  "7",      "1e14",   "true",   "null",
                                       "[]", "{}", "\"\"", "\"L1\"", "\"zh\"", "\"sum\""};
    std::size_t refused = 0;
    for (int round = 0; round < 200; ++round) {
        auto json = original;
        const auto [at, length] = tokens[below(tokens.size())];
        const auto [from, size] = tokens[below(tokens.size())];
        if (round % 2 == 0)
            json.replace(at, length, pieces[below(std::size(pieces))]);
        else
            json.replace(at, length, original.substr(from, size));
        refused += accepted(json) ? 0 : 1;
    }
    EXPECT_GT(refused, 100u);
}

INSTANTIATE_TEST_SUITE_P(Shipped, LoadMutation,
                         testing::Values("sd-city-2020.json", "zq-district-2020.json", "sx-pilot.json",
                                         "sh-index-2020.json", "sh-district-145.json"));

}  // namespace
}  // namespace citystar::test
