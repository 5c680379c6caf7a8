// Workbooks that LibreOffice would not calculate as their senders saw them, made ready for it.
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
    std::vector<LinkedCell> links;  ///< cells that hold the value which their file has, and linked areas
    std::optional<messages::Message> why_not = {};  ///< it is not for LibreOffice; `part` is the message's argument
    std::string part = {};
};

/// Makes an .ods, .fods or .xlsx ready: formulas that ask something outside it become the values that the file holds,
/// as formulas, and NA() where it holds none; a formula in a repeated cell becomes one in each of the cells
/// (repeated_formulas.hpp); constants lose a format that hides that they are no numbers (ods_shown_types.hpp,
/// xlsx_shown_types.hpp). If anything changes, `copy` is written; any other format stays as it is. Throws
/// std::system_error if the copy cannot be written. Thread-safe.
ReadyWorkbook ready_workbook(const std::filesystem::path& workbook, const std::filesystem::path& copy);

/// Puts the formulas back into a workbook stored from that copy, in the format of `workbook`; another format keeps the
/// values alone. A workbook that is not understood stays as it is. Thread-safe.
void restore_links(const std::filesystem::path& workbook, const std::filesystem::path& stored,
                   const std::vector<LinkedCell>& cells);

}  // namespace citystar::command
