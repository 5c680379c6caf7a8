// All formulas of a framework, for tests of what they may contain.
#pragma once

#include <string>
#include <vector>

#include "citystar/framework.hpp"

namespace citystar::test {

struct NamedFormula {
    std::string name;  ///< indicator and kind, for the message of a test
    std::string text;
};

/// Every formula that a workbook of this framework can hold, in both languages, over cells with long addresses.
std::vector<NamedFormula> native_formulas(const Framework& framework);

}  // namespace citystar::test
