#include "linked_cell.hpp"

#include <fmt/format.h>

namespace citystar::command {

std::string edited(const std::string& part, const std::vector<PartEdit>& edits) {
    std::string out;
    std::size_t from = 0;
    for (const auto& edit : edits) {
        out.append(part, from, edit.begin - from).append(edit.text);
        from = edit.end;
    }
    return out.append(part, from);
}

std::string literal_formula(const std::variant<double, std::string>& value) {
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
    std::string out = "\"";
    for (const char c : std::get<std::string>(value)) {
        out += c;
        if (c == '"') out += c;
    }
    return out + "\"";
}

}  // namespace citystar::command
