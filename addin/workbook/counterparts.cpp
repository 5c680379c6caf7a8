#include "counterparts.hpp"

#include <algorithm>
#include <map>

#include "citystar/text.hpp"

namespace citystar::workbook {
namespace {

constexpr std::size_t longest_text = 2000;
constexpr std::size_t least_landmarks = 4;

// Counterparts of rows or columns, found by the votes of landmarks.
struct Lines {
    std::vector<std::map<int, int>> votes;
    std::vector<bool> marked;  // the line has landmarks in the template

    explicit Lines(int count) : votes(static_cast<std::size_t>(count)), marked(static_cast<std::size_t>(count)) {}

    std::vector<int> settle() const {
        std::vector<int> out;
        for (const auto& line : votes) {
            const auto best = std::ranges::max_element(line, {}, [](const auto& vote) { return vote.second; });
            out.push_back(best == line.end() ? -1 : best->first);
        }
        return filled(out);
    }

    FoundLines found() const {
        FoundLines out{static_cast<int>(votes.size()), -1};
        for (int i = 0; i < static_cast<int>(votes.size()); ++i) {
            if (votes[static_cast<std::size_t>(i)].empty()) continue;
            out.first = std::min(out.first, i);
            out.last = i;
        }
        return out;
    }

private:
    // A line without landmarks keeps its distance to its neighbours. A line whose landmarks are all gone counts as
    // deleted, unless both neighbours agree.
    std::vector<int> filled(const std::vector<int>& known) const {
        auto out = known;
        const auto count = static_cast<int>(known.size());
        const auto shift = [&](int i, int step) -> std::optional<int> {
            for (i += step; i >= 0 && i < count; i += step)
                if (known[static_cast<std::size_t>(i)] >= 0) return known[static_cast<std::size_t>(i)] - i;
            return std::nullopt;
        };
        for (int i = 0; i < count; ++i) {
            const auto at = static_cast<std::size_t>(i);
            if (known[at] >= 0) continue;
            const auto before = shift(i, -1);
            const auto after = shift(i, 1);
            if (before && after ? *before == *after : (before || after) && !marked[at])
                out[at] = i + (before ? *before : *after);
        }
        return out;
    }
};

std::string landmark(const SheetCells& sheet, int column, int row, const std::vector<FormulaPart>& parts) {
    if (!parts.empty()) return "=" + formula_shape(parts);
    const auto* text = std::get_if<std::string>(&sheet.value(column, row));
    if (!text || text->empty() || text->size() > longest_text) return {};
    auto key = name_key(*text);
    // A single digit or letter is too weak a landmark.
    return key.size() < 2 ? std::string() : std::move(key);
}

}  // namespace

void Landmarks::add(Places& places, const std::string& mark, int column, int row) {
    if (mark.empty()) return;
    const auto [place, first] = places.try_emplace(mark, Place{column, row});
    place->second.single = first;
}

void Landmarks::add_page(int index) {
    const auto& sheet = delivered_->cells.sheets[static_cast<std::size_t>(index)];
    auto& page = pages_.emplace_back();
    for (int row = 0; row < sheet.rows(); ++row) {
        auto& parts = page.parts.emplace_back();
        auto& marks = page.marks.emplace_back();
        for (int column = 0; column < sheet.columns(); ++column) {
            const auto& formula = sheet.formula(column, row);
            parts.push_back(formula.empty() ? std::vector<FormulaPart>() : formula_parts(formula, sheet.name));
            const auto mark = landmark(sheet, column, row, parts.back());
            if (!delivered_->input(index, column, row)) add(page.places, mark, column, row);
            marks.push_back(formula.empty() ? std::string() : mark);
        }
    }
    page.singles = static_cast<std::size_t>(
        std::ranges::count_if(page.places, [](const auto& place) { return place.second.single; }));
}

// Most formulas stand where they were delivered; their landmarks are known.
Landmarks::Places Landmarks::places_of(const SheetCells& returned) const {
    Places out;
    const auto& sheets = delivered_->cells.sheets;
    const auto original = std::ranges::find(sheets, returned.name, &SheetCells::name);
    const auto* page =
        original == sheets.end() ? nullptr : &pages_[static_cast<std::size_t>(original - sheets.begin())];
    for (int row = 0; row < returned.rows(); ++row)
        for (int column = 0; column < returned.columns(); ++column) {
            const auto& formula = returned.formula(column, row);
            if (page && !formula.empty() && row < original->rows() && column < original->columns() &&
                original->formula(column, row) == formula)
                add(out, page->marks[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)], column, row);
            else
                add(out,
                    landmark(returned, column, row,
                             formula.empty() ? std::vector<FormulaPart>() : formula_parts(formula, returned.name)),
                    column, row);
        }
    return out;
}

Landmarks::Landmarks(const Delivered& delivered) : delivered_(&delivered) {
    for (std::size_t i = 0; i < delivered.cells.sheets.size(); ++i) add_page(static_cast<int>(i));
}

const std::vector<FormulaPart>& Landmarks::parts(int sheet, int column, int row) const {
    return pages_[static_cast<std::size_t>(sheet)]
        .parts[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
}

std::optional<SheetPair> Landmarks::pair(int index, const Places& places, int other) const {
    const auto& sheet = delivered_->cells.sheets[static_cast<std::size_t>(index)];
    Lines columns(sheet.columns());
    Lines rows(sheet.rows());
    std::vector<std::pair<Place, Place>> found;
    for (const auto& [mark, place] : pages_[static_cast<std::size_t>(index)].places) {
        if (!place.single) continue;
        columns.marked[static_cast<std::size_t>(place.column)] = true;
        rows.marked[static_cast<std::size_t>(place.row)] = true;
        const auto counterpart = places.find(mark);
        if (counterpart == places.end() || !counterpart->second.single) continue;
        ++columns.votes[static_cast<std::size_t>(place.column)][counterpart->second.column];
        ++rows.votes[static_cast<std::size_t>(place.row)][counterpart->second.row];
        found.emplace_back(place, counterpart->second);
    }
    if (found.size() < least_landmarks || found.size() * 4 < pages_[static_cast<std::size_t>(index)].singles)
        return std::nullopt;
    SheetPair out{index, other, columns.settle(), rows.settle(), true, columns.found(), rows.found()};
    const auto right = std::ranges::count_if(found, [&](const auto& one) {
        return out.columns[static_cast<std::size_t>(one.first.column)] == one.second.column &&
               out.rows[static_cast<std::size_t>(one.first.row)] == one.second.row;
    });
    // A table that lies on its side, or a sheet made for another purpose.
    if (static_cast<std::size_t>(right) * 5 < found.size() * 4) return std::nullopt;
    int last = -1;
    for (const int row : out.rows) {
        if (row < 0) continue;
        out.rows_in_order = out.rows_in_order && row > last;
        last = row;
    }
    return out;
}

std::vector<SheetPair> Landmarks::pairs(const WorkbookCells& returned) const {
    std::vector<Places> places;
    for (const auto& sheet : returned.sheets) places.push_back(places_of(sheet));
    std::vector<SheetPair> out;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        const auto named = std::ranges::find(returned.sheets, delivered_->cells.sheets[i].name, &SheetCells::name);
        if (const auto k = static_cast<std::size_t>(named - returned.sheets.begin()); k < places.size())
            if (auto one = pair(static_cast<int>(i), places[k], static_cast<int>(k))) {
                out.push_back(std::move(*one));
                continue;
            }
        std::optional<std::size_t> best;
        std::size_t most = 0;
        for (std::size_t k = 0; k < places.size(); ++k) {
            std::size_t common = 0;
            for (const auto& [mark, place] : pages_[i].places) common += place.single && places[k].contains(mark);
            if (common > most) {
                most = common;
                best = k;
            }
        }
        if (!best) continue;
        if (auto one = pair(static_cast<int>(i), places[*best], static_cast<int>(*best)))
            out.push_back(std::move(*one));
    }
    return out;
}

}  // namespace citystar::workbook
