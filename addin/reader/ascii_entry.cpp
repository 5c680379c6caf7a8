#include "ascii_entry.hpp"

#include <rtl/ustrbuf.hxx>

namespace citystar::reader {

std::optional<rtl::OUString> ascii_entry(const rtl::OUString& typed, bool percent) {
    rtl::OUStringBuffer text(typed.getLength() + 1);
    for (sal_Int32 i = 0; i < typed.getLength(); ++i) {
        constexpr sal_Unicode first = 0xFF01, last = 0xFF5E, offset = 0xFEE0, space = 0x3000;
        auto unit = typed[i];
        if (unit == space) unit = ' ';
        if (unit >= first && unit <= last) unit = static_cast<sal_Unicode>(unit - offset);
        text.append(unit);
    }
    auto out = text.makeStringAndClear().trim();
    if (percent) {
        while (out.endsWith("%")) out = out.copy(0, out.getLength() - 1).trim();
        if (!out.isEmpty()) out += "%";
    }
    if (out.isEmpty() || out == typed || out.startsWith("=")) return std::nullopt;
    return out;
}

}  // namespace citystar::reader
