// Which workbooks a run is about.
#pragma once

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace citystar::command {

struct Input {
    std::string id;  ///< the path as it was given: argument, line of the manifest, or found in a folder
    std::filesystem::path path;
    bool left_out = false;  ///< found in a folder, and no spreadsheet
};

struct Inputs {
    std::vector<Input> files;
    std::vector<std::filesystem::path> barren;  ///< folders in which there is nothing to be read
};

/// Bad data; what() is a sentence for the user.
class InputError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Files as they are; of folders, all below in name order: spreadsheets by name or by content, and what is left out,
/// such as archives. Without hidden files, marks of open workbooks, and those in `except`. Each file once, where it
/// comes first.
Inputs expand(const std::vector<std::filesystem::path>& arguments, const std::vector<std::filesystem::path>& except);

/// One path per line, relative to the manifest's folder; empty lines and lines that begin with '#' are none. Throws
/// InputError that names the line: no such file, a repetition, no UTF-8.
std::vector<Input> read_manifest(const std::filesystem::path& manifest);

}  // namespace citystar::command
