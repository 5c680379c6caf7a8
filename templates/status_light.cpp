#include "sheets.hpp"

namespace citystar::templates {

// Green: done. Red: past its date. Blue: due within 60 days. Yellow: due later, but the share done is smaller than the
// share of time that has passed since the start of the plan.
std::string status_light_formula(const std::string& remains, const std::string& due, const std::string& progress) {
    return fmt::format(
        "IF(NOT({0});\"{3}\";IF({1}=\"\";\"{4}\";IF({1}<CS_TODAY;\"{5}\";IF({1}-CS_TODAY<=60;\"{6}\";"
        "IF(AND({1}>CS_PLAN_START;{2}<(CS_TODAY-CS_PLAN_START)/({1}-CS_PLAN_START));\"{7}\";\"{8}\")))))",
        remains, due, progress, label(Message::status_light_done), label(Message::status_light_undated),
        label(Message::status_light_overdue), label(Message::status_light_near), label(Message::status_light_behind),
        label(Message::status_light_going));
}

std::vector<std::pair<std::string, Style>> status_light_colours(const std::string& cell) {
    const auto is = [&](Message word) { return fmt::format("{}=\"{}\"", cell, label(word)); };
    return {{is(Message::status_light_done), Style::done},
            {is(Message::status_light_near), Style::near},
            {is(Message::status_light_behind), Style::behind},
            {is(Message::status_light_overdue), Style::overdue}};
}

}  // namespace citystar::templates
