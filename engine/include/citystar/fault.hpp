// Faults of files, arguments and values in one enumeration, grouped by condition. Faults are returned as values; the
// engine throws only on misuse.
#pragma once

namespace citystar {

/// The four groups that a caller distinguishes.
enum class Condition {
    none,
    definition,   ///< a framework file is not usable
    input,        ///< a name, code, star or argument that does not exist
    domain,       ///< a value that cannot be that measure
    not_defined,  ///< the question has no answer in this framework (a star of a deduction)
};

enum class Fault {
    none,
    // definition
    file_unreadable,
    file_too_large,
    json_invalid,
    unknown_key,
    missing_key,
    wrong_type,
    bad_value,
    duplicate,
    unresolved,
    too_precise,
    wrong_total,
    // input
    unknown_framework,
    unknown_indicator,
    unknown_scope,
    unknown_star,
    too_many_values,
    shape_mismatch,
    bad_argument,
    // domain
    unreadable_value,
    out_of_domain,
    both_tiers,  ///< a measure for counties and one for cities were both given
    duplicate_indicator,
    value_without_indicator,
    // not defined
    no_star,
    no_criterion,
    no_single_measure,
};

/// The group of a fault. Thread-safe.
constexpr Condition condition_of(Fault fault) noexcept {
    if (fault == Fault::none) return Condition::none;
    if (fault <= Fault::wrong_total) return Condition::definition;
    if (fault <= Fault::bad_argument) return Condition::input;
    if (fault <= Fault::value_without_indicator) return Condition::domain;
    return Condition::not_defined;
}

}  // namespace citystar
