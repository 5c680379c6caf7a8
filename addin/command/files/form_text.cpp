#include "form_text.hpp"

#include <utility>

#include "raw_xml.hpp"

namespace citystar::command {

std::optional<double> millimetres(std::string_view length) {
    constexpr std::pair<std::string_view, double> units[] = {{"mm", 1}, {"cm", 10}, {"in", 25.4}, {"pt", 25.4 / 72}};
    for (const auto& [unit, factor] : units)
        if (length.ends_with(unit))
            if (const auto number = finite_number(length.substr(0, length.size() - unit.size())))
                return *number * factor;
    return std::nullopt;
}

}  // namespace citystar::command
