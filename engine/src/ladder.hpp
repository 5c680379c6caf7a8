// Sets of stars of an indicator that can hold together.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "citystar/evaluate.hpp"
#include "citystar/framework.hpp"

namespace citystar {

/// Stars that hold at the same values.
struct LadderState {
    std::uint32_t holding = 0;  ///< bit i: Indicator::stars[i] holds
    Reading reading;            ///< values that give this set; measures that no criterion asks for are not reported

    bool holds(std::size_t rule) const noexcept { return (holding >> rule & 1u) != 0; }
};

/// Every set of stars that some values meet, in the order found; no value if there are too many combinations to try.
std::optional<std::vector<LadderState>> ladder_states(const Indicator& indicator);

/// Visits every comparison of a criterion.
void for_each_comparison(const Criterion& criterion, const std::function<void(const Comparison&)>& visit);

}  // namespace citystar
