// Texts in the two languages of CityStar, and the normal form under which names are looked up.
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

/// Whether part of the text is invisible: it holds characters without width (U+200B, U+2060, variation selectors …) or
/// spaces that differ from the keyboard's (U+00A0, U+2003 …). Never fails; thread-safe.
bool has_invisible(std::string_view utf8);

/// The text with those characters spelled out for the reader: "8U+200B2". Never fails; thread-safe.
std::string visible(std::string_view utf8);

/// Whether the text, typed in place of a number, says that there is no number: "—", "/", "暂无", "N/A", … Never fails;
/// thread-safe.
bool says_not_reported(std::string_view utf8);

/// The number of bytes at the beginning that are valid UTF-8; all bytes if the text is valid. Never fails; thread-safe.
std::size_t valid_utf8_prefix(std::string_view text) noexcept;

}  // namespace citystar
