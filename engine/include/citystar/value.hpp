// A value as it comes from a cell.
#pragma once

#include <string_view>

namespace citystar {

/// Nothing, a number, or a text. The value does not own the text, which must outlive it.
struct Value {
    enum class Kind { blank, number, text };
    Kind kind = Kind::blank;
    double number = 0;
    std::string_view text;

    Value() = default;
    Value(double n) noexcept : kind(Kind::number), number(n) {}
    /// Empty text is "not reported", like an empty cell inside a range.
    Value(std::string_view t) noexcept : kind(t.empty() ? Kind::blank : Kind::text), text(t) {}
    Value(const char* t) noexcept : Value(std::string_view(t)) {}

    bool blank() const noexcept { return kind == Kind::blank; }
};

}  // namespace citystar
