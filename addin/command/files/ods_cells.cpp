#include "ods_cells.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "formula_text.hpp"
#include "linked_cell.hpp"
#include "xml_walk.hpp"

namespace citystar::command {
namespace {

constexpr int most_columns = 16384;
constexpr int most_rows = 1048576;

// Some programs store an error as a number or a text that is shown as #REF! or Err:507 (错误:507 in Chinese).
bool shows_error(std::string_view text) {
    return text.starts_with('#') || text.starts_with("Err:") || text.starts_with("错误:");
}

workbook::Shown type_of(std::string_view type) {
    if (type == "boolean") return workbook::Shown::truth;
    if (type == "date") return workbook::Shown::date;
    return type == "time" ? workbook::Shown::time : workbook::Shown::number;
}

class Reader : XmlWalk {
public:
    Reader(const std::string& content, const Wanted& wanted) : wanted_(wanted) { out_.understood = walk(content); }

    OdsCells cells() && { return std::move(out_); }

private:
    static std::string given(const char** attributes, std::string_view name) {
        const char* const found = value_of(attributes, name);
        return found ? found : "";
    }

    static int count(const char** attributes, std::string_view name, int most) {
        const auto text = given(attributes, name);
        int out = 1;
        std::from_chars(text.data(), text.data() + text.size(), out);
        return std::clamp(out, 1, most);
    }

    void begin(std::string_view name, const char** attributes) override {
        ++depth_;
        if (name == "table" && sheet_depth_ == 0) {
            sheet_depth_ = depth_;
            sheet_ = given(attributes, "name");
            next_row_ = 0;
            columns_.clear();
        } else if (name == "table-column") {
            const int before = columns_.empty() ? 0 : columns_.back().first;
            const int behind = before + count(attributes, "number-columns-repeated", most_columns);
            if (before < most_columns) columns_.emplace_back(behind, given(attributes, "default-cell-style-name"));
        } else if (name == "table-row") {
            row_style_ = given(attributes, "default-cell-style-name");
            row_ = next_row_;
            rows_ = count(attributes, "number-rows-repeated", most_rows);
            next_row_ = std::min(row_ + rows_, most_rows);
            next_column_ = 0;
        } else if (name == "table-cell" || name == "covered-table-cell") {
            begin_cell(attributes);
        } else if (name == "cell-range-source") {
            out_.areas.push_back({sheet_, column_, row_, count(attributes, "last-column-spanned", most_columns),
                                  count(attributes, "last-row-spanned", most_rows), given(attributes, "href")});
        } else if (name == "database-range") {
            database_range_ = given(attributes, "target-range-address");
        } else if (name.starts_with("database-source-")) {
            add_database(given(attributes, "database-name"));
        } else if (name == "table-source" && sheet_.find("'#") == std::string::npos) {
            // Sheets with '# in their names are left out: LibreOffice keeps its copy of another file in them.
            out_.areas.push_back({sheet_, 0, 0, most_columns, most_rows, given(attributes, "href")});
        } else if (name == "named-expression") {
            out_.names[given(attributes, "name")] = given(attributes, "expression");
        } else if (cell_ && name == "p" && depth_ == cell_depth_ + 1) {
            if (paragraphs_++ > 0) text_ += '\n';
        } else if (cell_ && name == "annotation" && note_depth_ == 0) {
            note_depth_ = depth_;
        }
    }

    void add_database(std::string source) {
        const auto area = workbook::only_reference(workbook::formula_parts(database_range_, {}));
        if (!area) return;
        const auto& first = *area->place;
        const auto& last = area->last();
        out_.areas.push_back({first.sheet, first.column, first.row, last.column - first.column + 1,
                              last.row - first.row + 1, std::move(source)});
    }

    void begin_cell(const char** attributes) {
        if (cell_) return;  // a table within a cell
        StoredCell cell;
        cell.columns = count(attributes, "number-columns-repeated", most_columns);
        cell.rows = rows_;
        cell.column = next_column_;
        cell.row = row_;
        column_ = cell.column;
        next_column_ = std::min(cell.column + cell.columns, most_columns);
        if (const char* const formula = value_of(attributes, "formula")) {
            cell.has_formula = true;
            cell.formula = formula;
        }
        cell.sheet = sheet_;
        cell.type = type_of(given(attributes, "value-type"));
        cell.style = style_of(attributes, cell.column);
        if (!wanted_(cell)) return;
        cell_depth_ = depth_;
        paragraphs_ = 0;
        text_.clear();
        cell.begin = at();
        cell.end = behind();
        cell_ = std::move(cell);
        read_value(attributes);
    }

    std::string style_of(const char** attributes, int column) const {
        if (const char* const own = value_of(attributes, "style-name")) return own;
        if (!row_style_.empty()) return row_style_;
        const auto found = std::ranges::upper_bound(columns_, column, {}, &std::pair<int, std::string>::first);
        return found == columns_.end() ? std::string() : found->second;
    }

    void read_value(const char** attributes) {
        type_ = given(attributes, "value-type");
        // A cell has two types, one of the standard and one of LibreOffice; only the latter knows errors.
        for (auto one = attributes; *one; one += 2)
            if (std::string_view(one[1]) == "error") type_ = "error";
        const char* const text = value_of(attributes, "string-value");
        given_text_ = text ? std::optional<std::string>(text) : std::nullopt;
        if (type_ == "float" || type_ == "percentage" || type_ == "currency") {
            const auto digits = given(attributes, "value");
            double number = 0;
            const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
            const bool whole = error == std::errc() && end == digits.data() + digits.size();
            if (whole && std::isfinite(number)) take(number);
        } else if (type_ == "boolean") {
            cell_->literal = given(attributes, "boolean-value") == "true" ? "TRUE()" : "FALSE()";
        } else if (type_ == "date") {
            cell_->literal = "VALUE(" + literal_formula(given(attributes, "date-value")) + ")";
        }
    }

    void take(double number) {
        cell_->number = number;
        cell_->literal = literal_formula(number);
    }

    void text(std::string_view text) override {
        if (cell_ && note_depth_ == 0 && depth_ > cell_depth_) text_ += text;
    }

    void end(std::string_view) override {
        if (depth_ == note_depth_) note_depth_ = 0;
        if (cell_ && depth_ == cell_depth_) end_cell();
        if (depth_ == sheet_depth_) sheet_depth_ = 0;
        --depth_;
    }

    void end_cell() {
        // For an empty element the end is reported at its only tag.
        cell_->element_end = std::max(behind(), cell_->end);
        if (type_ == "error" || shows_error(text_)) {
            cell_->literal.clear();
            cell_->number.reset();
        } else if (type_ == "string") {
            cell_->literal = literal_formula(given_text_.value_or(text_));
        }
        out_.cells.push_back(std::move(*cell_));
        cell_.reset();
    }

    const Wanted& wanted_;
    OdsCells out_;
    int depth_ = 0;
    int sheet_depth_ = 0;
    int cell_depth_ = 0;
    int note_depth_ = 0;
    std::string sheet_;
    std::vector<std::pair<int, std::string>> columns_;  // for each group: the first column behind it, and its style
    std::string row_style_;
    std::string database_range_;
    int row_ = 0;
    int rows_ = 1;
    int next_row_ = 0;
    int column_ = 0;
    int next_column_ = 0;
    std::optional<StoredCell> cell_;  // the one that is being read
    int paragraphs_ = 0;
    std::string type_;
    std::string text_;
    std::optional<std::string> given_text_;
};

}  // namespace

OdsCells read_ods_cells(const std::string& content, const Wanted& wanted) { return Reader(content, wanted).cells(); }

}  // namespace citystar::command
