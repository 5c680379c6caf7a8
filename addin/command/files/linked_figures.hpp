// Workbooks prepared for LibreOffice where it would not calculate them as their senders saw them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "linked_cell.hpp"
#include "messages.hpp"

namespace citystar::command {

struct ReadyWorkbook {
    std::filesystem::path file;     ///< the workbook itself, or its copy
    bool followed = false;          ///< its format is one of those below
    std::vector<LinkedCell> links;  ///< the links: cells that now hold the value of the file, and linked areas
    std::optional<messages::Message> why_not = {};  ///< why LibreOffice must not get it; `part` is the argument
    std::string part = {};
};

/// Prepares an .ods, .fods or .xlsx. A formula that refers to something outside the workbook becomes a formula with the
/// value that the file holds, or NA() where it holds none. A formula in a repeated cell becomes one formula in each of
/// the cells (repeated_formulas.hpp). Constants that are not numbers lose a format that hides it (ods_shown_types.hpp,
/// xlsx_shown_types.hpp). If anything changes, `copy` is written; any other format stays as it is. Throws
/// std::system_error if the copy cannot be written. Thread-safe.
ReadyWorkbook ready_workbook(const std::filesystem::path& workbook, const std::filesystem::path& copy);

/// Puts the formulas back into a workbook that was stored from that copy in the format of `workbook`; in another format
/// only the values stay. A workbook that is not understood stays as it is. Thread-safe.
void restore_links(const std::filesystem::path& workbook, const std::filesystem::path& stored,
                   const std::vector<LinkedCell>& cells);

}  // namespace citystar::command
