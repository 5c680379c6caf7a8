#include "results_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "workbook_file.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

void check(const std::ofstream& file) {
    if (!file) throw std::system_error(errno ? errno : EIO, std::generic_category());
}

void replace(const fs::path& file, const std::vector<std::string>& lines) {
    auto temporary = file;
    temporary += "." + std::to_string(getpid());
    try {
        std::ofstream out(temporary);
        check(out);
        for (const auto& line : lines) out << line << '\n';
        out.close();
        check(out);
        make_durable(temporary);
        fs::rename(temporary, file);
    } catch (...) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        throw;
    }
}

}  // namespace

ResultsFile::ResultsFile(const fs::path& file, const std::vector<std::string>& kept) {
    if (file == "-") {
        for (const auto& line : kept) add(line);
        return;
    }
    if (!kept.empty()) replace(file, kept);
    errno = 0;
    file_.open(file, kept.empty() ? std::ios::out : std::ios::app);
    check(file_);
    out_ = &file_;
}

}  // namespace citystar::command
