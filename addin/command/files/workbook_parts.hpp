// The parts of a workbook's file that hold its cells.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace citystar::command {

/// A part by its name in the archive; nothing if there is none, or it cannot be read.
using PartReader = std::function<std::optional<std::string>(const std::string& name)>;

constexpr auto ods_content = "content.xml";

struct WorkbookParts {
    /// OpenDocument: content.xml, or all of a workbook in one piece of XML; nothing of any other format.
    std::optional<std::string> content = {};
    bool flat = false;     ///< in one piece of XML (.fods)
    PartReader part = {};  ///< of an archive; empty if the file is none
};

/// Opens a regular file; nothing is in the result if it cannot be read. Keeps the file open. Thread-safe.
WorkbookParts workbook_parts(const std::filesystem::path& workbook);

}  // namespace citystar::command
