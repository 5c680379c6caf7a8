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

/// A copy of the unpacked extension that has to lay out every new workbook; its command is bin/citystar.
std::filesystem::path extension_without_finished_workbooks(const std::filesystem::path& folder);

/// A LibreOffice in this new folder that cannot be started, for CITYSTAR_OFFICE_HOME.
std::filesystem::path office_that_does_not_start(const std::filesystem::path& folder);

}  // namespace citystar::test
