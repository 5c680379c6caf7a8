// The calls of CityStar's functions in a formula.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace citystar::menu {

struct Call {
    std::string function;                ///< display name in capitals: "STARLEVEL"
    std::vector<std::string> arguments;  ///< as written in the formula; an omitted one is empty
};

/// The calls in a formula in Calc's own grammar (";" between arguments), in their order. Calls inside the arguments of
/// another call are not listed. Empty if the formula has no such call or ends too early. Pure.
std::vector<Call> citystar_calls(std::string_view formula);

/// Every word of a formula that may be the name of a range: no texts, no sheets in quotes, no functions. Pure.
std::vector<std::string> possible_names(std::string_view formula);

}  // namespace citystar::menu
