#include "native_sentence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "native_syntax.hpp"
#include "say.hpp"

namespace citystar::native {
namespace {

constexpr char mark = '\x01';  // in no text of a framework or message

// The exponent of a positive number. A number just under a power of ten is taken for that power: its ten digits are
// those of the power. INT() of a negative number is not the same in all programs.
std::string exponent_of(const std::string& number) {
    return fmt::format("(INT(LOG10({})+20.0000000000217)-20)", number);
}

}  // namespace

std::string slot(std::size_t index) { return {mark, static_cast<char>('0' + index)}; }

std::string said(std::string_view sentence, const std::vector<std::string>& parts) {
    std::string out;
    const auto add = [&](const std::string& piece) { out += (out.empty() ? "" : "&") + piece; };
    for (std::size_t at = 0; at < sentence.size();) {
        if (sentence[at] == mark) {
            add(parts[static_cast<std::size_t>(sentence[at + 1] - '0')]);
            at += 2;
            continue;
        }
        const auto end = std::min(sentence.find(mark, at), sentence.size());
        add(in_quotes(sentence.substr(at, end - at)));
        at = end;
    }
    return out.empty() ? "\"\"" : out;
}

std::string whole_text(const std::string& number) { return "(" + number + ")"; }

std::string large_text(const std::string& number) {
    return fmt::format("ROUND({0};MAX(0;29-INT(LOG10({0})+20)))", number);
}

std::string positive_text(const std::string& number) {
    // Small numbers would get an exponent, so they are put together from their digits.
    return fmt::format("IF({0}<0.001;\"0.\"&REPT(\"0\";-{1}-1)&SUBSTITUTE(ROUND(({0})*10^-{1};9)&\"\";\".\";\"\");{2})",
                       number, exponent_of(number), large_text(number));
}

std::string any_text(const std::string& number) {
    const auto size = "ABS(" + number + ")";
    // Programs differ in when they use an exponent, and in its digits.
    const auto huge = fmt::format("ROUND({0}/10^{1};9)&\"e+\"&{1}", size, exponent_of(size));
    return fmt::format("IF({0}*1000000000<1;\"0\";IF({1}<0;\"-\";\"\")&IF({0}<1000000000000000;{2};{3}))", size, number,
                       positive_text(size), huge);
}

std::string date_text(const std::string& days) {
    const auto two = [&](const char* part) { return fmt::format("RIGHT(\"0\"&{}(INT({}));2)", part, days); };
    return fmt::format("YEAR(INT({}))&\"-\"&{}&\"-\"&{}", days, two("MONTH"), two("DAY"));
}

std::string points_text(const std::string& gap, Language language) {
    const auto percent = "(" + gap + ")*100";
    const auto rounded_up = [&](const char* scale) { return fmt::format("INT({}*{}+0.999999)", percent, scale); };
    // Two significant digits of points below 0.1. Where rounding up gives 0.1, 0.01 and so on, that is two decimals.
    const auto small = [&](const char* scale, const char* zeros) {
        return fmt::format("\"0.{}\"&SUBSTITUTE({};\"0\";\"\")", zeros, rounded_up(scale));
    };
    const auto number = fmt::format(
        "IF({0}*1000>99.000001;{1}/100;IF({0}*10000>99.000001;{2}/1000;IF({0}*100000>99.000001;{3}/10000;"
        "IF({0}*1000000>99.000001;{4};{5}))))",
        percent, rounded_up("100"), rounded_up("1000"), rounded_up("10000"), small("100000", "000"),
        small("1000000", "0000"));
    const auto many = said(say(Message::gap_points, language, slot(0)), {number});
    const auto one = say(Message::gap_one_point, language, "1");
    if (one == say(Message::gap_points, language, "1")) return many;
    return fmt::format("IF(AND({0}*100>99.000001;{0}*100<=100.000001);{1};{2})", percent, in_quotes(one), many);
}

}  // namespace citystar::native
