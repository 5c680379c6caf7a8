// citystar frameworks: lists, shows and checks framework files.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "citystar/load.hpp"

namespace citystar::command {

/// Prints one line per framework on standard output: id, indicators, title. Returns an exit status, as the others do.
int list_frameworks();
/// Prints a framework's indicators with criteria, weights and departments.
int show_framework(const std::string& id);
/// Prints every problem of a framework file, with its place. In a usable file it also points out what looks wrong,
/// which does not change the status.
int check_framework(const std::filesystem::path& file);

/// Prints the problems of a framework file, a line each with its place.
void show_problems(const std::vector<Problem>& problems);

}  // namespace citystar::command
