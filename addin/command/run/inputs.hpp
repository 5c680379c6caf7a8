// The workbooks of a run.
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
    bool left_out = false;  ///< found in a folder, but not a spreadsheet
};

struct Inputs {
    std::vector<Input> files;
    std::vector<std::filesystem::path> barren;  ///< folders in which there is nothing to read
};

/// Wrong input; what() is a sentence for the user.
class InputError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The files among the arguments, as they are, and all files below the folders among them, in the order of their names.
/// These files are spreadsheets, by name or by content, and files to be left out, such as archives. Hidden files, lock
/// files of open workbooks and files in `except` are skipped. Each file appears once, at its first place.
Inputs expand(const std::vector<std::filesystem::path>& arguments, const std::vector<std::filesystem::path>& except);

/// Reads one path per line, relative to the manifest's folder. Empty lines and lines that begin with '#' are skipped.
/// Throws InputError with the line if there is no such file, if a file is repeated, or if the text is not UTF-8.
std::vector<Input> read_manifest(const std::filesystem::path& manifest);

}  // namespace citystar::command
