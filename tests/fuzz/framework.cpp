// Any framework file is either refused with reasons or loaded and usable, never both.

#include "citystar/lint.hpp"
#include "citystar/load.hpp"
#include "memory_file.hpp"
#include "target.hpp"

using namespace citystar;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto result = load_framework(fuzz::text_of(data, size));
    fuzz::require(result.framework.has_value() == result.problems.empty());
    if (!result.framework) return 0;
    for (const auto& indicator : result.framework->indicators)
        fuzz::require(result.framework->find_indicator(indicator.code) != nullptr);
    return 0;
}
