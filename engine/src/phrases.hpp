// Parts of sentences: numbers, units and names as they stand in them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "citystar/evaluate.hpp"
#include "citystar/framework.hpp"
#include "say.hpp"

namespace citystar {

/// Whether a measure is printed as a percentage.
bool is_fraction(const Measure& measure);

/// A fraction as a percentage with all its digits, "82.5%".
std::string percent_text(double fraction);

/// A fraction with two decimals. It has more where two would put it on the other side of one of `marks`, or on it:
/// 84.9999% is not 85%.
std::string percent_text(double fraction, std::span<const double> marks);

/// The numbers that a value is compared with: 0, the limits of its measure, the bounds of criteria, its part or whole.
std::vector<double> marks_of(const Indicator& indicator, std::size_t index, const Reading& reading);

/// A value that was read, for people to look at. value_text() is for numbers that sources print.
std::string read_text(const Indicator& indicator, std::size_t index, const Reading& reading, Language language);

/// A fraction that was refused for the limits of its measure.
std::string refused_percent(const Measure& measure, double value);

std::string with_unit(const std::string& number, const Text& unit, Language language);

std::string joined(const std::vector<std::string>& parts, std::string_view separator);

/// What stands between two sentences.
inline std::string_view sentence_gap(Language language) { return language == Language::zh ? "" : " "; }

/// "A, B and C" as the language joins them.
std::string joined_with_and(const std::vector<std::string>& parts, Language language);

/// The sentence with a capital letter in front.
std::string capitalised(std::string sentence);

/// A name to stand inside double quotes: its own become single ones.
std::string quotable(std::string name);

/// The message of a comparison with this operator.
Message operator_message(Operator op, bool counted);

/// A comparison as a sentence without capital letter and full stop.
std::string comparison_sentence(const Indicator& indicator, const Comparison& comparison, Language language);

/// A gap below this is only called slight.
inline constexpr double smallest_gap = 1e-7;
Message tiny_gap_message(Operator op);
/// The message of a larger gap. Whole numbers lead to the next one. Others have to pass a strict bound; how far beyond
/// does not matter.
Message gap_message(const Measure& measure, Operator op);

/// The levels of a measure with their numbers: "0 none, 1 some".
std::string numbered_levels(const Measure& measure, Language language);

/// Days since 1899-12-30 that look like a date, 1955–2118.
inline constexpr double first_date = 20100;
inline constexpr double last_date = 80000;

/// The names of all that is put in for an indicator.
std::string measure_names(const Indicator& indicator, Language language);

}  // namespace citystar
