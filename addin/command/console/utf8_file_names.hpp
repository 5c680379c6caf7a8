// File names in UTF-8, whatever the user's locale.
#pragma once

namespace citystar::command {

/// Makes LibreOffice, here and in every process started later, take file names for UTF-8: it reads them in the charset
/// of LC_CTYPE, and cannot open a Chinese name in the C locale. Where the charset is another one, LC_CTYPE becomes
/// C.UTF-8; what user_language() says stays the same. Changes the environment, so call it first in main(), before there
/// are threads.
void use_utf8_file_names();

}  // namespace citystar::command
