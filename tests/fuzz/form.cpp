// The parts of a workbook in one text, each behind a line "=== NAME": its form, entries and results. What a reader
// keeps of the file before changes nothing.

#include <map>
#include <optional>
#include <string>

#include "files/form_text.hpp"
#include "files/ods_form.hpp"
#include "files/xlsx_form.hpp"
#include "memory_file.hpp"
#include "target.hpp"

using namespace citystar;
using namespace citystar::command;

namespace {

using Parts = std::map<std::string, std::string>;

constexpr std::string_view mark = "=== ";

Parts parts_of(const std::string& text) {
    Parts out;
    for (auto at = text.find(mark); at != std::string::npos;) {
        const auto name = at + mark.size();
        const auto line_end = text.find('\n', name);
        if (line_end == std::string::npos) break;
        at = text.find(mark, line_end);
        out[text.substr(name, line_end - name)] =
            text.substr(line_end + 1, at == std::string::npos ? at : at - line_end - 1);
    }
    return out;
}

struct Readers {
    OdsFormStyles ods;
    XlsxFormStyles xlsx;
};

struct Outcome {
    std::string text;
    Form form;
};

std::optional<Outcome> read(const Parts& parts, Readers& readers) {
    Outcome out;
    FormText text;
    const auto part = [&](const std::string& name) -> std::optional<std::string> {
        const auto found = parts.find(name);
        return found == parts.end() ? std::nullopt : std::optional(found->second);
    };
    const auto content = part("content.xml");
    const bool known = content ? read_ods_form(*content, part("styles.xml").value_or(""), readers.ods, text, out.form)
                               : read_xlsx_form(part, readers.xlsx, text, out.form);
    if (!known) return std::nullopt;
    out.text = text.take();
    return out;
}

bool is_inside(int sheet, int column, int row) {
    return sheet >= 0 && column >= 0 && column < 16384 && row >= 0 && row < 1048576;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Readers used;
    const auto parts = parts_of(std::string(fuzz::text_of(data, size)));
    Readers fresh;
    const auto first = read(parts, fresh);
    const auto second = read(parts, used);
    fuzz::require(first.has_value() == second.has_value());
    if (!first) return 0;
    fuzz::require(first->text == second->text && first->form.entries.size() == second->form.entries.size());
    for (const auto& entry : first->form.entries) fuzz::require(is_inside(entry.sheet, entry.column, entry.row));
    for (const auto& result : first->form.results) fuzz::require(is_inside(result.sheet, result.column, result.row));
    for (const auto& area : first->form.open)
        fuzz::require(is_inside(area.sheet, area.left, area.top) && area.right >= area.left &&
                      area.bottom >= area.top && is_inside(area.sheet, area.right, area.bottom));
    return 0;
}
