// Criteria and ladders of a framework file.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "citystar/framework.hpp"
#include "node.hpp"

namespace citystar {

/// The measure of an indicator by its id.
std::optional<std::size_t> find_measure(const Indicator& indicator, std::string_view id);

Operator read_operator(const Node& node);

/// A criterion on the measures of an indicator. The measures must have been read before.
Criterion read_criterion(const Node& node, const Indicator& indicator);

// Reads the star of the next entry of `ladder`; reports and returns false if the stars do not ascend.
template <typename Step>
bool read_next_star(const Node& node, const std::vector<Step>& ladder, int& star) {
    star = node.integer(1, 5);
    if (ladder.empty() || star > ladder.back().star) return true;
    node.report(Fault::duplicate, say_both(Message::load_star_order));
    return false;
}

}  // namespace citystar
