#include "utf8_file_names.hpp"

#include <langinfo.h>
#include <locale.h>

#include <cstdlib>
#include <string_view>

namespace citystar::command {
namespace {

// A locale that is not installed counts as C, as it does for LibreOffice.
bool locale_is_utf8() {
    const locale_t locale = newlocale(LC_CTYPE_MASK, "", nullptr);
    if (!locale) return false;
    const bool utf8 = std::string_view(nl_langinfo_l(CODESET, locale)) == "UTF-8";
    freelocale(locale);
    return utf8;
}

}  // namespace

void use_utf8_file_names() {
    if (locale_is_utf8()) return;
    // LC_ALL would override LC_CTYPE, so its language moves to LC_MESSAGES.
    if (const char* all = std::getenv("LC_ALL"); all && *all) setenv("LC_MESSAGES", all, 1);
    unsetenv("LC_ALL");
    setenv("LC_CTYPE", "C.UTF-8", 1);
}

}  // namespace citystar::command
