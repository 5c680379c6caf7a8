// Members of zip files.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace citystar::batch {

/// Content by member name.
using Members = std::map<std::string, std::string>;

/// The content of a member. Throws std::runtime_error if there is no such member.
std::string read_member(const std::filesystem::path& zip, const std::string& name);

/// A copy of a zip file in which these members are replaced or added. The other members are not packed again. Throws
/// std::runtime_error.
void copy_with(const std::filesystem::path& from, const std::filesystem::path& to, const Members& members);

/// Removes a member from a zip file. Throws std::runtime_error.
void remove_member(const std::filesystem::path& zip, const std::string& name);

/// The place in the file where the packed bytes of a member begin. Throws std::runtime_error.
std::size_t packed_bytes_of(const std::filesystem::path& zip, const std::string& name);

/// A new zip file. `first` is not packed and comes first if it is among the members. Throws std::runtime_error.
void write_zip(const std::filesystem::path& file, const Members& members, const std::string& first);

}  // namespace citystar::batch
