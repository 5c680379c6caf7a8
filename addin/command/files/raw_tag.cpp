#include "raw_tag.hpp"

namespace citystar::command {

std::vector<RawAttribute> attributes_of(std::string_view tag) {
    std::vector<RawAttribute> out;
    constexpr std::string_view blanks = " \t\r\n";
    for (auto at = tag.find_first_of(blanks); at != std::string_view::npos && at < tag.size();) {
        const auto name = tag.find_first_not_of(blanks, at);
        const auto equals = tag.find('=', name);
        if (name == std::string_view::npos || equals == std::string_view::npos) break;
        const auto open = tag.find_first_of("\"'", equals);
        const auto close = open == std::string_view::npos ? open : tag.find(tag[open], open + 1);
        if (close == std::string_view::npos) break;
        auto whole = tag.substr(name, equals - name);
        whole = whole.substr(0, whole.find_last_not_of(blanks) + 1);
        const auto colon = whole.find(':');
        const bool prefixed = colon != std::string_view::npos;
        out.push_back({at, close + 1, prefixed ? whole.substr(0, colon + 1) : std::string_view(),
                       prefixed ? whole.substr(colon + 1) : whole});
        at = close + 1;
    }
    return out;
}

std::string tag_without(std::string_view tag, const std::function<bool(const RawAttribute&)>& chosen) {
    std::string out;
    std::size_t from = 0;
    for (const auto& attribute : attributes_of(tag)) {
        if (!chosen(attribute)) continue;
        out += tag.substr(from, attribute.begin - from);
        from = attribute.end;
    }
    return out += tag.substr(from);
}

std::string tag_with(std::string_view tag, std::string_view attributes) {
    const auto at = tag.find_first_of(" \t\r\n/>", 1);
    return std::string(tag.substr(0, at)).append(attributes).append(tag.substr(at));
}

}  // namespace citystar::command
