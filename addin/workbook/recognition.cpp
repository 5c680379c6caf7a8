#include "recognition.hpp"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <utility>

#include "citystar/text.hpp"
#include "frame_cell.hpp"
#include "input_table.hpp"

namespace citystar::workbook {
namespace {

using Label = templates::labels::Message;

constexpr std::size_t longest_text = 200;
constexpr std::size_t least_codes = 3;
constexpr std::size_t least_part = 10;  // of a framework's indicators

std::set<std::string> texts_of(const SheetCells& sheet) {
    std::set<std::string> out;
    for (const auto& line : sheet.values)
        for (const auto& value : line)
            if (const auto* text = std::get_if<std::string>(&value); text && !text->empty() && text->size() < 60)
                out.insert(name_key(*text));
    return out;
}

// The captions that stand together above the table in every template.
bool has_frame(const SheetCells& sheet) {
    const auto texts = texts_of(sheet);
    const auto has = [&](Label label) { return texts.contains(name_key(printed(label))); };
    return has(Label::framework) && has(Label::period) && (has(Label::unit) || has(Label::unit_chosen));
}

// The codes and names of a framework, by their lines.
class Fingerprint {
public:
    Fingerprint(const SheetCells& sheet, const Framework& framework) {
        for (int row = 0; row < sheet.rows(); ++row)
            for (int column = 0; column < sheet.columns(); ++column) {
                const auto text = cell_text(sheet.value(column, row));
                if (text.empty() || text.size() > longest_text) continue;
                if (const auto* indicator = framework.find_indicator(text)) add(*indicator, text, column, row);
            }
    }

    std::size_t size() const { return std::max(together(0), together(1)); }

private:
    using Marks = std::set<std::pair<const Indicator*, int>>;

    void add(const Indicator& indicator, const std::string& text, int column, int row) {
        auto& marks = name_key(text) == name_key(indicator.code) ? codes_ : names_;
        marks[0].emplace(&indicator, row);
        marks[1].emplace(&indicator, column);
    }

    std::size_t together(std::size_t direction) const {
        std::set<const Indicator*> out;
        for (const auto& mark : codes_[direction])
            if (names_[direction].contains(mark)) out.insert(mark.first);
        return out.size();
    }

    Marks codes_[2];  // in rows, in columns
    Marks names_[2];
};

std::size_t matches(const WorkbookCells& cells, const Framework& framework) {
    std::size_t most = 0;
    for (const auto& sheet : cells.sheets) most = std::max(most, Fingerprint(sheet, framework).size());
    const auto all = static_cast<std::size_t>(std::ranges::count_if(framework.indicators, &Indicator::counts));
    return most >= least_codes && most * least_part >= all ? most : 0;
}

void recognize_by_codes(const WorkbookCells& cells, const Registry& registry, Recognition& out) {
    std::size_t most = 1;
    for (const auto& [file, framework] : registry.entries()) {
        const auto count = matches(cells, framework);
        if (count > most) out.alike.clear();
        if (count >= most) out.alike.push_back(&framework);
        most = std::max(most, count);
    }
    out.ours = !out.alike.empty();
    if (out.alike.size() != 1) return;
    out.framework = out.alike.front();
    out.alike.clear();
}

}  // namespace

Recognition recognize(const WorkbookCells& cells, const Registry& registry) {
    Recognition out;
    const auto cell = frame_cell(cells, "CS_FRAMEWORK", printed(Label::framework));
    if (cell) out.text = cell_text(cell->value);
    const auto* said = registry.find(out.text);
    const bool id = said && name_key(said->id) == name_key(out.text);
    // Aliases are everyday words. Next to a label that other workbooks may have too, they prove nothing.
    const bool decides = cell && (cell->named || id || std::ranges::any_of(cells.sheets, has_frame));
    if (!decides) {
        recognize_by_codes(cells, registry, out);
        return out;
    }
    out.ours = true;
    out.framework = said;
    return out;
}

templates::Formulas formulas_of(const WorkbookCells& cells, std::string_view template_version) {
    if (const auto told = templates::formulas_of_version(template_version)) return *told;
    // Every native workbook has this mark of a content that is refused.
    const auto has_mark = [](const std::string& formula) { return formula.find("\"!\"") != std::string::npos; };
    for (const auto& sheet : cells.sheets)
        for (const auto& line : sheet.formulas)
            if (std::ranges::any_of(line, has_mark)) return templates::Formulas::native;
    return templates::Formulas::functions;
}

}  // namespace citystar::workbook
