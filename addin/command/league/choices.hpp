// The evaluator's decisions about units that sent in more than one workbook, or that stay out of the league.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "assessment.hpp"

namespace citystar::command {

struct Choice {
    int line = 0;  ///< number of the line in the file of choices; 0: the choice comes from results
    std::string unit;
    std::string file;  ///< the file as it is named there; empty: the unit stays out of the league
    std::string who;
    std::string why;
};

/// Reads a file of choices: columns unit, file, who and why (单位, 文件, 决定人, 理由), separated by tabs, in any order
/// under a head line. UTF-8, with or without a byte order mark and CR LF. Empty lines and lines that begin with '#' are
/// skipped. The file "-" means that the unit stays out. Throws InputError with the line if a column is missing, if a
/// line has no unit, no person who decided or no reason, or if a unit occurs twice. Reads regular files only.
std::vector<Choice> read_choices(const std::filesystem::path& file);

/// Gives each choice the path of its workbook. A choice may name the path as given, the end of a path ("east/a.ods") or
/// the name of the file. Throws InputError if there is no such workbook or more than one. `name` is the file of
/// choices.
void find_files(std::vector<Choice>& choices, const std::vector<std::filesystem::path>& workbooks,
                const std::filesystem::path& name);

/// Whether the choice is about the unit; for takes(), whether it also takes this very workbook.
bool is_about(const Choice& choice, const workbook::Assessment& unit);
bool takes(const Choice& choice, const workbook::Assessment& unit);

/// The choices whose unit does not exist, or not in the chosen workbook. They decide nothing.
std::vector<const Choice*> unused(const std::vector<Choice>& choices, const std::vector<workbook::Assessment>& units);

}  // namespace citystar::command
