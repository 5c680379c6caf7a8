// Whether this machine can show Chinese.
#pragma once

namespace citystar::office {

/// Asks fontconfig, as LibreOffice does, for a font that holds the characters the templates are printed with. Without
/// one every page is full of boxes. Not thread-safe.
bool has_chinese_font();

}  // namespace citystar::office
