// Golden transcriptions of the sources: their blocks, and framework data in their notation.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "citystar/framework.hpp"

namespace citystar::test {

/// "key: value" lines under "[code]"; the code is under "code".
using Block = std::map<std::string, std::string>;
std::vector<Block> blocks(std::string_view file);

/// The criterion in the notation of the transcriptions: "(m1 or m2) and m5 >= 5000".
std::string canonical(const Indicator& indicator, const Criterion& criterion);

/// "share", "rankshare", "yesno" …
std::string type_name(const Measure& measure);

/// The departments of these roles as printed, joined with "；".
std::string departments_line(const Indicator& indicator, const std::set<Role>& roles);

/// Expects code, name and aliases to be those of the block.
void expect_names(const Framework& framework, const Indicator& indicator, Block block);

}  // namespace citystar::test
