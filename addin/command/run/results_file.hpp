// The results file: JSON Lines, one record per workbook, the summary at the end.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace citystar::command {

class ResultsFile {
public:
    /// Opens `file` ("-" is standard output), creates it if it does not exist, and locks it. Throws std::system_error,
    /// with std::errc::resource_unavailable_try_again if another run is writing to it.
    explicit ResultsFile(const std::filesystem::path& file);
    ~ResultsFile();
    ResultsFile(const ResultsFile&) = delete;
    ResultsFile& operator=(const ResultsFile&) = delete;

    /// Replaces the content of the file by these lines. If the process is killed at any moment, the file is either the
    /// old one or has all of these lines. Throws std::system_error.
    void begin(const std::vector<std::string>& lines);
    /// Writes a line at once; does nothing after a failure.
    void add(const std::string& line);
    /// The errno of the first failure; 0 if all lines were written.
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
