// A department's part of a workbook: its rows only, with what the whole holds in them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "labels.hpp"

namespace citystar::templates {

/// What a cell holds that is filled in by hand; nothing: it is empty.
using Content = std::variant<std::monostate, double, std::string>;

/// The contents of a row by field. Fields are words that are stored in parts: "value1", "value2", … for the figures,
/// "numerator", "denominator", and those of note_fields() and task_fields(). The whole also gives "verified1", …,
/// "verifier" and "departments", which a part shows and nobody may change there.
using RowContents = std::map<std::string, Content>;

struct PartOptions {
    std::string department;  ///< empty: the rows that no department leads
    std::string due;         ///< by when and to whom it is to be returned, in words; if empty, cells to fill in
    std::string return_to;
    std::optional<double> target_star;        ///< what the whole has chosen
    std::map<std::string, RowContents> rows;  ///< by code, also those of text tasks; all other rows are left out
};

/// The name of a figure's field, counted from 0: "value1".
std::string value_field(int index);
std::string verified_field(int index);

/// A field and the head of its column.
using FieldHead = std::pair<const char*, labels::Message>;
/// The columns of 填报 behind the figures that may be filled in.
const std::vector<FieldHead>& note_fields();
/// The columns of 文字任务 that may be filled in.
const std::vector<FieldHead>& task_fields();

/// The department of a part as it is shown: for rows that nobody leads, words that say so.
std::string part_title(const std::string& department);

/// Added to CS_TEMPLATE_VERSION in a part.
inline constexpr auto part_mark = "-part";

/// The first words of the sheet that says what the cells of a part held when it was made, and the form of its lines.
/// Under them: code, field, "number" or "text", content. The number of these lines stands in the first line.
inline constexpr auto base_mark = "citystar-part";
inline constexpr auto base_number = "number";
inline constexpr auto base_text = "text";

/// The formula of a value from the cells of its numerator and denominator.
std::string quotient_formula(const std::string& numerator, const std::string& denominator);

}  // namespace citystar::templates
