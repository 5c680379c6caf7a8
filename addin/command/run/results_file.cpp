#include "results_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "console/durable.hpp"
#include "run_lock.hpp"
#include "temporary_folder.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

int opened(const fs::path& file) {
    const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (descriptor < 0) throw std::system_error(errno, std::generic_category());
    return descriptor;
}

// Returns 0 or an errno.
int write_line(int descriptor, const std::string& line) {
    const auto text = line + "\n";
    for (std::size_t done = 0; done < text.size();) {
        const auto written = write(descriptor, text.data() + done, text.size() - done);
        if (written < 0 && errno != EINTR) return errno;
        if (written > 0) done += static_cast<std::size_t>(written);
    }
    return 0;
}

}  // namespace

ResultsFile::ResultsFile(const fs::path& file) : file_(file) {
    if (file == "-") {
        descriptor_ = STDOUT_FILENO;
        return;
    }
    while (!open_locked()) continue;
}

ResultsFile::~ResultsFile() {
    if (descriptor_ != STDOUT_FILENO) close(descriptor_);
}

// False if another run has replaced the file in the meantime.
bool ResultsFile::open_locked() {
    descriptor_ = opened(file_);
    struct stat mine = {};
    struct stat there = {};
    regular_ = fstat(descriptor_, &mine) == 0 && S_ISREG(mine.st_mode);
    if (!regular_) return true;
    const bool granted = try_lock(descriptor_);
    if (granted && stat(file_.c_str(), &there) == 0 && there.st_dev == mine.st_dev && there.st_ino == mine.st_ino)
        return true;
    close(std::exchange(descriptor_, -1));
    if (!granted) throw std::system_error(EAGAIN, std::generic_category());
    return false;
}

void ResultsFile::begin(const std::vector<std::string>& lines) {
    if (regular_ && !lines.empty()) return replace(lines);
    if (regular_ && ftruncate(descriptor_, 0) != 0) error_ = errno;
    for (const auto& line : lines) add(line);
    if (error_ != 0) throw std::system_error(error_, std::generic_category());
}

// The new file is locked before it replaces the old one.
void ResultsFile::replace(const std::vector<std::string>& lines) {
    const auto target = fs::canonical(file_);
    office::remove_leftovers(target.parent_path());
    const office::TemporaryFolder folder(target.parent_path());
    const auto temporary = folder.path() / "results";
    const int old = std::exchange(descriptor_, opened(temporary));
    try_lock(descriptor_);
    for (const auto& line : lines) add(line);
    if (error_ == 0) replace_durably(temporary, target);
    close(old);
    if (error_ != 0) throw std::system_error(error_, std::generic_category());
}

void ResultsFile::add(const std::string& line) {
    if (error_ == 0) error_ = write_line(descriptor_, line);
}

}  // namespace citystar::command
