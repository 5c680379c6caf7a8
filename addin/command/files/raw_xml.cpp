#include "raw_xml.hpp"

#include <expat.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>

#include "citystar/text.hpp"

namespace citystar::command {
namespace {

// The root of a document declares some dozens of namespaces.
constexpr std::size_t most_attributes = 256;

bool blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

}  // namespace

std::string_view RawTag::value(std::string_view attribute) const {
    const auto found = std::ranges::find(attributes, attribute, &Attribute::name);
    return found == attributes.end() ? std::string_view() : found->value;
}

bool RawTag::has(std::string_view attribute) const {
    return std::ranges::find(attributes, attribute, &Attribute::name) != attributes.end();
}

bool RawTag::repeats() const {
    for (std::size_t i = 0; i < attributes.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (attributes[i].name == attributes[j].name) return true;
    return false;
}

bool read_raw_tag(std::string_view text, std::size_t& at, RawTag& tag) {
    const auto name_end = text.find_first_of(" \n\t\r/>", at + 2);
    if (name_end == std::string_view::npos || text[at + 1] == '!' || text[at + 1] == '?') return false;
    tag.begins = text[at + 1] != '/';
    tag.ends = !tag.begins;
    tag.name = text.substr(at + (tag.begins ? 1 : 2), name_end - at - (tag.begins ? 1 : 2));
    tag.attributes.clear();
    for (at = name_end; at < text.size();) {
        if (blank(text[at])) {
            ++at;
        } else if (text[at] == '/') {
            if (!tag.begins || !text.substr(at + 1).starts_with('>')) return false;
            tag.ends = true;
            ++at;
        } else if (text[at] == '>') {
            ++at;
            return true;
        } else {
            const auto equals = text.find('=', at);
            if (!tag.begins || !blank(text[at - 1])) return false;
            if (tag.attributes.size() >= most_attributes) return false;
            if (equals == std::string_view::npos || !text.substr(equals).starts_with("=\"") || blank(text[equals - 1]))
                return false;
            const auto end = text.find('"', equals + 2);
            if (end == std::string_view::npos || text.substr(equals, end - equals).find('<') != std::string_view::npos)
                return false;
            tag.attributes.push_back({text.substr(at, equals - at), text.substr(equals + 2, end - equals - 2)});
            at = end + 1;
        }
    }
    return false;
}

std::optional<std::string_view> element_content(std::string_view text, const RawTag& tag, std::size_t& at) {
    if (tag.ends) return std::string_view();
    const auto closing = "</" + std::string(tag.name) + ">";
    const auto end = text.find(closing, at);
    if (end == std::string_view::npos) return std::nullopt;
    const auto out = text.substr(at, end - at);
    at = end + closing.size();
    return out;
}

void append_attribute(std::string& to, const RawTag::Attribute& attribute) {
    to.append(1, ' ').append(attribute.name).append("=\"").append(attribute.value).append(1, '"');
}

std::int64_t repeat_count(const RawTag& tag, std::string_view attribute) {
    const auto text = tag.value(attribute);
    if (text.empty()) return 1;
    std::int32_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size() && out > 0 ? out : 0;
}

bool balanced(std::string_view text) {
    std::vector<std::string_view> open;
    RawTag tag;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '<') {
            const auto end = std::min(text.find('<', at), text.size());
            auto between = std::string(text.substr(at, end - at));
            std::ranges::replace_if(between, blank, ' ');
            if (!plain_text(between)) return false;
            at = end;
            continue;
        }
        if (!read_raw_tag(text, at, tag) || tag.repeats() ||
            !std::ranges::all_of(tag.attributes, [](const auto& one) { return plain_text(one.value).has_value(); }))
            return false;
        if (!tag.begins) {
            if (open.empty() || open.back() != tag.name) return false;
            open.pop_back();
        } else if (!tag.ends) {
            open.push_back(tag.name);
        }
    }
    return open.empty();
}

bool well_formed(const std::string& part) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreateNS(nullptr, '|'),
                                                                              XML_ParserFree);
    return XML_Parse(parser.get(), part.data(), static_cast<int>(part.size()), true) == XML_STATUS_OK;
}

bool has_control_characters(std::string_view text) {
    // Eight bytes at once: the highest bit of each byte below a space. Nearly all of them have none.
    constexpr std::uint64_t spaces = 0x2020202020202020;
    constexpr std::uint64_t highest = 0x8080808080808080;
    const auto control = [](char c) {
        return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t' && c != '\r';
    };
    std::size_t at = 0;
    for (; at + sizeof spaces <= text.size(); at += sizeof spaces) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if (((eight - spaces) & ~eight & highest) != 0 && std::ranges::any_of(text.substr(at, sizeof spaces), control))
            return true;
    }
    return std::ranges::any_of(text.substr(at), control);
}

std::optional<double> finite_number(std::string_view text) {
    double out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(out)) return std::nullopt;
    return out;
}

std::optional<std::string> plain_text(std::string_view escaped) {
    constexpr std::pair<std::string_view, char> known[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    if (valid_utf8_prefix(escaped) != escaped.size() || escaped.find("\uFFFE") != std::string_view::npos ||
        escaped.find("\uFFFF") != std::string_view::npos)
        return std::nullopt;
    std::string out;
    out.reserve(escaped.size());
    for (std::size_t i = 0; i < escaped.size();) {
        const char c = escaped[i];
        if (static_cast<unsigned char>(c) < ' ' || c == '<' || c == '>') return std::nullopt;
        if (c != '&') {
            out += c;
            ++i;
            continue;
        }
        const auto found =
            std::ranges::find_if(known, [&](const auto& one) { return escaped.substr(i).starts_with(one.first); });
        if (found == std::end(known)) return std::nullopt;
        out += found->second;
        i += found->first.size();
    }
    return out;
}

}  // namespace citystar::command
