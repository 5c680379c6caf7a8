#include "say.hpp"

#include <gtest/gtest.h>

#include <set>

#include "citystar/counted.hpp"

namespace citystar::test {
namespace {

// The placeholders of a text: "{}" counted in order, "{1}" by number; without what is behind a colon.
std::multiset<std::string> places(std::string_view text) {
    std::multiset<std::string> found;
    int next = 0;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
        const auto end = text.find('}', at);
        if (end == std::string_view::npos) return {"unclosed"};
        auto inside = text.substr(at + 1, end - at - 1);
        inside = inside.substr(0, inside.find(':'));
        found.insert(inside.empty() ? std::to_string(next++) : std::string(inside));
    }
    return found;
}

TEST(Messages, BothLanguagesHaveTheSamePlaces) {
    for (const auto& pair : messages::table) {
        const auto zh = places(pair.zh);
        const auto en = places(pair.en);
        EXPECT_EQ(std::set<std::string>(zh.begin(), zh.end()), std::set<std::string>(en.begin(), en.end())) << pair.en;
        EXPECT_FALSE(zh.contains("unclosed") || en.contains("unclosed")) << pair.en;
    }
}

TEST(Messages, NoneIsEmpty) {
    for (const auto& pair : messages::table) {
        EXPECT_FALSE(pair.zh.empty()) << pair.en;
        EXPECT_FALSE(pair.en.empty()) << pair.zh;
    }
}

TEST(Messages, TakeTheWordsThatFitTheNumber) {
    const auto said = [](std::string_view text, const auto&... parts) {
        return fmt::format(fmt::runtime(text), counted(parts)...);
    };
    EXPECT_EQ(said("{:# file|# files} in {}", std::size_t{1}, "a"), "1 file in a");
    EXPECT_EQ(said("{:# file|# files} in {}", 0, std::string("a")), "0 files in a");
    EXPECT_EQ(said("{1:# cell was|# cells were} lost: {0}", 2.5, 12'000L), "12000 cells were lost: 2.5");
    EXPECT_EQ(said("{:it|they}, {:03}, {}", 1u, 7, 'x'), "it, 007, x");
    EXPECT_EQ(said("{:# of one|# of many}", -1), "-1 of many");
    EXPECT_THROW(said("{:# file|# files}", "three"), fmt::format_error);
}

TEST(NumberText, IsWhatPeopleWrite) {
    EXPECT_EQ(number_text(0), "0");
    EXPECT_EQ(number_text(-0.0), "0");
    EXPECT_EQ(number_text(1e-12), "0");
    EXPECT_EQ(number_text(0.85 * 100), "85");
    EXPECT_EQ(number_text(0.1 + 0.2), "0.3");
    EXPECT_EQ(number_text(100), "100");
    EXPECT_EQ(number_text(-2.50), "-2.5");
    EXPECT_EQ(number_text(10000), "10000");
    EXPECT_EQ(number_text(12345678901), "12345678901");
    EXPECT_EQ(number_text(0.00001), "0.00001");
    EXPECT_EQ(number_text(1.0 / 3), "0.3333333333");
    EXPECT_EQ(number_text(1e300), "1e+300");
}

TEST(NumberText, WithFewDecimalsReadsAsAnyOther) {
    // The second number is slightly larger than the printed one: too little to show, but enough to take the general
    // path.
    for (const int hundredths : {1, 5, 10, 99, 100, 101, 110, 2990, 8500, 8505, 9999, 123456, 10000000, 99999999})
        for (const int sign : {-1, 1}) {
            const double number = sign * hundredths / 100.0;
            EXPECT_EQ(number_text(number), number_text(number * (1 + 1e-13))) << number;
        }
    EXPECT_EQ(number_text(-0.05), "-0.05");
    EXPECT_EQ(number_text(29.9), "29.9");
    EXPECT_EQ(number_text(99999.99), "99999.99");
}

}  // namespace
}  // namespace citystar::test
