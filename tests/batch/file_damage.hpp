// Workbooks damaged as files: in transfer, by a mail gateway, by another program.
#pragma once

#include <filesystem>

#include "kind.hpp"

namespace citystar::batch {

/// Whether `kind` damages the file, so that the workbook is a good one before.
bool damages_file(Kind kind);

/// Whether the damage is possible only in this format; if neither function says so, it is possible in both.
bool needs_xlsx(Kind kind);
bool needs_ods(Kind kind);

/// Damages a good workbook. Throws std::exception.
void damage_file(Kind kind, const std::filesystem::path& file);

/// Writes a spreadsheet with other contents. Throws std::runtime_error.
void write_foreign(const std::filesystem::path& file);

/// Writes a text document under a workbook's name. Throws std::runtime_error.
void write_text_document(const std::filesystem::path& file);

}  // namespace citystar::batch
