// Text files that people write: lines of fields between tabs.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace citystar::command {

struct TabLine {
    int number = 0;                   ///< in the file, from 1
    std::vector<std::string> fields;  ///< at least one; not trimmed
};

/// The lines of a file: UTF-8, with or without a byte order mark, lines ending as on Linux, Windows or old Macs. Empty
/// lines and lines that begin with '#' are left out. Reads regular files only. Throws InputError if the file cannot be
/// read, or with the line that is not UTF-8 text.
std::vector<TabLine> read_tab_file(const std::filesystem::path& file);

}  // namespace citystar::command
