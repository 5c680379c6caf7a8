#include "text_edits.hpp"

#include <utility>

namespace citystar::command {
namespace {

// Copies the rest of the text. `end_of` tells where the thing found at a place ends; npos if it stays after all.
template <typename EndOf>
bool edit(std::string& text, std::string_view from, std::string_view to, const EndOf& end_of) {
    std::string out;
    std::size_t copied = 0;
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, copied)) {
        const auto end = end_of(at);
        if (end == std::string::npos) break;
        out.append(text, copied, at - copied).append(to);
        copied = end;
    }
    if (copied == 0) return false;
    out.append(text, copied);
    text = std::move(out);
    return true;
}

}  // namespace

bool replace_all(std::string& text, std::string_view from, std::string_view to) {
    return edit(text, from, to, [&](std::size_t at) { return at + from.size(); });
}

bool remove_all(std::string& text, std::string_view begin, std::string_view end) {
    return edit(text, begin, {}, [&](std::size_t at) {
        const auto to = text.find(end, at);
        return to == std::string::npos ? to : to + end.size();
    });
}

std::string escaped_xml(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '\n')
            out += "&#10;";
        else
            out += c;
    }
    return out;
}

}  // namespace citystar::command
