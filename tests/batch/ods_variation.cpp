#include <fmt/format.h>

#include <cstdint>
#include <random>
#include <stdexcept>

#include "variation.hpp"
#include "xml_member.hpp"

namespace citystar::batch {
namespace {

constexpr const char* cells_repeated = "table:number-columns-repeated";
constexpr const char* rows_repeated = "table:number-rows-repeated";

bool is_cell(pugi::xml_node node) {
    const std::string_view name(node.name());
    return name == "table:table-cell" || name == "table:covered-table-cell";
}

// Rows and columns may be inside groups.
void collect(pugi::xml_node parent, std::string_view wanted, std::vector<pugi::xml_node>& into) {
    for (const auto child : parent)
        if (child.name() == wanted)
            into.push_back(child);
        else if (std::string_view(child.name()).starts_with("table:table-"))
            collect(child, wanted, into);
}

std::vector<pugi::xml_node> cells_in(pugi::xml_node row) {
    std::vector<pugi::xml_node> out;
    for (const auto child : row)
        if (is_cell(child)) out.push_back(child);
    return out;
}

int repeated(pugi::xml_node node, const char* attribute) { return node.attribute(attribute).as_int(1); }

void repeat(pugi::xml_node node, const char* attribute, int times) {
    node.remove_attribute(attribute);
    if (times > 1) node.append_attribute(attribute) = times;
}

// One node may stand for several equal cells; this gives the one at `index` its own node.
pugi::xml_node single(const std::vector<pugi::xml_node>& nodes, const char* attribute, int index) {
    for (auto node : nodes) {
        const int times = repeated(node, attribute);
        if (index >= times) {
            index -= times;
            continue;
        }
        if (index > 0) repeat(node.parent().insert_copy_before(node, node), attribute, index);
        if (index < times - 1) repeat(node.parent().insert_copy_after(node, node), attribute, times - 1 - index);
        repeat(node, attribute, 1);
        return node;
    }
    throw std::runtime_error("the sheet ends before a cell to be filled in");
}

pugi::xml_node row_at(pugi::xml_node table, int row) {
    std::vector<pugi::xml_node> rows;
    collect(table, "table:table-row", rows);
    return single(rows, rows_repeated, row);
}

pugi::xml_node cell_at(pugi::xml_node table, const Place& place) {
    auto row = row_at(table, place.row);
    int width = 0;
    for (const auto cell : cells_in(row)) width += repeated(cell, cells_repeated);
    // A row is written only up to its last cell with content.
    if (place.column >= width) repeat(row.append_child("table:table-cell"), cells_repeated, place.column + 1 - width);
    return single(cells_in(row), cells_repeated, place.column);
}

void clear(pugi::xml_node cell) {
    for (const char* name : {"office:value-type", "office:value", "office:date-value", "office:boolean-value",
                             "calcext:value-type", "table:formula"})
        cell.remove_attribute(name);
    cell.remove_children();
}

void put(pugi::xml_node cell, const OddCell& odd) {
    clear(cell);
    // LibreOffice shows TRUE as 100 % in a cell for shares; typed or pasted in Calc, it brings its own format.
    if (odd.type == "boolean") cell.remove_attribute("table:style-name");
    if (!odd.formula.empty()) cell.append_attribute("table:formula") = odd.formula.c_str();
    cell.append_attribute("office:value-type") = odd.type.c_str();
    cell.append_attribute(odd.attribute.c_str()) = odd.value.c_str();
}

void put(pugi::xml_node cell, const Input& input) {
    clear(cell);
    if (const auto* number = std::get_if<double>(&input)) {
        cell.append_attribute("office:value-type") = "float";
        cell.append_attribute("office:value") = fmt::format("{}", *number).c_str();
    }
    if (const auto* text = std::get_if<std::string>(&input)) {
        cell.append_attribute("office:value-type") = "string";
        cell.append_child("text:p").text() = text->c_str();
    }
}

// An uncompressed bitmap with noise.
std::string photograph(std::uint32_t seed) {
    constexpr std::uint32_t width = 1400;
    constexpr std::uint32_t height = 1250;
    constexpr std::uint32_t head = 54;
    std::string out(head + width * height * 3, '\0');
    const auto put_at = [&](std::size_t at, std::uint32_t value) {
        for (int i = 0; i < 4; ++i) out[at + static_cast<std::size_t>(i)] = static_cast<char>(value >> 8 * i & 255);
    };
    out.replace(0, 2, "BM");
    put_at(2, static_cast<std::uint32_t>(out.size()));
    put_at(10, head);
    put_at(14, 40);
    put_at(18, width);
    put_at(22, height);
    put_at(26, 24u << 16 | 1u);
    put_at(34, width * height * 3);
    std::mt19937 random(seed);
    for (std::size_t at = head; at + 4 <= out.size(); at += 4) put_at(at, static_cast<std::uint32_t>(random()));
    return out;
}

}  // namespace

OdsVariation::OdsVariation(std::filesystem::path model, const Layout& layout) : model_(std::move(model)) {
    load_member(content_, model_, "content.xml");
    table_ = sheet(layout.sheet.c_str());
    unit_ = cell_at(table_, layout.unit);
    period_ = cell_at(table_, layout.period);
    for (std::size_t row = 0; row < layout.inputs.size(); ++row) {
        auto& cells = rows_.emplace_back();
        for (int column = 0; column < layout.inputs[row]; ++column)
            cells.push_back(
                cell_at(table_, {layout.values.column + column, layout.values.row + static_cast<int>(row)}));
    }
}

void OdsVariation::replace_formulas_by_values() {
    for (const auto& found : content_.select_nodes("//*[@table:formula]")) {
        auto cell = found.node();
        for (const char* name :
             {"table:formula", "table:number-matrix-columns-spanned", "table:number-matrix-rows-spanned"})
            cell.remove_attribute(name);
    }
}

pugi::xml_node OdsVariation::sheet(const char* name) const {
    return content_.select_node(fmt::format("//table:table[@table:name='{}']", name).c_str()).node();
}

void OdsVariation::put_text(const Place& place, const std::string& text) { put(cell_at(table_, place), Input(text)); }

void OdsVariation::hide_row(int row) { row_at(table_, row).append_attribute("table:visibility") = "collapse"; }

void OdsVariation::hide_column(int column) {
    std::vector<pugi::xml_node> columns;
    collect(table_, "table:table-column", columns);
    single(columns, cells_repeated, column).append_attribute("table:visibility") = "collapse";
}

void OdsVariation::hide_sheet(const char* name) {
    auto table = sheet(name);
    const auto style =
        content_
            .select_node(
                fmt::format("//style:style[@style:name='{}']", table.attribute("table:style-name").value()).c_str())
            .node();
    auto hidden = style.parent().insert_copy_after(style, style);
    hidden.attribute("style:name") = "hidden";
    auto properties = hidden.child("style:table-properties");
    properties.remove_attribute("table:display");
    properties.append_attribute("table:display") = "false";
    table.attribute("table:style-name") = "hidden";
}

void OdsVariation::replace_formula(const char* name, const char* function, double number) {
    for (const auto& found : sheet(name).select_nodes(".//*[@table:formula]"))
        if (std::string_view(found.node().attribute("table:formula").value()).find(function) != std::string_view::npos)
            return put(found.node(), Input(number));
    throw std::runtime_error("no formula with " + std::string(function));
}

pugi::xml_node OdsVariation::add_sheet(const char* name) {
    const auto last = content_.select_nodes("//office:spreadsheet/table:table");
    auto previous = last[last.size() - 1].node();
    auto table = previous.parent().insert_child_after("table:table", previous);
    table.append_attribute("table:name") = name;
    return table;
}

void OdsVariation::add_formulas(const std::vector<std::string>& formulas) {
    auto table = add_sheet("附表");
    table.append_child("table:table-column");
    for (const auto& formula : formulas) {
        auto cell = table.append_child("table:table-row").append_child("table:table-cell");
        cell.append_attribute("table:formula") = ("of:=" + formula).c_str();
        cell.append_attribute("office:value-type") = "float";
        cell.append_attribute("office:value") = 0;
    }
}

void OdsVariation::add_photographs(int count) {
    auto table = add_sheet("现场照片");
    auto shapes = table.append_child("table:shapes");
    table.append_child("table:table-column");
    table.append_child("table:table-row").append_child("table:table-cell");
    auto manifest = read_member(model_, "META-INF/manifest.xml");
    for (int i = 0; i < count; ++i) {
        const auto name = fmt::format("Pictures/photo{}.bmp", i + 1);
        more_[name] = photograph(static_cast<std::uint32_t>(i));
        auto frame = shapes.append_child("draw:frame");
        frame.append_attribute("svg:width") = "8cm";
        frame.append_attribute("svg:height") = "7cm";
        frame.append_attribute("svg:x") = "1cm";
        frame.append_attribute("svg:y") = fmt::format("{}cm", 8 * i + 1).c_str();
        auto image = frame.append_child("draw:image");
        image.append_attribute("xlink:href") = name.c_str();
        image.append_attribute("xlink:type") = "simple";
        image.append_attribute("xlink:show") = "embed";
        image.append_attribute("xlink:actuate") = "onLoad";
        manifest.insert(
            manifest.rfind("</manifest:manifest>"),
            fmt::format(R"(<manifest:file-entry manifest:full-path="{}" manifest:media-type="image/bmp"/>)", name));
    }
    more_["META-INF/manifest.xml"] = std::move(manifest);
}

void OdsVariation::write(const Contents& contents, const std::filesystem::path& file) {
    put(unit_, contents.unit);
    put(period_, contents.period);
    for (std::size_t row = 0; row < rows_.size(); ++row)
        for (std::size_t i = 0; i < rows_[row].size(); ++i) put(rows_[row][i], contents.figures[row][i]);
    for (const auto& extra : contents.more) put(cell_at(table_, extra.place), extra.cell);
    more_["content.xml"] = serialized(content_);
    copy_with(model_, file, more_);
}

}  // namespace citystar::batch
