// Kinds of damage and mistakes in workbooks that are sent in.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace citystar::batch {

enum class Kind {
    good,
    // the file
    truncated,
    not_a_zip,
    zero_bytes,
    wrong_extension,
    encrypted,
    macro,
    external_link,
    endless,
    huge,
    excel_like,
    flipped_bit,
    missing_part,
    cut_end,
    bytes_after,
    renamed_part,
    no_mimetype,
    foreign,
    // the sheets
    values,
    unknown_framework,
    unit_missing,
    code_damaged,
    code_missing,
    own_column,
    hidden_row,
    hidden_column,
    hidden_sheet,
    formula_replaced,
    // a figure
    percent_text,
    full_width,
    zero_width,
    thousands,
    ten_thousands,
    date,
    truth,
    dash,
    no_data,
    out_of_domain,
    error,
    extra_figure,
    verified,
};

struct KindInfo {
    Kind kind;
    const char* name;
    const char* text;
    const char* finding;  ///< the kind of the finding that `citystar collect` must give; null: none
};

inline constexpr std::array<KindInfo, 41> kinds{{
    {Kind::good, "good", "nothing", nullptr},
    {Kind::truncated, "truncated", "the first half of the file", "corrupt"},
    {Kind::not_a_zip, "not-a-zip", "a web page under a workbook's name", "corrupt"},
    {Kind::zero_bytes, "zero-bytes", "nothing in it", "corrupt"},
    {Kind::wrong_extension, "wrong-extension",
     "in turn ODS named .xlsx, XLSX named .ods, PDF named .xlsx, ODT named .ods", nullptr},
    {Kind::encrypted, "encrypted", "stored under a password, ODS and XLSX in turn", "encrypted"},
    {Kind::macro, "macro", "a macro bound to the opening, which writes a marker file", nullptr},
    {Kind::external_link, "external-link", "cells that fetch from a web address: a link, WEBSERVICE", "external_link"},
    {Kind::endless, "endless", "formulas that take practically for ever", "timeout"},
    {Kind::huge, "huge", "50 MB of photographs", nullptr},
    {Kind::excel_like, "excel-like", "XLSX without LibreOffice's marks", nullptr},
    {Kind::flipped_bit, "flipped-bit", "one bit of the sheet's packed bytes flipped", "corrupt"},
    {Kind::missing_part, "missing-part", "the part with the cells gone", "corrupt"},
    {Kind::cut_end, "cut-end", "the last ten bytes gone", "corrupt"},
    {Kind::bytes_after, "bytes-after", "a line end after the archive, as mail gateways leave it", nullptr},
    {Kind::renamed_part, "renamed-part", "XLSX whose main part has another name", nullptr},
    {Kind::no_mimetype, "no-mimetype", "ODS without the member mimetype", nullptr},
    {Kind::foreign, "foreign", "a spreadsheet about something else", "not_a_workbook_of_ours"},
    {Kind::values, "values", "all formulas replaced by their values", "formulas_overwritten"},
    {Kind::unknown_framework, "unknown-framework", "a framework that nobody has", "unknown_framework"},
    {Kind::unit_missing, "unit-missing", "no unit named", "unit_missing"},
    {Kind::code_damaged, "code-damaged", "a no-break space behind a code", "code_damaged"},
    {Kind::code_missing, "code-missing", "a code wiped out", "printed_changed"},
    {Kind::own_column, "own-column", "a column 指标值 that the user added next to the table", nullptr},
    {Kind::hidden_row, "hidden-row", "a row hidden", "hidden_rows"},
    {Kind::hidden_column, "hidden-column", "the column of verified values hidden, with a figure", "hidden_columns"},
    {Kind::hidden_sheet, "hidden-sheet", "the sheet of scores hidden", "hidden_sheet"},
    {Kind::formula_replaced, "formula-replaced", "a number typed over the formula of a star", "formulas_overwritten"},
    {Kind::percent_text, "percent-text", "82% typed as text", "mended_value"},
    {Kind::full_width, "full-width", "８２％ typed as text", "mended_value"},
    {Kind::zero_width, "zero-width", "82% with a zero-width space", "mended_value"},
    {Kind::thousands, "thousands", "1,234 typed as text", "mended_value"},
    {Kind::ten_thousands, "ten-thousands", "1万 typed as text", "mended_value"},
    {Kind::date, "date", "a date where a count belongs", "date_as_figure"},
    {Kind::truth, "truth", "TRUE where a share belongs", "truth_as_figure"},
    {Kind::dash, "dash", "— where nothing is reported", "not_reported_in_words"},
    {Kind::no_data, "no-data", "暂无 where nothing is reported", "not_reported_in_words"},
    {Kind::out_of_domain, "out-of-domain", "82 typed for 82 %", "out_of_domain"},
    {Kind::error, "error", "a division by nothing", "cell_error"},
    {Kind::extra_figure, "extra-figure", "a figure in a cell that takes none", "too_many_values"},
    {Kind::verified, "verified", "a verified figure other than the declared one", nullptr},
}};

constexpr const KindInfo& info_of(Kind kind) noexcept { return kinds[static_cast<std::size_t>(kind)]; }

constexpr const char* name_of(Kind kind) noexcept { return info_of(kind).name; }

/// The kind with a name; nothing if there is no such kind.
constexpr std::optional<Kind> kind_of(std::string_view name) noexcept {
    for (const auto& info : kinds)
        if (name == info.name) return info.kind;
    return std::nullopt;
}

}  // namespace citystar::batch
