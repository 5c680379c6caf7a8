// Numbers in the texts of messages, with words for one and for many.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <concepts>
#include <string_view>

namespace citystar {

/// A whole number in a text. The place `{:# file|# files}` takes the words before the bar for 1 and those behind it for
/// any other number, with the number in place of `#`. Other places format it as fmt does.
template <std::integral Number>
struct Counted {
    Number value;
};

/// What say() formats for a part of a text: a Counted for a whole number, and the part itself for anything else.
template <typename Part>
const Part& counted(const Part& part) noexcept {
    return part;
}

template <std::integral Number>
requires(!std::same_as<Number, bool> && !std::same_as<Number, char>) Counted<Number> counted(const Number& number)
noexcept { return {number}; }

}  // namespace citystar

/// Throws fmt::format_error like every formatter if the place is not written as above.
template <std::integral Number>
struct fmt::formatter<citystar::Counted<Number>> : fmt::formatter<Number> {
    template <typename ParseContext>
    constexpr auto parse(ParseContext& context) {
        const auto* const end = std::find(context.begin(), context.end(), '}');
        const auto* const bar = std::find(context.begin(), end, '|');
        if (bar == end) return fmt::formatter<Number>::parse(context);
        one_ = {context.begin(), static_cast<std::size_t>(bar - context.begin())};
        many_ = {bar + 1, static_cast<std::size_t>(end - bar - 1)};
        return end;
    }

    template <typename FormatContext>
    auto format(const citystar::Counted<Number>& number, FormatContext& context) const {
        if (many_.empty()) return fmt::formatter<Number>::format(number.value, context);
        const auto words = number.value == 1 ? one_ : many_;
        const auto place = words.find('#');
        if (place == words.npos) return fmt::format_to(context.out(), "{}", words);
        return fmt::format_to(context.out(), "{}{}{}", words.substr(0, place), number.value, words.substr(place + 1));
    }

private:
    std::string_view one_;
    std::string_view many_;
};
