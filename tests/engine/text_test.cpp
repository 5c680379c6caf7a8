#include "citystar/text.hpp"

#include <gtest/gtest.h>

#include <random>

namespace citystar::test {
namespace {

TEST(NameKey, IgnoresCaseWidthSpacesAndDashes) {
    EXPECT_EQ(name_key("L1P1"), "l1p1");
    EXPECT_EQ(name_key("Ｌ１Ｐ１"), "l1p1");
    EXPECT_EQ(name_key(" L1 P1\t\r\n"), "l1p1");
    EXPECT_EQ(name_key("\u3000L1P1\u00a0\ufeff"), "l1p1");
    for (const auto* dash : {"-", "－", "‐", "‑", "‒", "–", "—", "―", "−"}) EXPECT_EQ(name_key(dash), "-") << dash;
    EXPECT_EQ(name_key("★电子证照 使用率"), "电子证照使用率");
    EXPECT_EQ(name_key("政务服务类ＡＰＰ应用（试点）"), "政务服务类app应用(试点)");
    EXPECT_EQ(name_key(""), "");
    EXPECT_EQ(name_key(" ★ "), "");
}

TEST(NameKey, IgnoresWhatNobodySees) {
    for (const auto* thin : {"\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\u2063", "\u00ad", "\u202a",
                             "\u202e", "\u2066", "\ufe0e", "\ufe0f", "\U000e0101", "\u2003", "\u2009", "\u202f"}) {
        EXPECT_EQ(name_key(std::string("济南") + thin + "市"), "济南市") << visible(thin);
        EXPECT_EQ(name_key(std::string(thin) + "L1P1" + thin), "l1p1") << visible(thin);
        EXPECT_EQ(half_width(std::string(thin) + "L1P1" + thin), "L1P1") << visible(thin);
        EXPECT_TRUE(has_invisible(std::string("8") + thin + "2")) << visible(thin);
    }
    EXPECT_EQ(name_key("8２﹪"), "82%");
    EXPECT_EQ(name_key("﹣１﹐０００"), "-1,000");
    EXPECT_EQ(half_width("8２﹪"), "82%");
    for (const auto* plain : {"", "82%", "８２％", "济南市", "a b", "a　b", "★—…", "\xff\xe2\x80"})
        EXPECT_FALSE(has_invisible(plain)) << plain;
}

TEST(Visible, SpellsOutWhatNobodySees) {
    EXPECT_EQ(visible("8\u200b2\u2009%"), "8U+200B2U+2009%");
    EXPECT_EQ(visible("\ufe0f济南\U000e0101"), "U+FE0F济南U+E0101");
    EXPECT_EQ(visible("济南　市 \xff"), "济南　市 \xff");
}

TEST(SaysNotReported, KnowsSignsAndWords) {
    for (const auto* text :
         {"—",  "——",   "－",     "-",      "--", "/",  "／",  "\\", "无",   " 无 ",   "N/A",       "n/a",
          "NA", "暂无", "未统计", "不适用", "…",  "……", "...", "*",  "null", "Ｎ／Ａ", "暂\u200b无"})
        EXPECT_TRUE(says_not_reported(text)) << text;
    for (const auto* text : {"", " ", "0", "-5", "1/2", "82%", "是", "否", "无人机", "无线", "3-5", "naïve"})
        EXPECT_FALSE(says_not_reported(text)) << text;
}

TEST(NameKey, KeepsBytesThatAreNoUtf8) {
    EXPECT_EQ(name_key("a\xff"
                       "B"),
              "a\xff"
              "b");
    EXPECT_EQ(name_key("\xe7\x94"), "\xe7\x94");
    EXPECT_EQ(name_key("\xc3"), "\xc3");
    EXPECT_EQ(name_key("\xc0\xa0"), "\xc0\xa0");  // an overlong space is no space
    EXPECT_EQ(name_key("\xe0\x80\xa0"), "\xe0\x80\xa0");
    EXPECT_EQ(name_key(std::string_view("a\0B", 3)), std::string("a\0b", 3));
}

TEST(NameKey, IsItsOwnKey) {
    for (const auto* name : {"Ａ－ｂ　Ｃ", "★ 1:1000 地形图", "𝒳", "½—"})
        EXPECT_EQ(name_key(name_key(name)), name_key(name)) << name;
}

TEST(HalfWidth, KeepsCaseAndInnerSpaces) {
    EXPECT_EQ(half_width("　ＳＤ－ＣＩＴＹ　２０２０ "), "SD-CITY 2020");
    EXPECT_EQ(half_width("\t五星\n"), "五星");
    EXPECT_EQ(half_width(""), "");
    EXPECT_EQ(half_width("   "), "");
    EXPECT_EQ(half_width("\xff\xfe"), "\xff\xfe");
}

TEST(Text, AnyBytesAreAccepted) {
    std::mt19937 random(7);
    std::uniform_int_distribution<int> byte(0, 255);
    for (int round = 0; round < 2000; ++round) {
        std::string text(static_cast<std::size_t>(round % 9), ' ');
        for (auto& c : text) c = static_cast<char>(byte(random));
        EXPECT_LE(name_key(text).size(), text.size());
        EXPECT_LE(half_width(text).size(), text.size());
    }
}

TEST(Text, GivesTheLanguageAskedFor) {
    const Text text{"是", "yes"};
    EXPECT_EQ(text.in(Language::zh), "是");
    EXPECT_EQ(text.in(Language::en), "yes");
}

}  // namespace
}  // namespace citystar::test
