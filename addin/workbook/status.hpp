// What became of one workbook.
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
    not_a_workbook_of_ours,  ///< a spreadsheet, but none that holds indicators of a framework
    not_scored,              ///< one of ours that could not be scored: unknown framework, no table
    left_out,                ///< a file in a folder of inputs that is no spreadsheet
};

/// The word in the results file: "ok", "formula_errors", …
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

/// The status of a word; nothing if there is no such word.
constexpr std::optional<Status> status_of(std::string_view word) noexcept {
    for (int i = 0; i <= static_cast<int>(Status::left_out); ++i)
        if (status_word(static_cast<Status>(i)) == word) return static_cast<Status>(i);
    return std::nullopt;
}

/// Whether the workbook is recalculated, now or before. Cells with errors are the workbook's matter, not a failure of
/// the run.
constexpr bool recalculated(Status status) noexcept {
    return status == Status::ok || status == Status::formula_errors || status == Status::skipped;
}

/// Whether the run failed at it. What is left out was never to be done.
constexpr bool failure(Status status) noexcept { return !recalculated(status) && status != Status::left_out; }

}  // namespace citystar::workbook
