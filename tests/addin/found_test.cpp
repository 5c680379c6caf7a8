// Names in a call: remembered results must be the same as those of a look-up.

#include "found.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "citystar/registry.hpp"
#include "citystar/uno_text.hpp"

namespace citystar::component {
namespace {

const Registry& registry() {
    static const Registry loaded = [] {
        Registry out;
        out.add_folder(CITYSTAR_SHIPPED_FRAMEWORKS);
        return out;
    }();
    return loaded;
}

void expect_as_looked_up(const std::string& framework, const std::string& indicator) {
    const auto found = find(registry(), utf16(framework), utf16(indicator));
    const auto* expected_framework = registry().find(framework);
    const auto* expected = expected_framework ? expected_framework->find_indicator(indicator) : nullptr;
    EXPECT_EQ(found.framework, expected_framework) << framework << ' ' << indicator;
    EXPECT_EQ(found.indicator, expected) << framework << ' ' << indicator;
    const auto fault = !expected_framework ? Fault::unknown_framework
                       : !expected         ? Fault::unknown_indicator
                                           : Fault::none;
    EXPECT_EQ(found.fault, fault) << framework << ' ' << indicator;
}

TEST(Found, EveryPairOfNamesIsFoundAgain) {
    std::vector<std::string> frameworks{"章丘", "山西", "", "nowhere"};
    std::vector<std::string> indicators{"", "L9P9", "电子证照使用率", std::string(100, 'L')};
    for (const auto& entry : registry().entries()) {
        frameworks.push_back(entry.framework.id);
        for (const auto& indicator : entry.framework.indicators) indicators.push_back(indicator.code);
    }
    // Several thousand pairs, with names of equal length and ending, are far more than can be remembered.
    for (int turn = 0; turn < 2; ++turn)
        for (const auto& framework : frameworks)
            for (const auto& indicator : indicators) expect_as_looked_up(framework, indicator);
}

TEST(Found, ANameThatStaysIsNotTakenForAnotherOne) {
    // Ids of equal length and the same indicator share one place in the memory.
    for (int turn = 0; turn < 3; ++turn) {
        expect_as_looked_up("章丘", "1");
        expect_as_looked_up("章丘", "1");
        expect_as_looked_up("山西", "1");
        expect_as_looked_up("山西", "1");
    }
    EXPECT_NE(find(registry(), utf16("章丘"), utf16("1")).indicator, nullptr);
    EXPECT_EQ(find(registry(), utf16("山西"), utf16("1")).indicator, nullptr);
}

}  // namespace
}  // namespace citystar::component
