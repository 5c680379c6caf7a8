#include "citystar/text.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "words.hpp"

namespace citystar {
namespace {

// Decodes one UTF-8 character at `at` and advances. A byte that does not begin a valid character is returned as itself
// with `valid` false. Overlong forms are invalid, because they would hide an ASCII character.
struct Decoded {
    char32_t code;
    bool valid;
};

Decoded decode(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(at);
    const int length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
    if (length == 0 || at + static_cast<std::size_t>(length) > text.size())
        return {static_cast<char32_t>(byte(at++)), false};
    char32_t code = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    for (int i = 1; i < length; ++i) {
        const unsigned next = byte(at + static_cast<std::size_t>(i));
        if (next >> 6 != 2) return {static_cast<char32_t>(byte(at++)), false};
        code = code << 6 | (next & 0x3Fu);
    }
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (code < least[length]) return {static_cast<char32_t>(byte(at++)), false};
    at += static_cast<std::size_t>(length);
    return {code, true};
}

// Spaces whose width differs from the keyboard's; people cannot tell them apart.
constexpr bool is_odd_space(char32_t code) {
    return code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F;
}

// Characters without width: joiners, marks of direction, variation selectors, soft hyphens, byte order marks.
constexpr bool is_thin(char32_t code) {
    return code == 0xAD || code == 0x34F || code == 0x61C || (code >= 0x180B && code <= 0x180F) ||
           (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF ||
           (code >= 0xFFF9 && code <= 0xFFFB) || (code >= 0xE0000 && code <= 0xE0FFF);
}

// Small forms have the same ASCII counterparts as full-width ones, in another order (Unicode block FE50–FE6F).
constexpr char32_t small_form(char32_t code) {
    constexpr std::array<char, 0x20> ascii{',', 0,   '.', 0,   ';', ':', '?', '!', '-',  '(', ')', '{', '}', 0, 0, '#',
                                           '&', '*', '+', '-', '<', '>', '=', 0,   '\\', '$', '%', '@', 0,   0, 0, 0};
    const auto found = ascii[code - 0xFE50];
    return found ? static_cast<char32_t>(found) : code;
}

constexpr char32_t narrow(char32_t code) {
    if (code >= 0xFF01 && code <= 0xFF5E) return code - 0xFEE0;
    if (code >= 0xFE50 && code <= 0xFE6F) return small_form(code);
    if (code == 0x66A) return '%';
    if (code == 0x3000 || is_odd_space(code)) return ' ';
    return code;
}

constexpr bool is_dash(char32_t code) { return (code >= 0x2010 && code <= 0x2015) || code == 0x2212; }

constexpr bool is_space(char32_t code) { return code == ' ' || (code >= '\t' && code <= '\r'); }

}  // namespace

std::string name_key(std::string_view utf8) {
    std::string key;
    key.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t begin = at;
        const auto [raw, valid] = decode(utf8, at);
        const char32_t code = valid ? narrow(raw) : raw;
        if (valid && (is_space(code) || is_thin(code) || code == 0x2605)) continue;
        if (valid && is_dash(code)) {
            key += '-';
        } else if (valid && code < 0x80) {
            key += static_cast<char>(code >= 'A' && code <= 'Z' ? code + 32 : code);
        } else {
            key += utf8.substr(begin, at - begin);
        }
    }
    return key;
}

std::string half_width(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t begin = at;
        const auto [raw, valid] = decode(utf8, at);
        const char32_t code = valid ? narrow(raw) : raw;
        if (valid && is_thin(code)) continue;
        if (valid && is_dash(code)) {
            out += '-';
        } else if (valid && code < 0x80) {
            out += static_cast<char>(code);
        } else {
            out += utf8.substr(begin, at - begin);
        }
    }
    const auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!out.empty() && blank(out.back())) out.pop_back();
    std::size_t first = 0;
    while (first < out.size() && blank(out[first])) ++first;
    return out.substr(first);
}

bool has_invisible(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
        const auto [code, valid] = decode(utf8, at);
        if (valid && (is_thin(code) || is_odd_space(code))) return true;
    }
    return false;
}

std::string visible(std::string_view utf8) {
    std::string out;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t begin = at;
        const auto [code, valid] = decode(utf8, at);
        if (valid && (is_thin(code) || is_odd_space(code))) {
            std::array<char, 12> name{};
            std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(code));
            out += name.data();
        } else {
            out += utf8.substr(begin, at - begin);
        }
    }
    return out;
}

bool says_not_reported(std::string_view utf8) {
    const auto key = name_key(utf8);
    if (!key.empty() && key.find_first_not_of(signs_for_nothing) == std::string::npos) return true;
    return std::ranges::find(words_for_nothing, key) != words_for_nothing.end();
}

std::size_t valid_utf8_prefix(std::string_view text) noexcept {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (!decode(text, at).valid) return begin;
    }
    return text.size();
}

}  // namespace citystar
