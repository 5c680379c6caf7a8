// XML tag by tag, as its bytes have it: for parts that are compared or copied without being parsed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace citystar::command {

/// A tag; the views are valid as long as the text.
struct RawTag {
    struct Attribute {
        std::string_view name;
        std::string_view value;  ///< still escaped
    };

    std::string_view name;
    bool begins = false;
    bool ends = false;  ///< true together with `begins` for an empty element
    std::vector<Attribute> attributes;

    /// The value of an attribute; empty if there is no such attribute.
    std::string_view value(std::string_view attribute) const;
    bool has(std::string_view attribute) const;
    /// Whether an attribute occurs twice, which XML forbids.
    bool repeats() const;
};

/// Reads the tag that begins at `at`; afterwards `at` is behind it. False if it is not written in the usual way:
/// attributes in double quotes, no comment, no instruction, at most
/// 256 attributes. They may repeat. Pure.
bool read_raw_tag(std::string_view text, std::size_t& at, RawTag& tag);

/// The content of the element whose start tag ends at `at`, which is afterwards behind its end tag; elements of its
/// kind must not contain each other. Nothing without an end tag. Pure.
std::optional<std::string_view> element_content(std::string_view text, const RawTag& tag, std::size_t& at);

/// Appends a blank and the attribute as its tag has it. Pure.
void append_attribute(std::string& to, const RawTag::Attribute& attribute);

/// The number in an attribute such as table:number-columns-repeated: 1 without the attribute, 0 if it is no number
/// above 0. Pure.
std::int64_t repeat_count(const RawTag& tag, std::string_view attribute);

/// Whether each start tag has its end tag in the right place, no attribute occurs twice, and values and the text
/// between tags are plain_text(). Pure.
bool balanced(std::string_view text);

/// Whether it is a whole document of well-formed XML with declared namespaces. Pure.
bool well_formed(const std::string& part);

/// Whether there are characters that XML does not allow: those below the blank, except for tabs and ends of lines.
/// Pure.
bool has_control_characters(std::string_view text);

/// A finite number with a point, such as "-1.5e3"; nothing if the text is anything else. Pure.
std::optional<double> finite_number(std::string_view text);

/// The text that escaped characters stand for. Nothing if it is not valid UTF-8, or has control characters, brackets of
/// tags, or other references than those to the five characters that every XML knows. Pure.
std::optional<std::string> plain_text(std::string_view escaped);

}  // namespace citystar::command
