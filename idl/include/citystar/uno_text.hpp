// Text between UNO's UTF-16 and our UTF-8.
#pragma once

#include <rtl/ustring.hxx>
#include <string>
#include <string_view>

namespace citystar {

using rtl::OUString;

inline std::string utf8(const OUString& text) {
    const auto bytes = OUStringToOString(text, RTL_TEXTENCODING_UTF8);
    return {bytes.getStr(), static_cast<std::size_t>(bytes.getLength())};
}

inline OUString utf16(std::string_view text) {
    return {text.data(), static_cast<sal_Int32>(text.size()), RTL_TEXTENCODING_UTF8};
}

}  // namespace citystar
