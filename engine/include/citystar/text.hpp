// Texts in the two languages CityStar speaks, and the normal form under which names are looked up.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace citystar {

enum class Language { zh, en };

/// A text in Chinese and English. A regular value; both parts may be empty.
struct Text {
    std::string zh;
    std::string en;

    const std::string& in(Language language) const noexcept { return language == Language::zh ? zh : en; }
    bool operator==(const Text&) const = default;
};

/// The form under which ids, codes and names are compared: ASCII letters in lower case, full-width characters as
/// half-width, every dash as '-', white space, characters without width and the leading mark ★ removed. Input is UTF-8;
/// bytes that are not valid UTF-8 are kept as they are. Never fails; thread-safe.
std::string name_key(std::string_view utf8);

/// `utf8` with full-width characters made half-width, characters without width removed and white space trimmed at both
/// ends; case is kept.
std::string half_width(std::string_view utf8);

/// Whether nobody can see all of the text: it holds characters without width (U+200B, U+2060, variation selectors …) or
/// spaces that are not the keyboard's (U+00A0, U+2003 …). Never fails; thread-safe.
bool has_invisible(std::string_view utf8);

/// The text with those characters spelled out, "8U+200B2", to be shown to people. Never fails; thread-safe.
std::string visible(std::string_view utf8);

/// Whether the text, typed where a number belongs, says that there is none: "—", "/", "暂无", "N/A", … Never fails;
/// thread-safe.
bool says_not_reported(std::string_view utf8);

/// How many bytes at the beginning are valid UTF-8; all of them if it is. Never fails; thread-safe.
std::size_t valid_utf8_prefix(std::string_view text) noexcept;

}  // namespace citystar
