// Conversion between UNO's UTF-16 and our UTF-8.
#pragma once

#include <rtl/ustring.hxx>
#include <string>
#include <string_view>

namespace citystar {

using rtl::OUString;

inline std::string utf8(const OUString& text) {
    // Codes and ids are short and ASCII; this path needs no allocation for them.
    std::string ascii(static_cast<std::size_t>(text.getLength()), '\0');
    sal_Unicode seen = 0;
    for (std::size_t i = 0; i < ascii.size(); ++i) {
        const sal_Unicode unit = text.getStr()[i];
        seen |= unit;
        ascii[i] = static_cast<char>(unit);
    }
    if (seen < 0x80) return ascii;
    const auto bytes = OUStringToOString(text, RTL_TEXTENCODING_UTF8);
    return {bytes.getStr(), static_cast<std::size_t>(bytes.getLength())};
}

inline OUString utf16(std::string_view text) {
    return {text.data(), static_cast<sal_Int32>(text.size()), RTL_TEXTENCODING_UTF8};
}

}  // namespace citystar
