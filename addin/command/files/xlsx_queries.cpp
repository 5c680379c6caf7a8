#include "xlsx_queries.hpp"

#include "formula_text.hpp"
#include "opc_parts.hpp"
#include "xml_walk.hpp"

namespace citystar::command {
namespace {

// A query alone, or a table that a query may fill.
struct Query {
    std::string name;
    std::string area;    // empty: the defined name with the query's name tells it
    bool fills = false;  // false: a table whose cells were typed
};

class QueryReader : XmlWalk {
public:
    explicit QueryReader(const std::string& part) { walk(part); }
    Query query;

private:
    static std::string given(const char** attributes, std::string_view name) {
        const char* const found = value_of(attributes, name);
        return found ? found : "";
    }
    void begin(std::string_view name, const char** attributes) override {
        if (name == "queryTable")
            query = {given(attributes, "name"), {}, true};
        else if (name == "table")
            query = {given(attributes, "displayName"), given(attributes, "ref"),
                     given(attributes, "tableType") == "queryTable"};
    }
    void end(std::string_view) override {}
};

// The defined names of all sheets: each sheet may have its own "ExternalData_1".
class NameReader : XmlWalk {
public:
    explicit NameReader(const std::string& part) { walk(part); }
    std::vector<std::pair<std::string, std::string>> names;  // and their formulas

private:
    void begin(std::string_view name, const char** attributes) override {
        open_ = name == "definedName";
        if (!open_) return;
        const char* const title = value_of(attributes, "name");
        names.emplace_back(title ? title : "", "");
    }
    void text(std::string_view text) override {
        if (open_) names.back().second += text;
    }
    void end(std::string_view) override { open_ = false; }

    bool open_ = false;
};

std::vector<Query> queries_of(const std::string& sheet, const PartReader& read) {
    const auto name = sheet.rfind('/') + 1;  // 0 without a folder
    const auto folder = sheet.substr(0, name);
    const auto list = read(folder + "_rels/" + sheet.substr(name) + ".rels");
    const auto relations = list ? relationships(*list, folder) : std::nullopt;
    std::vector<Query> out;
    if (!relations) return out;
    for (const auto& one : *relations) {
        if (one.external || (!one.is("queryTable") && !one.is("table"))) continue;
        const auto part = read(one.target);
        if (auto query = QueryReader(part.value_or("")).query; query.fills) out.push_back(std::move(query));
    }
    return out;
}

// Formulas of names are in Excel's grammar, which formula_parts() also reads.
void add_area(const std::string& formula, const std::string& sheet, const Query& query, std::vector<LinkedCell>& out) {
    const auto area = workbook::only_reference(workbook::formula_parts(formula, sheet));
    if (!area || area->place->sheet != sheet) return;
    const auto& first = *area->place;
    const auto& last = area->last();
    out.push_back({sheet,
                   first.column,
                   first.row,
                   query.name,
                   true,
                   {},
                   last.column - first.column + 1,
                   last.row - first.row + 1});
}

}  // namespace

std::vector<LinkedCell> xlsx_queries(const XlsxBook& book, const PartReader& read) {
    std::vector<LinkedCell> out;
    std::vector<std::pair<std::string, std::string>> names;
    for (const auto& [sheet, part] : book.sheets)
        for (const auto& query : queries_of(part, read)) {
            if (!query.area.empty()) add_area(query.area, sheet, query, out);
            if (!query.area.empty() || query.name.empty()) continue;
            if (names.empty()) names = NameReader(read(book.part).value_or("")).names;
            for (const auto& [name, formula] : names)
                if (name == query.name) add_area(formula, sheet, query, out);
        }
    return out;
}

}  // namespace citystar::command
