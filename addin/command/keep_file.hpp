// Storing a workbook by putting its new results into the file it came from.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "workbook_file.hpp"

namespace citystar::command {

/// The bytes of `file`, which `workbook` was opened from, with the results that `workbook` holds now; all else is as it
/// was. Faster than LibreOffice's own storing. Nothing if that is not to be done: another format, errors
/// among the results, very many new ones, or anything that OdsResults does not follow; then LibreOffice has to store
/// it. Throws com::sun::star::uno::Exception when the office fails.
std::optional<std::string> with_new_results(const WorkbookFile& workbook, const std::filesystem::path& file);

}  // namespace citystar::command
