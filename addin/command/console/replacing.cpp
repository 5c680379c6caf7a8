#include "replacing.hpp"

#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
using messages::Message;

// Lock files of LibreOffice and WPS, and of Excel, next to a workbook that is open.
bool is_open(const fs::path& file) {
    const auto name = file.filename().string();
    std::error_code failed;
    for (const auto& mark : {".~lock." + name + "#", ".~" + name, "~$" + name})
        if (fs::exists(fs::symlink_status(file.parent_path() / mark, failed))) return true;
    return false;
}

void check(bool good, const fs::path& file) {
    if (!good) throw std::system_error(errno, std::generic_category(), file.string());
}

void keep_attribute(const fs::path& from, const fs::path& to, const char* name) {
    const auto size = getxattr(from.c_str(), name, nullptr, 0);
    if (size < 0) return;
    std::string value(static_cast<std::size_t>(size), '\0');
    if (getxattr(from.c_str(), name, value.data(), value.size()) != size) return;
    // Attributes of the system itself may be refused; the access list has to be kept.
    const bool kept = setxattr(to.c_str(), name, value.data(), value.size(), 0) == 0;
    check(kept || std::string_view(name) != "system.posix_acl_access", to);
}

}  // namespace

std::optional<Message> replacing_refused(const fs::path& file) {
    struct stat about = {};
    if (stat(file.c_str(), &about) != 0) return std::nullopt;
    if ((about.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0 || access(file.c_str(), W_OK) != 0)
        return Message::write_protected;
    if (about.st_nlink > 1) return Message::several_names;
    if (is_open(file)) return Message::open_elsewhere;
    return std::nullopt;
}

void keep_attributes(const fs::path& from, const fs::path& to) {
    struct stat about = {};
    check(stat(from.c_str(), &about) == 0, from);
    if (chown(to.c_str(), about.st_uid, about.st_gid) != 0 &&
        chown(to.c_str(), static_cast<uid_t>(-1), about.st_gid) != 0)
        about.st_mode &= ~static_cast<mode_t>(S_ISUID | S_ISGID);  // they would give the file's rights to another owner
    check(chmod(to.c_str(), about.st_mode & 07777) == 0, to);
    const auto size = listxattr(from.c_str(), nullptr, 0);
    std::string names(size > 0 ? static_cast<std::size_t>(size) : 0, '\0');
    const auto got = names.empty() ? 0 : listxattr(from.c_str(), names.data(), names.size());
    names.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    for (const char* name = names.data(); name < names.data() + names.size(); name += std::strlen(name) + 1)
        keep_attribute(from, to, name);
}

}  // namespace citystar::command
