#include "workbook_names.hpp"

#include <algorithm>

namespace citystar::command {
namespace {

constexpr const char* endings[] = {".ods",  ".ots",  ".fods", ".xlsx", ".xlsm", ".xltx", ".xltm",
                                   ".xlsb", ".xls",  ".xlt",  ".et",   ".ett",  ".uos"};

}  // namespace

std::string ending_of(const std::filesystem::path& file) {
    auto ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return ending;
}

bool workbook_name(const std::filesystem::path& file) {
    const auto ending = ending_of(file);
    return std::ranges::find(endings, ending) != std::end(endings);
}

bool passed_over(const std::filesystem::path& file) {
    const auto name = file.filename().string();
    return name.starts_with(".") || name.starts_with("~$");
}

}  // namespace citystar::command
