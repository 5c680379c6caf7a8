// Texts of cells under the form in which they are compared with words: name_key() in formulas, as far as they can.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace citystar::native {

/// The text of a cell without the white space that people type or paste: spaces of keyboard and Chinese input, no-break
/// spaces, spaces without width, tabs, ends of lines.
std::string cell_without_blanks(std::string_view cell);

/// The key of a cell with a text, for comparison with words: without white space and in small letters.
std::string cell_key(std::string_view cell);

/// Whether the key is one of the words. No key has a space in it, so spaces can stand between the words.
std::string is_one_of(const std::string& key, const std::vector<std::string>& words);

/// Whether a key says that there is no figure. `key` is a cell_key().
std::string says_nothing(const std::string& key);
/// The words that says_nothing() compares with.
const std::vector<std::string>& nothing_words();

/// A text of a cell to stand between quotes in a sentence, with invisible characters spelled out.
std::string cell_shown(std::string_view cell);

/// The forms of a word that formulas know: as printed, with half-width and with full-width characters. Adds to a list.
void add_forms(std::vector<std::string>& forms, std::string_view word);

/// What cell_key() makes of a text in a cell: other than name_key(), it keeps full-width characters and dashes.
std::string cell_key_form(std::string_view text);

/// A key with full-width characters in place of those of ASCII.
std::string full_width(std::string_view key);

}  // namespace citystar::native
