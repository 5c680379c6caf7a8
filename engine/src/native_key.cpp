#include "native_key.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "citystar/text.hpp"
#include "native_syntax.hpp"
#include "phrases.hpp"
#include "words.hpp"

namespace citystar::native {
namespace {

// Written into the formulas as they are: CHAR() depends on the system, and Excel 2010 has no UNICHAR().
constexpr std::array<std::string_view, 5> blanks{" ", "\u3000", "\u00A0", "\u200B", "\uFEFF"};
constexpr std::array<int, 3> controls{9, 10, 13};
constexpr std::array<std::string_view, 7> dashes{"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212"};

std::string replaced(const std::string& text, std::string_view from, std::string_view to) {
    return fmt::format("SUBSTITUTE({};{};{})", text, in_quotes(from), in_quotes(to));
}

}  // namespace

std::string cell_without_blanks(std::string_view cell) {
    std::string out(cell);
    for (const auto blank : blanks) out = replaced(out, blank, "");
    for (const int control : controls) out = fmt::format("SUBSTITUTE({};CHAR({});\"\")", out, control);
    return out;
}

std::string cell_key(std::string_view cell) {
    // LOWER() makes ASCII letters of these two, which name_key() keeps. No word has the other sign, and it is none of
    // those that say nothing.
    return "LOWER(" + replaced(replaced(cell_without_blanks(cell), "\u212A", "!"), "\u0130", "!") + ")";
}

std::string is_one_of(const std::string& key, const std::vector<std::string>& words) {
    const auto list = in_quotes(fmt::format(" {} ", fmt::join(words, " ")));
    return fmt::format("ISNUMBER(FIND(\" \"&{}&\" \";{}))", key, list);
}

std::string says_nothing(const std::string& key) {
    std::string rest = key;
    for (const char sign : signs_for_nothing) {
        // Some programs take a backslash between quotes for more than a sign.
        rest = sign == '\\' ? fmt::format("SUBSTITUTE({};CHAR({});\"\")", rest, static_cast<int>(sign))
                            : replaced(rest, std::string(1, sign), "");
        rest = replaced(rest, full_width(std::string(1, sign)), "");
    }
    for (const auto dash : dashes) rest = replaced(rest, dash, "");
    return fmt::format("OR({}=\"\";{})", rest, is_one_of(key, nothing_words()));
}

const std::vector<std::string>& nothing_words() {
    static const std::vector<std::string> words = [] {
        std::vector<std::string> forms;
        for (const auto word : words_for_nothing) add_forms(forms, word);
        return forms;
    }();
    return words;
}

std::string cell_shown(std::string_view cell) {
    std::string out(cell);
    for (const auto blank : blanks)
        if (const auto spelled = visible(blank); spelled != blank) out = replaced(out, blank, spelled);
    return replaced(replaced(out, "“", quotable("“")), "”", quotable("”"));
}

void add_forms(std::vector<std::string>& forms, std::string_view word) {
    const auto key = name_key(word);
    for (const auto& form : {cell_key_form(word), key, full_width(key)})
        if (!form.empty() && std::ranges::find(forms, form) == forms.end()) forms.push_back(form);
}

std::string cell_key_form(std::string_view text) {
    std::string out(text);
    const auto erase = [&](std::string_view what) {
        for (auto at = out.find(what); at != std::string::npos; at = out.find(what, at)) out.erase(at, what.size());
    };
    for (const auto blank : blanks) erase(blank);
    for (const int control : controls) erase(std::string(1, static_cast<char>(control)));
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    // Ａ–Ｚ are EF BC A1–BA, and ａ–ｚ are EF BD 81–9A.
    for (std::size_t at = out.find("\xEF\xBC"); at != std::string::npos; at = out.find("\xEF\xBC", at + 3)) {
        const auto last = static_cast<unsigned char>(out[at + 2]);
        if (last < 0xA1 || last > 0xBA) continue;
        out[at + 1] = '\xBD';
        out[at + 2] = static_cast<char>(last - 0x20);
    }
    return out;
}

std::string full_width(std::string_view key) {
    std::string out;
    for (const char c : key) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= ' ' || byte > '~') {
            out += c;
            continue;
        }
        const unsigned code = byte + 0xFEE0u;
        out += static_cast<char>(0xE0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
    return out;
}

}  // namespace citystar::native
