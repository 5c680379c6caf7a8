#include "xlsx_cells.hpp"

#include <charconv>
#include <cmath>

#include "linked_cell.hpp"
#include "xml_walk.hpp"

namespace citystar::command {
namespace {

class Reader : XmlWalk {
public:
    Reader(const std::string& part, const std::string& sheet, const Wanted& wanted)
        : part_(part), sheet_(sheet), wanted_(wanted) {
        understood_ = walk(part);
    }

    std::optional<std::vector<StoredCell>> cells() && {
        return understood_ ? std::optional(std::move(cells_)) : std::nullopt;
    }

private:
    static std::string given(const char** attributes, std::string_view name) {
        const char* const found = value_of(attributes, name);
        return found ? found : "";
    }

    void begin(std::string_view name, const char** attributes) override {
        if (name == "row") {
            int number = 0;
            const auto text = given(attributes, "r");
            std::from_chars(text.data(), text.data() + text.size(), number);
            row_ = number > 0 ? number - 1 : row_ + 1;
            column_ = -1;
        } else if (name == "c") {
            begin_cell(attributes);
        } else if (name == "f" && cell_) {
            cell_->has_formula = true;
            cell_->begin = at();
            cell_->prefix = prefix_here();
            if (given(attributes, "t") == "shared") cell_->group = given(attributes, "si");
            text_.clear();
        } else if (name == "v" || name == "t") {
            text_.clear();
        }
    }

    std::string prefix_here() const {
        const auto colon = part_.find_first_of(": />", at());
        return part_[colon] == ':' ? part_.substr(at() + 1, colon - at()) : std::string();
    }

    void begin_cell(const char** attributes) {
        ++column_;
        value_.reset();
        type_ = given(attributes, "t");
        const auto reference = given(attributes, "r");
        int column = 0;
        for (std::size_t i = 0; i < reference.size() && i < 3 && reference[i] >= 'A' && reference[i] <= 'Z'; ++i)
            column = column * 26 + (reference[i] - 'A' + 1);
        if (column > 0) column_ = column - 1;
        cell_ = StoredCell{.sheet = sheet_, .column = column_, .row = row_};
        cell_->style = given(attributes, "s");
        cell_->begin = at();
        cell_->end = behind();
        if (type_ == "b") cell_->type = workbook::Shown::truth;
        if (type_ == "d") cell_->type = workbook::Shown::date;
    }

    void text(std::string_view text) override { text_ += text; }

    void end(std::string_view name) override {
        if (name == "f" && cell_) {
            cell_->formula = text_;
            cell_->end = behind();
        } else if (name == "v" || (name == "t" && type_ == "inlineStr")) {
            value_ = text_;
        } else if (name == "c" && cell_) {
            if (value_) read_value(*value_);
            if (wanted_(*cell_)) cells_.push_back(std::move(*cell_));
            cell_.reset();
        }
    }

    void read_value(const std::string& value) {
        auto& literal = cell_->literal;
        if (type_ == "str" || type_ == "inlineStr") {
            literal = literal_formula(value);
        } else if (type_ == "b") {
            literal = value == "1" || value == "true" ? "TRUE()" : "FALSE()";
        } else if (type_ == "d") {
            literal = "VALUE(" + literal_formula(value) + ")";
        } else if (type_.empty() || type_ == "n") {
            double number = 0;
            const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
            if (error != std::errc() || end != value.data() + value.size() || !std::isfinite(number)) return;
            cell_->number = number;
            literal = literal_formula(number);
        }
    }

    const std::string& part_;
    const std::string& sheet_;
    const Wanted& wanted_;
    bool understood_ = false;
    int row_ = -1;
    int column_ = -1;
    std::string type_;
    std::string text_;
    std::optional<std::string> value_;
    std::optional<StoredCell> cell_;
    std::vector<StoredCell> cells_;
};

}  // namespace

std::optional<std::vector<StoredCell>> read_xlsx_cells(const std::string& part, const std::string& sheet,
                                                       const Wanted& wanted) {
    return Reader(part, sheet, wanted).cells();
}

}  // namespace citystar::command
