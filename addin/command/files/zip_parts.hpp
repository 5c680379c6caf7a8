// Parts of a zip file whose bytes are in memory.
#pragma once

#include <zip.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace citystar::command {

using ZipArchive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using ZipSource = std::unique_ptr<zip_source_t, decltype(&zip_source_free)>;

/// A source for open_zip(); the bytes must live as long as it. Null if memory runs out.
ZipSource zip_source_of(const std::string& bytes);
/// The archive in it; null if it is not an archive. The caller keeps `source` and reads from it what zip_close() wrote.
ZipArchive open_zip(zip_source_t* source, int flags);
enum class Compression { none, fast };  // the best compression takes twice as long and saves a fifth

/// Adds or replaces a part; `bytes` must live until the archive is closed. False if that fails.
bool put_zip_part(zip_t* archive, const char* name, const std::string& bytes, Compression compression);
/// A whole part; nothing if it is missing, damaged or larger than `most` bytes.
std::optional<std::string> zip_part(zip_t* archive, const char* name, std::size_t most);

}  // namespace citystar::command
