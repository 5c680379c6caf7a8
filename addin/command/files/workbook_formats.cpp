#include "workbook_formats.hpp"

#include <algorithm>

namespace citystar::command {
namespace {

constexpr WorkbookFormat formats[] = {
    {".ods", Format::ods, "calc8", use_read | use_recalc | use_new | use_league},
    {".xlsx", Format::xlsx, "Calc MS Excel 2007 XML", use_read | use_recalc | use_new | use_league},
    {".ots", Format::ods, "calc8_template", use_read | use_new},
    {".pdf", Format::other, "calc_pdf_Export", use_recalc},
    {".csv", Format::other, nullptr, use_league},
    {".fods", Format::other, nullptr, use_read},
    {".xlsm", Format::xlsx, nullptr, use_read},
    {".xltx", Format::xlsx, nullptr, use_read},
    {".xltm", Format::xlsx, nullptr, use_read},
    {".xlsb", Format::other, nullptr, use_read},
    {".xls", Format::other, nullptr, use_read},
    {".xlt", Format::other, nullptr, use_read},
    {".et", Format::other, nullptr, use_read},
    {".ett", Format::other, nullptr, use_read},
    {".uos", Format::other, nullptr, use_read}};

}  // namespace

std::span<const WorkbookFormat> workbook_formats() { return formats; }

std::string ending_of(const std::filesystem::path& file) {
    auto ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return ending;
}

const WorkbookFormat* promised_format(const std::filesystem::path& file) {
    const auto found = std::ranges::find(formats, ending_of(file), &WorkbookFormat::ending);
    return found == std::end(formats) ? nullptr : found;
}

bool serves(const std::filesystem::path& file, Use use) {
    const auto* format = promised_format(file);
    return format && (format->uses & use) != 0;
}

}  // namespace citystar::command
