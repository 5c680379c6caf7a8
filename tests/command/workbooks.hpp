// Small workbooks for tests, as flat files and as zipped ones.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace citystar::test {

/// An ODS with these formulas (in the file format's notation, without "of:=") in column A of its first sheet. Each has
/// a stale result of 0, so the result of a recalculation differs.
void write_ods(const std::filesystem::path& file, const std::vector<std::string>& formulas);

/// An ODS with this XML in its spreadsheet element.
void write_ods_content(const std::filesystem::path& file, const std::string& spreadsheet);

/// The bytes of a file.
std::string bytes_of(const std::filesystem::path& file);

/// The first MiB of content.xml of an ODS; empty if the file is not an ODS.
std::string content_of(const std::filesystem::path& ods);
/// At most a megabyte of a part of a zip file.
std::string part_of(const std::filesystem::path& workbook, const char* name);

/// The stored results of column A (office:value or the text) of an ODS.
std::vector<std::string> stored_results(const std::filesystem::path& ods);

}  // namespace citystar::test
