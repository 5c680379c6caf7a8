// The status of a workbook after a run.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace citystar::workbook {

enum class Status {
    ok,
    formula_errors,
    encrypted,
    corrupt,
    not_a_workbook,
    not_found,
    timeout,
    crashed,
    output_failed,
    skipped,
    not_a_workbook_of_ours,  ///< a spreadsheet without the indicators of a framework
    not_scored,              ///< a workbook of ours that could not be scored: unknown framework, no table
    left_out,                ///< a file in a folder of inputs that is not a spreadsheet
};

/// The word for the results file: "ok", "formula_errors", …
constexpr std::string_view status_word(Status status) noexcept {
    switch (status) {
        case Status::ok: return "ok";
        case Status::formula_errors: return "formula_errors";
        case Status::encrypted: return "encrypted";
        case Status::corrupt: return "corrupt";
        case Status::not_a_workbook: return "not_a_workbook";
        case Status::not_found: return "not_found";
        case Status::timeout: return "timeout";
        case Status::crashed: return "crashed";
        case Status::output_failed: return "output_failed";
        case Status::skipped: return "skipped";
        case Status::not_a_workbook_of_ours: return "not_a_workbook_of_ours";
        case Status::not_scored: return "not_scored";
        case Status::left_out: return "left_out";
    }
    return {};
}

/// The status for a word; nothing if there is no such word.
constexpr std::optional<Status> status_of(std::string_view word) noexcept {
    for (int i = 0; i <= static_cast<int>(Status::left_out); ++i)
        if (status_word(static_cast<Status>(i)) == word) return static_cast<Status>(i);
    return std::nullopt;
}

/// Whether the workbook is recalculated, by this run or an earlier one. Errors in cells are the workbook's own and no
/// failure of the run.
constexpr bool recalculated(Status status) noexcept {
    return status == Status::ok || status == Status::formula_errors || status == Status::skipped;
}

/// Whether the run failed on it. Files that are left out were never meant to be done.
constexpr bool failure(Status status) noexcept { return !recalculated(status) && status != Status::left_out; }

}  // namespace citystar::workbook
