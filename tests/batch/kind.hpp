// What can be the matter with a workbook that is sent in.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace citystar::batch {

enum class Kind {
    good,
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
    values,
};

struct KindInfo {
    Kind kind;
    const char* name;
    const char* text;
};

inline constexpr std::array<KindInfo, 12> kinds{{
    {Kind::good, "good", "nothing"},
    {Kind::truncated, "truncated", "the first half of the file"},
    {Kind::not_a_zip, "not-a-zip", "a web page under a workbook's name"},
    {Kind::zero_bytes, "zero-bytes", "nothing in it"},
    {Kind::wrong_extension, "wrong-extension",
     "in turn ODS named .xlsx, XLSX named .ods, PDF named .xlsx, ODT named .ods"},
    {Kind::encrypted, "encrypted", "stored under a password, ODS and XLSX in turn"},
    {Kind::macro, "macro", "a macro bound to the opening, which writes a marker file"},
    {Kind::external_link, "external-link", "cells that fetch from a web address: a link, WEBSERVICE"},
    {Kind::endless, "endless", "formulas that take practically for ever"},
    {Kind::huge, "huge", "50 MB of photographs"},
    {Kind::excel_like, "excel-like", "XLSX without LibreOffice's marks"},
    {Kind::values, "values", "all formulas replaced by their values"},
}};

constexpr const char* name_of(Kind kind) noexcept { return kinds[static_cast<std::size_t>(kind)].name; }

/// The kind of a name; nothing if there is none.
constexpr std::optional<Kind> kind_of(std::string_view name) noexcept {
    for (const auto& info : kinds)
        if (name == info.name) return info.kind;
    return std::nullopt;
}

}  // namespace citystar::batch
