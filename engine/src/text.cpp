#include "citystar/text.hpp"

namespace citystar {
namespace {

// Decodes one UTF-8 character at `at` and advances. A byte that starts no valid character is returned as itself with
// `valid` false. Overlong forms are not valid: they would hide an ASCII character.
struct Decoded {
    char32_t code;
    bool valid;
};

Decoded decode(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(at);
    const int length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
    if (length == 0 || at + static_cast<std::size_t>(length) > text.size()) return {static_cast<char32_t>(byte(at++)), false};
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

constexpr char32_t narrow(char32_t code) {
    if (code >= 0xFF01 && code <= 0xFF5E) return code - 0xFEE0;
    if (code == 0x3000 || code == 0xA0) return ' ';
    return code;
}

constexpr bool is_dash(char32_t code) { return (code >= 0x2010 && code <= 0x2015) || code == 0x2212; }

constexpr bool is_space(char32_t code) { return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xFEFF; }

}  // namespace

std::string name_key(std::string_view utf8) {
    std::string key;
    key.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t begin = at;
        const auto [raw, valid] = decode(utf8, at);
        const char32_t code = valid ? narrow(raw) : raw;
        if (valid && (is_space(code) || code == 0x2605)) continue;
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

std::size_t valid_utf8_prefix(std::string_view text) noexcept {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (!decode(text, at).valid) return begin;
    }
    return text.size();
}

}  // namespace citystar
