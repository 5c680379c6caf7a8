// The results file: JSON Lines, one record per workbook, the summary last.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace citystar::command {

class ResultsFile {
public:
    /// Opens `file` ("-" is standard output), makes it if it is not there, and locks it. Throws std::system_error, with
    /// std::errc::resource_unavailable_try_again if another run is writing to it.
    explicit ResultsFile(const std::filesystem::path& file);
    ~ResultsFile();
    ResultsFile(const ResultsFile&) = delete;
    ResultsFile& operator=(const ResultsFile&) = delete;

    /// Replaces what the file held by these lines. Killed at any moment it leaves either the old file or one with all
    /// of them. Throws std::system_error.
    void begin(const std::vector<std::string>& lines);
    /// Writes a line at once; nothing after a failure.
    void add(const std::string& line);
    /// Why a line could not be written; 0 if all were.
    int error() const noexcept { return error_; }

private:
    void replace(const std::vector<std::string>& lines);
    bool open_locked();

    std::filesystem::path file_;
    int descriptor_ = -1;
    bool regular_ = false;
    int error_ = 0;
};

}  // namespace citystar::command
