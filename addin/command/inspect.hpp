// citystar frameworks and citystar doctor: what is there, and does it work.
#pragma once

#include <filesystem>
#include <string>

namespace citystar::command {

/// One line per framework on standard output: id, indicators, title.
int list_frameworks();
/// A framework's indicators with criteria, weights and departments.
int show_framework(const std::string& id);
/// Every problem of a framework file, with its place. Of a usable one, what looks wrong; that changes no status.
int check_framework(const std::filesystem::path& file);
/// Checks LibreOffice, extension, framework files and functions, one line each on standard output.
int doctor();

}  // namespace citystar::command
