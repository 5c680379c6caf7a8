// Zip files for tests, written in all the ways that programs use.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace citystar::test {

using ZipParts = std::vector<std::pair<std::string, std::string>>;

/// The bytes of an archive with these parts in this order, not compressed.
std::string zipped(const ZipParts& parts);

/// All parts of an archive, in its order.
ZipParts parts_of(const std::filesystem::path& archive);
/// The content of one of them, to be changed. Throws std::out_of_range if there is no such part.
std::string& part(ZipParts& parts, const std::string& name);
void remove_part(ZipParts& parts, const std::string& name);

void write_bytes(const std::filesystem::path& file, const std::string& bytes);

}  // namespace citystar::test
