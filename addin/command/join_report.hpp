// What join says: to the user, and line by line in a file.
#pragma once

#include <string>
#include <vector>

#include "joining.hpp"

namespace citystar::command {

/// A part whose cells were compared.
struct NamedPart {
    std::string file;
    std::string department;
};

/// A content as a person would read it: a share as a percentage, an empty cell in words.
std::string content_text(const workbook::FillableCell& cell, const templates::Content& content);

/// One line about each part, and one about each cell that somebody has to settle.
std::vector<std::string> join_lines(const workbook::Joining& joining, const std::vector<NamedPart>& parts);

/// A head, and a line for each cell that a part changed, in tab-separated UTF-8 with a byte order mark, which Excel
/// needs.
std::string join_table(const workbook::Joining& joining, const std::vector<NamedPart>& parts);

}  // namespace citystar::command
