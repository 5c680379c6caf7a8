// Workbooks damaged as files: on the way, by a mail gateway, by another program.
#pragma once

#include <filesystem>

#include "kind.hpp"

namespace citystar::batch {

/// Whether `kind` is such a damage, so that the workbook is a good one before.
bool damages_file(Kind kind);

/// Whether it makes sense in this format only: XLSX, else ODS, else either.
bool needs_xlsx(Kind kind);
bool needs_ods(Kind kind);

/// Does it to a good workbook. Throws std::exception.
void damage_file(Kind kind, const std::filesystem::path& file);

/// A spreadsheet about something else. Throws std::runtime_error.
void write_foreign(const std::filesystem::path& file);

/// A text document under a workbook's name. Throws std::runtime_error.
void write_text_document(const std::filesystem::path& file);

}  // namespace citystar::batch
