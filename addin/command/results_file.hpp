// The results file: JSON Lines, one record per workbook, the summary last.
#pragma once

#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace citystar::command {

class ResultsFile {
public:
    /// Opens `file` ("-" is standard output). It begins with the lines of `kept`, put there so that a run killed at any
    /// moment leaves either the old file or one with all of them. Throws std::system_error.
    ResultsFile(const std::filesystem::path& file, const std::vector<std::string>& kept);

    /// Writes a line at once.
    void add(const std::string& line) { *out_ << line << std::endl; }
    /// False once something could not be written.
    bool good() const { return static_cast<bool>(*out_); }

private:
    std::ofstream file_;
    std::ostream* out_ = &std::cout;
};

}  // namespace citystar::command
