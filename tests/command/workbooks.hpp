// Small workbooks for tests, made as flat files and zipped ones.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace citystar::test {

/// An ODS whose first sheet holds these formulas (in the file format's notation, without "of:=") in column A, each with
/// a stale stored result of 0. The result of a recalculation therefore differs.
void write_ods(const std::filesystem::path& file, const std::vector<std::string>& formulas);

/// An ODS whose spreadsheet element holds this XML.
void write_ods_content(const std::filesystem::path& file, const std::string& spreadsheet);

/// The bytes of a file.
std::string bytes_of(const std::filesystem::path& file);

/// The beginning of content.xml of an ODS, at most 1 MiB; empty if it is none.
std::string content_of(const std::filesystem::path& ods);
/// A part of a zip file, at most a megabyte of it.
std::string part_of(const std::filesystem::path& workbook, const char* name);

/// The stored results of column A (office:value or the text) of an ODS.
std::vector<std::string> stored_results(const std::filesystem::path& ods);

}  // namespace citystar::test
