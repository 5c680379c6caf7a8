// Formulas taken apart: put together again they have the same parts, and what is plain leads to no other file, whose
// name would be followed by a #; that may stand in quotes only.

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
