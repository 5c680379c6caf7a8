#include "shown_path.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "citystar/text.hpp"

namespace citystar::command {
namespace {

constexpr std::size_t mark_length = 4;

// The byte that the mark at the beginning of `text` stands for.
std::optional<char> marked_byte(std::string_view text) {
    if (!text.starts_with("\\x") || text.size() < mark_length) return std::nullopt;
    unsigned byte = 0;
    const auto* begin = text.data() + 2;
    const auto [stop, error] = std::from_chars(begin, begin + 2, byte, 16);
    return error == std::errc() && stop == begin + 2 ? std::optional(static_cast<char>(byte)) : std::nullopt;
}

bool has_mark(std::string_view text) {
    for (auto at = text.find("\\x"); at != std::string_view::npos; at = text.find("\\x", at + 1))
        if (marked_byte(text.substr(at))) return true;
    return false;
}

}  // namespace

bool is_utf8(const std::filesystem::path& path) { return valid_utf8_prefix(path.native()) == path.native().size(); }

std::string shown_path(const std::filesystem::path& path) {
    std::string_view rest = path.native();
    if (is_utf8(path) && !has_mark(rest)) return path.string();
    std::string out;
    while (!rest.empty()) {
        const auto good = valid_utf8_prefix(rest);
        for (const char c : rest.substr(0, good)) out += c == '\\' ? std::string("\\\\") : std::string(1, c);
        rest.remove_prefix(good);
        if (rest.empty()) break;
        out += fmt::format("\\x{:02X}", static_cast<unsigned char>(rest.front()));
        rest.remove_prefix(1);
    }
    return out;
}

std::filesystem::path path_shown(std::string_view text) {
    if (!has_mark(text)) return text;
    std::string out;
    while (!text.empty()) {
        const auto byte = marked_byte(text);
        out += byte.value_or(text.front());
        text.remove_prefix(byte ? mark_length : text.starts_with("\\\\") ? 2 : 1);
    }
    return out;
}

}  // namespace citystar::command
