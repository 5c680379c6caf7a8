#include "part_mark.hpp"

#include <charconv>

#include "citystar/text.hpp"
#include "frame_cell.hpp"
#include "input_table.hpp"
#include "workbook.hpp"

namespace citystar::workbook {
namespace {

using Label = templates::labels::Message;

std::string frame_text(const WorkbookCells& cells, const char* name, Label label) {
    const auto cell = frame_cell(cells, name, printed(label));
    return cell ? half_width(cell_text(cell->value)) : std::string();
}

bool holds_base(const SheetCells& sheet) {
    const auto* first = std::get_if<std::string>(&sheet.value(0, 0));
    return first && *first == templates::base_mark;
}

const SheetCells* base_sheet(const WorkbookCells& cells) {
    for (const auto& sheet : cells.sheets)
        if (holds_base(sheet)) return &sheet;
    return nullptr;
}

std::optional<double> number_of(const std::string& text) {
    double out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return out;
}

std::optional<std::map<FieldKey, templates::Content>> read_base(const SheetCells& sheet) {
    std::map<FieldKey, templates::Content> out;
    const auto count = number_of(cell_text(sheet.value(1, 0)));
    for (int row = 1; row < sheet.rows(); ++row) {
        const FieldKey key{cell_text(sheet.value(0, row)), cell_text(sheet.value(1, row))};
        if (key.first.empty()) continue;
        const auto kind = cell_text(sheet.value(2, row));
        const auto content = cell_text(sheet.value(3, row));
        if (kind == templates::base_text) {
            out.emplace(key, content);
        } else {
            const auto number = number_of(content);
            if (kind != templates::base_number || !number) return std::nullopt;
            out.emplace(key, *number);
        }
    }
    // Without some of its lines, cells would look as if they had been empty.
    if (!count || static_cast<double>(out.size()) != *count) return std::nullopt;
    return out;
}

}  // namespace

bool is_part(const WorkbookCells& cells) {
    return base_sheet(cells) || cells.names.contains("CS_PART_BASE") ||
           templates::part_version(frame_text(cells, "CS_TEMPLATE_VERSION", Label::version));
}

std::optional<PartMark> part_mark(const WorkbookCells& cells) {
    if (!is_part(cells)) return std::nullopt;
    PartMark out;
    out.department = frame_text(cells, "CS_DEPARTMENT", Label::department);
    out.unit = frame_text(cells, "CS_UNIT_NAME", Label::unit);
    out.period = frame_text(cells, "CS_PERIOD", Label::period);
    out.framework = frame_text(cells, "CS_FRAMEWORK", Label::framework);
    out.version = frame_text(cells, "CS_TEMPLATE_VERSION", Label::version);
    if (const auto* sheet = base_sheet(cells)) out.base = read_base(*sheet);
    return out;
}

void drop_base(WorkbookCells& cells) {
    for (auto& sheet : cells.sheets)
        if (holds_base(sheet)) {
            sheet.values.clear();
            sheet.formulas.clear();
        }
}

}  // namespace citystar::workbook
