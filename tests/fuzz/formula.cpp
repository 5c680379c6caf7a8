// Any formula, taken apart: joined again it has the same parts. A plain formula leads to no other file, whose name
// would be followed by a #; that sign may only stand in quotes.

#include "formula_text.hpp"

#include "files/plain_formula.hpp"
#include "memory_file.hpp"
#include "target.hpp"

using namespace citystar;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const auto parts = workbook::formula_parts(text, "表");
    static_cast<void>(workbook::formula_shape(parts));
    static_cast<void>(workbook::formula_of(parts, "表"));
    if (command::plain_formula(text) || command::plain_condition(text))
        fuzz::require(text.find('#') == std::string_view::npos || text.find_first_of("'\"") != std::string_view::npos ||
                      text.find("&quot;") != std::string_view::npos);
    return 0;
}
