#include "native_syntax.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "citystar/native_formula.hpp"

namespace citystar::native {
namespace {

// Spreadsheets count in units of UTF-16.
std::size_t units_of(unsigned char lead) { return (lead & 0xC0) == 0x80 ? 0 : lead >= 0xF0 ? 2 : 1; }

std::string_view sign(Operator op) {
    switch (op) {
        case Operator::at_least: return ">=";
        case Operator::above: return ">";
        case Operator::at_most: return "<=";
        case Operator::below: return "<";
    }
    return {};
}

// At least and below have their edge just under the bound.
char side(Operator op) { return op == Operator::at_least || op == Operator::below ? '-' : '+'; }

}  // namespace

bool within_limits(std::string_view formula) noexcept {
    std::size_t characters = 0;
    std::size_t depth = 0;
    std::size_t deepest = 0;
    bool in_text = false;
    for (const char c : formula) {
        characters += units_of(static_cast<unsigned char>(c));
        if (c == '"') in_text = !in_text;
        if (in_text) continue;
        if (c == '(') deepest = std::max(deepest, ++depth);
        if (c == ')' && depth > 0) --depth;
    }
    return characters <= most_characters && deepest <= deepest_nesting;
}

std::string literal(double number) {
    std::array<char, 400> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed).ptr;
    return {digits.data(), end};
}

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    std::size_t units = 0;
    for (const char c : text) {
        const auto wide = units_of(static_cast<unsigned char>(c)) + (c == '"' ? 1 : 0);
        if (wide > 0 && units + wide > most_quoted) {
            out += "\"&\"";
            units = 0;
        }
        units += wide;
        out += c;
        if (c == '"') out += c;
    }
    return out + '"';
}

std::string listed(const std::vector<std::string>& parts) { return fmt::format("{}", fmt::join(parts, ";")); }

std::string added(const std::vector<std::string>& parts) { return fmt::format("{}", fmt::join(parts, "+")); }

std::string all_of(const std::vector<std::string>& conditions) {
    return conditions.size() == 1 ? conditions.front() : "AND(" + listed(conditions) + ")";
}

std::string any_of(const std::vector<std::string>& conditions) {
    return conditions.size() == 1 ? conditions.front() : "OR(" + listed(conditions) + ")";
}

std::string opposite(const std::string& condition) { return "NOT(" + condition + ")"; }

std::string compared(const std::string& left, Operator op, double bound) {
    // Twelve digits are enough for a tolerance, and read better than all of them.
    const double tolerance = std::stod(fmt::format("{:.12g}", 1e-9 * std::max(1.0, std::abs(bound))));
    return left + std::string(sign(op)) + literal(bound) + side(op) + literal(tolerance);
}

std::string compared_whole(const std::string& left, Operator op, double bound) {
    // From here on, the tolerance is as large as a step between whole numbers.
    if (std::abs(bound) >= 1e8) return compared(left, op, bound);
    return left + std::string(sign(op)) + literal(bound);
}

std::string compared(const std::string& left, Operator op, const std::string& bound) {
    return fmt::format("{}{}{}{}MAX(1;ABS({}))/1000000000", left, sign(op), bound, side(op), bound);
}

}  // namespace citystar::native
