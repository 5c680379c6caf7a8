// The library fmt, compiled once. Debian ships it as headers, which take half of the compile time of every file that
// uses them, and as a shared library, which an extension cannot bring along.

#include <fmt/format-inl.h>

// Definitions that fmt's headers declare and leave to one source file.
FMT_BEGIN_NAMESPACE
namespace detail {
template thousands_sep_result<char> thousands_sep_impl(locale_ref);
template char decimal_point_impl(locale_ref);
template std::locale locale_ref::get<std::locale>() const;
#if FMT_VERSION >= 100000 && FMT_VERSION < 110000
template void vformat_to<char>(buffer<char>&, basic_string_view<char>, vformat_args<char>::type, locale_ref);
#endif
}  // namespace detail
FMT_END_NAMESPACE
