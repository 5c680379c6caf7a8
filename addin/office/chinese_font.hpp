// Checks that this machine can show Chinese.
#pragma once

namespace citystar::office {

/// Asks fontconfig, as LibreOffice does, for a font with the characters of the templates. Without such a font pages are
/// full of boxes. Not thread-safe.
bool has_chinese_font();

}  // namespace citystar::office
