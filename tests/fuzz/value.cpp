// Any text as a figure, for every measure of the shipped frameworks, and as a name.

#include "value_text.hpp"

#include <cmath>

#include "citystar/evaluate.hpp"
#include "citystar/registry.hpp"
#include "citystar/text.hpp"
#include "memory_file.hpp"
#include "target.hpp"

using namespace citystar;

namespace {

const Registry& shipped() {
    static const auto out = [] {
        Registry registry;
        registry.add_folder(CITYSTAR_SHIPPED_FRAMEWORKS);
        return registry;
    }();
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const auto key = name_key(text);
    const auto valid = valid_utf8_prefix(text);
    fuzz::require(valid <= text.size());
    // When the bytes between them are removed, bytes that were no character can become one.
    fuzz::require(valid < text.size() || name_key(key) == key);
    static_cast<void>(half_width(text));
    for (const auto& entry : shipped().entries())
        for (const auto& indicator : entry.framework.indicators) {
            const Value values[] = {Value(text)};
            const auto reading = read_values(indicator, values);
            if (reading.fault == Fault::none) fuzz::require(std::isfinite(evaluate(indicator, reading).points));
            for (const auto& measure : indicator.measures)
                if (const auto number = workbook::value_of_text(measure, text)) fuzz::require(std::isfinite(*number));
        }
    return 0;
}
