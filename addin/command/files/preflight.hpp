// Checks of a file before LibreOffice gets it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "citystar/text.hpp"
#include "messages.hpp"
#include "status.hpp"
#include "workbook_formats.hpp"

namespace citystar::command {

using workbook::Status;

struct Preflight {
    Status status = Status::ok;  ///< ok, not_found, encrypted, corrupt or not_a_workbook
    Format format = Format::other;
    std::optional<messages::Message> why = {};  ///< the fault, if more can be told than the status
    std::string part = {};                      ///< the part of the file that `why` is about
    /// The file is built as workbooks usually are, so programs other than LibreOffice may read and rewrite it.
    bool usual = true;

    std::string detail(Language language) const;  ///< in words; empty if there is nothing to add to the status
};

/// Tells by the content, not the name, whether a file can be a workbook. Only a regular file is opened. Takes a short
/// time whatever the size, since it believes what the file says of itself. Changes nothing.
Preflight preflight(const std::filesystem::path& file);

/// As preflight(), and also checks each part against what the file says of it: all checksums, sizes and names, and the
/// sheets that an .xlsx names. LibreOffice silently reads a damaged part or leaves it out. Takes as long as reading
/// everything, in bounded memory.
Preflight examine(const std::filesystem::path& file);

/// Whether a file is a spreadsheet by its content, whatever its name. A file with a password counts as one only if its
/// name has no ending. Reads an old container once, any other file in a short time.
bool spreadsheet_by_content(const std::filesystem::path& file);

}  // namespace citystar::command
