// File names in UTF-8, whatever the user's locale.
#pragma once

namespace citystar::command {

/// Makes LibreOffice, here and in every process started later, read file names as UTF-8. LibreOffice reads them in the
/// charset of LC_CTYPE and cannot open a Chinese name in the C locale. If the charset is another one, LC_CTYPE becomes
/// C.UTF-8; the result of user_language() stays the same. Changes the environment, so call it first in main(), before
/// there are threads.
void use_utf8_file_names();

}  // namespace citystar::command
