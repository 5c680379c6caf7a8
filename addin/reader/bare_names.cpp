#include "bare_names.hpp"

#include <algorithm>
#include <array>
#include <rtl/ustrbuf.hxx>
#include <string_view>

#include "our_functions.hpp"

namespace citystar::reader {
namespace {

constexpr std::array<const char*, 4> file_prefixes{"_xlfn.", "_xlws.", "_xludf.", "_xll."};
constexpr const char* service = "org.citystar.functions.";

bool part_of_name(sal_Unicode unit) {
    return unit > 0x7F || unit == '_' || unit == '.' || (unit >= '0' && unit <= '9') || (unit >= 'A' && unit <= 'Z') ||
           (unit >= 'a' && unit <= 'z');
}

sal_Int32 end_of_name(const OUString& formula, sal_Int32 at) {
    while (at < formula.getLength() && part_of_name(formula[at])) ++at;
    return at;
}

// Of texts and of names of sheets; a doubled quote begins another one.
sal_Int32 end_of_quoted(const OUString& formula, sal_Int32 at) {
    const auto end = formula.indexOf(formula[at], at + 1);
    return end < 0 ? formula.getLength() : end + 1;
}

bool drop(OUString& name, const char* prefix) {
    const auto text = OUString::createFromAscii(prefix);
    return name.startsWithIgnoreAsciiCase(text, &name);
}

// Our function, if `name` is one of ours with a prefix.
std::optional<OUString> ours(OUString name) {
    bool prefixed = false;
    while (std::ranges::any_of(file_prefixes, [&](const char* prefix) { return drop(name, prefix); })) prefixed = true;
    if (!prefixed) return std::nullopt;
    drop(name, service);
    name = name.toAsciiUpperCase();
    const bool known =
        std::ranges::any_of(our_functions, [&](const char* function) { return name.equalsAscii(function); });
    return known ? std::optional(name) : std::nullopt;
}

}  // namespace

std::optional<OUString> without_file_prefix(const OUString& formula) {
    if (formula.indexOf("_xl") < 0 && formula.indexOf("_XL") < 0) return std::nullopt;
    rtl::OUStringBuffer out(formula.getLength());
    bool changed = false;
    for (sal_Int32 at = 0; at < formula.getLength();) {
        const auto unit = formula[at];
        const bool quoted = unit == '"' || unit == '\'';
        const auto end = quoted ? end_of_quoted(formula, at) : std::max(end_of_name(formula, at), at + 1);
        auto piece = formula.copy(at, end - at);
        if (!quoted && end < formula.getLength() && formula[end] == '(')
            if (auto name = ours(piece)) {
                piece = std::move(*name);
                changed = true;
            }
        out.append(piece);
        at = end;
    }
    return changed ? std::optional(out.makeStringAndClear()) : std::nullopt;
}

}  // namespace citystar::reader
