#include "found.hpp"

#include <algorithm>
#include <array>

#include "citystar/uno_text.hpp"

namespace citystar::component {
namespace {

struct Remembered {
    OUString framework;
    OUString indicator;
    Found found;
};

// Enough places for the indicators of all frameworks at once; a power of two.
constexpr std::size_t places = 256;
// Any text in a cell can arrive as a name. Only texts of a name's length are remembered.
constexpr sal_Int32 longest = 64;

Found look_up(const Registry& registry, const OUString& framework, const OUString& indicator) {
    Found out;
    out.framework = registry.find(utf8(framework));
    if (!out.framework) {
        out.fault = Fault::unknown_framework;
        return out;
    }
    out.indicator = out.framework->find_indicator(utf8(indicator));
    if (!out.indicator) out.fault = Fault::unknown_indicator;
    return out;
}

// Codes differ in their last characters. If two pairs share a place, the only cost is a look-up.
std::size_t place_of(const OUString& framework, const OUString& indicator) {
    std::size_t out = static_cast<std::size_t>(framework.getLength());
    for (sal_Int32 i = std::max(indicator.getLength() - 6, 0); i < indicator.getLength(); ++i)
        out = out * 31 + indicator[i];
    return out % places;
}

}  // namespace

Found find(const Registry& registry, const OUString& framework, const OUString& indicator) {
    if (framework.getLength() > longest || indicator.getLength() > longest)
        return look_up(registry, framework, indicator);
    thread_local std::array<Remembered, places> memory;
    auto& place = memory[place_of(framework, indicator)];
    // Calc shares the texts of equal constants, so usually the addresses are equal already.
    if (!(place.indicator == indicator && place.framework == framework) || !place.found.framework)
        place = {framework, indicator, look_up(registry, framework, indicator)};
    return place.found;
}

}  // namespace citystar::component
