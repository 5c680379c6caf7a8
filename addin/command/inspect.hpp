// citystar frameworks and citystar doctor: list the frameworks and check that the installation works.
#pragma once

#include <filesystem>
#include <string>

namespace citystar::command {

/// Prints one line per framework on standard output: id, indicators, title. Returns an exit status, as the others do.
int list_frameworks();
/// Prints a framework's indicators with criteria, weights and departments.
int show_framework(const std::string& id);
/// Prints every problem of a framework file, with its place. In a usable file it also points out what looks wrong,
/// which does not change the status.
int check_framework(const std::filesystem::path& file);
/// Checks LibreOffice, extension, framework files and functions; prints one line for each on standard output.
int doctor();

}  // namespace citystar::command
