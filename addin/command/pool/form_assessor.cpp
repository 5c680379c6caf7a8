#include "form_assessor.hpp"

#include <algorithm>

#include "claims.hpp"

namespace citystar::command {
namespace {

using workbook::Shown;

bool same_place(const auto& a, const auto& b) { return a.sheet == b.sheet && a.column == b.column && a.row == b.row; }

// Whether LibreOffice shows a content of this type in the way of the delivered cell.
bool fits(Entry::Type type, Shown shown, bool states_types) {
    switch (type) {
        case Entry::Type::text: return true;
        case Entry::Type::number:
            return shown == Shown::number || (!states_types && (shown == Shown::percent || shown == Shown::date));
        case Entry::Type::percent: return shown == Shown::percent;
        case Entry::Type::date: return shown == Shown::date;
    }
    return false;
}

// Findings that say why a result differs, which only calculating the workbook's own formulas can tell.
bool differs(const workbook::Assessment& unit) {
    return std::ranges::any_of(unit.findings, [](const auto& finding) {
        return finding.kind == "total_differs" || finding.kind == "star_differs";
    });
}

}  // namespace

std::optional<std::vector<workbook::FilledCell>> FormAssessor::contents(const Form& form, const KnownForm& known,
                                                                        const workbook::Delivered& delivered) const {
    std::vector<workbook::FilledCell> out;
    for (const auto& entry : form.entries) {
        if (!entry.formula.empty()) {
            const auto found = std::ranges::find_if(known.own_formulas, [&](const Entry& one) {
                return same_place(one, entry) && one.formula == entry.formula;
            });
            if (found == known.own_formulas.end()) return std::nullopt;
            out.push_back({entry.sheet, entry.column, entry.row, std::string(), true});
            continue;
        }
        const auto& sheets = delivered.cells.sheets;
        if (entry.sheet < 0 || static_cast<std::size_t>(entry.sheet) >= sheets.size()) return std::nullopt;
        const auto& sheet = sheets[static_cast<std::size_t>(entry.sheet)];
        if (!fits(entry.type, sheet.shown_as(entry.column, entry.row), form.states_types)) return std::nullopt;
        out.push_back({entry.sheet, entry.column, entry.row, entry.value, false});
    }
    return out;
}

FormAssessor::Outcome FormAssessor::assess(const std::filesystem::path& workbook, Language language) {
    Outcome out;
    const auto form = reader_.read(workbook);
    if (!form) return out;
    out.digest = form->digest;
    const auto* known = forms_.find(form->digest);
    const auto* delivered = known ? forms_.delivered(known->framework, known->formulas) : nullptr;
    const auto filled_in = delivered ? contents(*form, *known, *delivered) : std::nullopt;
    if (!filled_in) return out;
    auto* cells = filled_.try_emplace(delivered, *delivered).first->second.fill(*filled_in);
    if (!cells) return out;
    const auto claims = workbook::claim_cells(*cells);
    std::vector<std::optional<double>> numbers;
    for (const auto& claim : claims) {
        const auto sheet = std::ranges::find(cells->sheets, claim.sheet, &workbook::SheetCells::name);
        const auto number = static_cast<int>(sheet - cells->sheets.begin());
        const auto found = std::ranges::find_if(form->results, [&](const StoredResult& one) {
            return one.sheet == number && one.column == claim.column && one.row == claim.row;
        });
        numbers.push_back(found == form->results.end() ? std::nullopt : found->number);
    }
    workbook::set_claims(*cells, claims, numbers);
    const auto no_template = [](const Framework&, templates::Formulas) -> const workbook::Landmarks* {
        return nullptr;
    };
    auto units = workbook::assess(*cells, *cells, registry_, no_template, {}, language);
    if (std::ranges::none_of(units, differs)) out.units = std::move(units);
    return out;
}

}  // namespace citystar::command
