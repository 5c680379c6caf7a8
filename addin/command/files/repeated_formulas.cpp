#include "repeated_formulas.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

#include "linked_cell.hpp"
#include "raw_tag.hpp"
#include "xml_walk.hpp"

namespace citystar::command {
namespace {

constexpr std::size_t most_formulas = 100000;
constexpr std::size_t most_text = std::size_t{64} << 20;

constexpr std::string_view columns_repeated = "number-columns-repeated";
constexpr std::string_view rows_repeated = "number-rows-repeated";

// An element with the place of its start tag, and how often it is repeated.
struct Repeated {
    std::size_t begin = 0;
    std::size_t tag_end = 0;
    std::size_t end = 0;
    std::size_t count = 1;
};

class Reader : XmlWalk {
public:
    explicit Reader(const std::string& content) : content_(content) { understood_ = walk(content); }

    UnrolledContent unrolled() {
        if (!understood_ || repeated_ == 0) return {content_};
        if (too_many_) return {content_, repeated_, true};
        return {edited(content_, rows_), repeated_};
    }

private:
    std::size_t count(const char** attributes, std::string_view name) const {
        const char* const found = value_of(attributes, name);
        const std::string_view text = found ? found : "";
        std::size_t out = 1;
        std::from_chars(text.data(), text.data() + text.size(), out);
        return std::max<std::size_t>(out, 1);
    }

    void begin(std::string_view name, const char** attributes) override {
        ++depth_;
        if (name == "table-row" && row_depth_ == 0) {
            row_depth_ = depth_;
            row_ = {at(), behind(), 0, count(attributes, rows_repeated)};
            cells_.clear();
            formulas_ = 0;
        } else if (row_depth_ > 0 && depth_ == row_depth_ + 1 && value_of(attributes, "formula")) {
            cell_depth_ = depth_;
            cell_ = {at(), behind(), 0, count(attributes, columns_repeated)};
        }
    }

    void end(std::string_view) override {
        // For an empty element the end is reported at its only tag.
        if (depth_ == cell_depth_) {
            cell_depth_ = 0;
            cell_.end = std::max(behind(), cell_.tag_end);
            ++formulas_;
            if (cell_.count > 1) cells_.push_back(cell_);
        } else if (depth_ == row_depth_) {
            row_depth_ = 0;
            row_.end = std::max(behind(), row_.tag_end);
            if (formulas_ > 0 && (row_.count > 1 || !cells_.empty())) end_row();
        }
        --depth_;
    }

    void end_row() {
        repeated_ += row_.count > 1 ? formulas_ : cells_.size();
        std::size_t formulas = formulas_;
        for (const auto& cell : cells_) formulas += std::min(cell.count, most_formulas);
        std::vector<PartEdit> edits{{row_.begin, row_.tag_end, plain_tag(row_, rows_repeated)}};
        if (!room_for(formulas, row_.count, row_.end - row_.begin)) return;
        for (const auto& cell : cells_) {
            const auto once =
                plain_tag(cell, columns_repeated) + content_.substr(cell.tag_end, cell.end - cell.tag_end);
            if (!room_for(0, cell.count, once.size())) return;
            edits.push_back({cell.begin, cell.end, times(once, cell.count)});
        }
        for (auto& edit : edits) {
            edit.begin -= row_.begin;
            edit.end -= row_.begin;
        }
        const auto once = edited(content_.substr(row_.begin, row_.end - row_.begin), edits);
        if (room_for(0, row_.count, once.size())) rows_.push_back({row_.begin, row_.end, times(once, row_.count)});
    }

    std::string plain_tag(const Repeated& element, std::string_view repetition) const {
        return tag_without(std::string_view(content_).substr(element.begin, element.tag_end - element.begin),
                           [&](const RawAttribute& attribute) { return attribute.name == repetition; });
    }

    static std::string times(const std::string& text, std::size_t count) {
        std::string out;
        out.reserve(text.size() * count);
        for (std::size_t i = 0; i < count; ++i) out += text;
        return out;
    }

    bool room_for(std::size_t formulas, std::size_t count, std::size_t text) {
        too_many_ = too_many_ || count > most_formulas || formulas * count > most_formulas - made_ ||
                    text * count > most_text - text_;
        if (too_many_) return false;
        made_ += formulas * count;
        text_ += text * count;
        return true;
    }

    const std::string& content_;
    bool understood_ = false;
    bool too_many_ = false;
    int depth_ = 0;
    int row_depth_ = 0;
    int cell_depth_ = 0;
    Repeated row_;
    Repeated cell_;
    std::size_t formulas_ = 0;     // elements of the row that hold a formula
    std::vector<Repeated> cells_;  // the repeated ones among them
    std::size_t made_ = 0;
    std::size_t text_ = 0;
    std::size_t repeated_ = 0;
    std::vector<PartEdit> rows_;
};

// Whether a formula stands in a tag that has `word`, or between that tag and `end`.
bool stands_with_formula(std::string_view content, std::string_view word, std::string_view end) {
    std::size_t formula = 0;
    for (auto at = content.find(word); at != std::string_view::npos; at = content.find(word, at + 1)) {
        const auto tag = std::min(content.rfind('<', at), at);
        if (formula < tag) formula = content.find("formula", tag);
        if (formula == std::string_view::npos) return false;
        if (formula < content.find(end, at)) return true;
    }
    return false;
}

// Most files repeat empty cells only and need not be parsed for this.
bool may_repeat_formulas(std::string_view content) {
    return stands_with_formula(content, columns_repeated, "<") ||
           stands_with_formula(content, rows_repeated, "table-row>");
}

}  // namespace

UnrolledContent unrolled_formulas(const std::string& content) {
    if (!may_repeat_formulas(content)) return {content};
    return Reader(content).unrolled();
}

}  // namespace citystar::command
