// What the evaluator has decided about units that sent in more than one workbook, or that stay out of the league.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "assessment.hpp"

namespace citystar::command {

struct Choice {
    int line = 0;  ///< of the file of choices; 0: taken from results
    std::string unit;
    std::string file;  ///< as written there; empty: the unit stays out of the league
    std::string who;
    std::string why;
};

/// Reads a file of choices: columns unit, file, who and why (单位, 文件, 决定人, 理由), separated by tabs, in any order
/// under a head line. UTF-8, with or without a byte order mark and CR LF; empty lines and lines that begin with '#' are
/// passed over; a file of "-" is none. Throws InputError that names the line: a column is missing, no unit, nobody who
/// decided or no reason, a unit twice. Regular files only.
std::vector<Choice> read_choices(const std::filesystem::path& file);

/// Gives each choice the path of the workbook it means: the path as given, the end of one ("east/a.ods"), or the name
/// of the file. Throws InputError if there is no such workbook or there are several. `name` is the file of choices.
void find_files(std::vector<Choice>& choices, const std::vector<std::filesystem::path>& workbooks,
                const std::filesystem::path& name);

/// Whether the choice is about the unit, and, if so, whether it takes this very workbook of it.
bool is_about(const Choice& choice, const workbook::Assessment& unit);
bool takes(const Choice& choice, const workbook::Assessment& unit);

/// The choices for which there is no such unit, or not in that workbook. They decide nothing.
std::vector<const Choice*> unused(const std::vector<Choice>& choices, const std::vector<workbook::Assessment>& units);

}  // namespace citystar::command
