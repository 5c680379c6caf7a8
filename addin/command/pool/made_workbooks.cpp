#include "made_workbooks.hpp"

#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

#include "installation.hpp"
#include "known_frameworks.hpp"

namespace citystar::command {

namespace fs = std::filesystem;

namespace {

// The functions of our own offices speak Chinese unless they are told otherwise (office::Office::Options).
bool functions_speak_chinese() {
    const char* chosen = std::getenv("CITYSTAR_LANGUAGE");
    return !chosen || !*chosen || std::string_view(chosen).starts_with("zh");
}

}  // namespace

templates::Formulas usual_formulas(std::string_view ending) {
    return ending == ".xlsx" ? templates::Formulas::native : templates::Formulas::functions;
}

fs::path made_workbook_name(const Framework& framework, MadeTexts texts, std::string_view ending) {
    return framework.id + (texts.unit ? "-unit" : "") + (texts.period ? "-period" : "") + std::string(ending);
}

std::optional<MarkedWorkbook> made_workbook(const Registry& registry, const Framework& framework,
                                            templates::Formulas formulas, MadeTexts texts, std::string_view ending) {
    const auto shipped = office::find_installation().frameworks;
    if (formulas == templates::Formulas::functions && !functions_speak_chinese()) return std::nullopt;
    if (formulas != usual_formulas(ending) || !is_from(registry, framework.id, shipped)) return std::nullopt;
    const auto file = shipped.parent_path() / "forms" / made_workbook_name(framework, texts, ending);
    std::error_code failed;
    if (!fs::is_regular_file(file, failed)) return std::nullopt;
    std::vector<std::string> marks;
    if (texts.unit) marks.emplace_back(unit_mark);
    if (texts.period) marks.emplace_back(period_mark);
    return MarkedWorkbook::read(file, std::move(marks));
}

}  // namespace citystar::command
