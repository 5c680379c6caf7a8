// Looks at a file before LibreOffice does.
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
    std::optional<messages::Message> why = {};  ///< what was seen, where more can be told than the status says
    std::string part = {};                      ///< the part of the file that it is about
    /// It is built as workbooks usually are: what is not LibreOffice may read it, and write it anew.
    bool usual = true;

    std::string detail(Language language) const;  ///< in words; empty if there is nothing to add to the status
};

/// Tells by content, not by name, whether a file can be a workbook. Only a regular file is opened. Takes a short time
/// whatever the file's size: what the file says of itself is believed. Changes nothing.
Preflight preflight(const std::filesystem::path& file);

/// The same, and whether each part is what the file says it is: all checksums, sizes and names, and the sheets named by
/// an .xlsx. LibreOffice reads a damaged part without a word, or leaves it out. Takes as long as reading everything,
/// in bounded memory.
Preflight examine(const std::filesystem::path& file);

/// Whether a file is a spreadsheet by its content, whatever its name. Of a file with a password only if its name says
/// nothing else. Reads an old container once, everything else in a short time.
bool spreadsheet_by_content(const std::filesystem::path& file);

}  // namespace citystar::command
