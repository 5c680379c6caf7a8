// Any content.xml and any sheet of an .xlsx: links to other files are replaced and put back, repeated formulas are
// unrolled, and cells are made to show their types.

#include <algorithm>

#include "files/ods_cells.hpp"
#include "files/ods_links.hpp"
#include "files/ods_shown_types.hpp"
#include "files/repeated_formulas.hpp"
#include "files/xlsx_links.hpp"
#include "files/xlsx_shown_types.hpp"
#include "memory_file.hpp"
#include "target.hpp"

using namespace citystar;
using namespace citystar::command;

namespace {

bool has_formula(const StoredCell& cell) { return cell.has_formula; }

// In every cell that still has its own place, the original formula is put back.
void try_content(const std::string& content) {
    static_cast<void>(show_ods_types(content, {}));
    const auto unrolled = unrolled_formulas(content);
    const auto before = read_ods_cells(unrolled.content, has_formula);
    fuzz::require(std::ranges::none_of(
        before.cells, [](const auto& cell) { return cell.begin >= cell.end || cell.end > cell.element_end; }));
    const auto linked = replace_ods_links(unrolled.content);
    if (!linked) return;
    const auto after = read_ods_cells(linked->content, has_formula);
    fuzz::require(linked->cells.empty() || after.cells.size() == before.cells.size());
    static_cast<void>(with_ods_links(linked->content, linked->cells));
}

PartReader package_of(const std::string& sheet) {
    return [&sheet](const std::string& name) -> std::optional<std::string> {
        if (name == "_rels/.rels")
            return R"(<R><Relationship Id="a" Type="t/officeDocument" Target="xl/workbook.xml"/></R>)";
        if (name == "xl/_rels/workbook.xml.rels")
            return R"(<R><Relationship Id="b" Type="t/worksheet" Target="s.xml"/><Relationship Id="c" Type="t/styles" Target="l.xml"/></R>)";
        if (name == "xl/l.xml") return R"(<s><cellXfs><xf numFmtId="9"/></cellXfs></s>)";
        if (name == "xl/workbook.xml")
            return R"(<w><sheets><sheet name="S" id="b"/></sheets><definedName name="Theirs">[1]A!B1</definedName></w>)";
        if (name == "xl/s.xml") return sheet;
        return std::nullopt;
    };
}

void try_sheet(const std::string& sheet) {
    const auto shown = show_xlsx_types(package_of(sheet));
    fuzz::require(shown.empty() || shown.size() == 2);
    const auto linked = replace_xlsx_links(package_of(sheet));
    if (!linked || linked->cells.empty()) return;
    const auto& replaced = linked->parts.at("xl/s.xml");
    const auto again = replace_xlsx_links(package_of(replaced));
    fuzz::require(again && again->cells.empty());
    static_cast<void>(with_xlsx_links(package_of(sheet), package_of(replaced), linked->cells));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string part(fuzz::text_of(data, size));
    try_content(part);
    try_sheet(part);
    return 0;
}
