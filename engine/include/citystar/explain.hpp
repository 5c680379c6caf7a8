// The engine in words: criteria, reasons, checks. All texts come from engine/messages/messages.json.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "citystar/crosswalk.hpp"
#include "citystar/evaluate.hpp"
#include "citystar/framework.hpp"
#include "citystar/registry.hpp"

namespace citystar {

/// A value with its unit: "82%", "3 家", "是".
std::string value_text(const Measure& measure, double value, Language language);

/// "≥", ">", "≤", "<".
std::string_view operator_sign(Operator op) noexcept;

/// The criterion of a star as a sentence without a full stop.
std::string rule_sentence(const Indicator& indicator, const Criterion& criterion, Language language);

/// The gap to the next star above the reached one, in words; empty at the top star, or if the indicator has no star.
/// For an item scored by its target, the gap to the target.
std::string missing_sentence(const Indicator& indicator, const Reading& reading, Language language);
/// The gap to a star of the caller's choice, more precisely to the highest criterion up to it; empty if that is
/// reached.
std::string missing_sentence(const Indicator& indicator, const Reading& reading, int star, Language language);

/// One sentence: values, star, the criterion met, the distance to the next star.
std::string why_sentence(const Indicator& indicator, const Reading& reading, Language language);

/// Empty if the values are usable, otherwise the fault and its correction. `values` are those that `reading` came from.
std::string check_sentence(const Indicator& indicator, std::span<const Value> values, const Reading& reading,
                           Language language);

/// Contents of a cell that are not a figure but reach the functions as a number.
enum class NoFigure { date, time, truth };
/// The words for such a cell, with the correction. `cell` is its address; empty if the reader knows the cell.
std::string no_figure_sentence(NoFigure kind, std::string_view cell, Language language);

/// Why an item or upper level of an index has no star, and which function to use instead. `name` is its printed name.
std::string no_star_sentence(const Framework& framework, std::string_view name, Language language);

/// The statement of the crosswalk about an indicator in another framework: the counterparts and the differences.
std::string crosswalk_sentence(const Crosswalk& crosswalk, const Framework& framework, const Indicator& indicator,
                               const Framework& other, Language language);

/// The words for unknown names.
std::string unknown_framework_sentence(const Registry& registry, std::string_view name, Language language);
std::string unknown_indicator_sentence(const Framework& framework, std::string_view name, Language language);

/// The words for a row that repeats an indicator or has values without one.
std::string row_fault_sentence(Fault fault, std::string_view name, Language language);

/// A quantified target of a text task: "家庭光纤宽带入户率不低于90%".
std::string task_target_sentence(const TaskTarget& target, Language language);

}  // namespace citystar
