#include "joining.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace citystar::workbook {
namespace {

using templates::Content;

// What a part has changed in one cell, or in the cells of one quotient.
struct Change {
    std::size_t part = 0;
    std::vector<JoinedCell> cells;  ///< those that differ from what they held
    std::map<std::string, Content> held;
    bool whole_changed = false;  ///< the whole differs from what it held when the part was made, and is not empty
    bool as_sent = true;         ///< the part has only what it was sent with, which the whole does not hold any more
    bool refused = false;
    bool placed = true;
};

class Joiner {
public:
    Joiner(const std::vector<FillableCell>& whole, const std::vector<ReturnedPart>& parts, Prefer prefer)
        : parts_(parts), prefer_(prefer) {
        for (const auto& cell : whole) whole_.emplace(cell.key, &cell);
    }

    Joining run() {
        out_.unchanged.resize(parts_.size());
        for (std::size_t i = 0; i < parts_.size(); ++i) add_part(i);
        for (auto& [group, changes] : changes_) settle(changes);
        return std::move(out_);
    }

private:
    void add_part(std::size_t part) {
        std::map<FieldKey, std::vector<const FillableCell*>> groups;
        for (const auto& cell : parts_[part].cells) {
            const bool quotient = in_quotient(*cell.indicator, cell.key.second);
            groups[{cell.key.first, quotient ? "quotient" : cell.key.second}].push_back(&cell);
        }
        for (const auto& [group, cells] : groups) {
            auto change = change_of(part, cells);
            out_.unchanged[part] += cells.size() - change.cells.size();
            if (!change.cells.empty()) changes_[group].push_back(std::move(change));
        }
    }

    const FillableCell* place_of(const FillableCell& cell) const {
        const auto found = whole_.find(cell.key);
        return found == whole_.end() ? nullptr : found->second;
    }

    Change change_of(std::size_t part, const std::vector<const FillableCell*>& cells) const {
        Change out;
        out.part = part;
        const auto& base = parts_[part].mark.base;
        const bool blank = std::ranges::all_of(cells, [&](const FillableCell* cell) {
            const auto* place = place_of(*cell);
            return place && workbook::empty(place->content);
        });
        for (const auto* cell : cells) {
            const auto* place = place_of(*cell);
            JoinedCell one{part, *cell, {}, {}, {}, {}, Outcome::taken};
            if (place) {
                one.whole = place->content;
                one.sheet = place->sheet;
                one.address = place->address;
            }
            if (base)
                if (const auto held = base->find(cell->key); held != base->end()) one.base = held->second;
            // Without a mark of what it was, whatever the whole holds may be newer.
            out.whole_changed = out.whole_changed || (place && !blank && !(base && same_content(one.whole, one.base)));
            out.held[cell->key.second] = cell->content;
            const bool as_sent = base && same_content(cell->content, one.base);
            out.as_sent = out.as_sent && as_sent;
            // What is empty in the whole is filled in any case.
            if (as_sent && !blank) continue;
            if ((blank || !base) && same_content(cell->content, one.whole)) continue;
            out.refused = out.refused || !cell->refused.empty();
            out.placed = out.placed && place;
            out.cells.push_back(std::move(one));
        }
        return out;
    }

    static bool present(const Change& change) {
        return std::ranges::all_of(change.cells, [](const JoinedCell& cell) {
            return !cell.sheet.empty() && same_content(cell.from.content, cell.whole);
        });
    }

    static bool agree(const Change& a, const Change& b) {
        return std::ranges::all_of(a.held, [&](const auto& one) {
            const auto other = b.held.find(one.first);
            return other == b.held.end() || same_content(one.second, other->second);
        });
    }

    void settle(std::vector<Change>& changes) {
        std::vector<Change*> wanted;
        for (auto& change : changes) {
            if (present(change))
                finish(change, Outcome::present);
            else if (change.refused)
                finish(change, Outcome::refused);
            else if (!change.placed)
                finish(change, Outcome::no_place);
            else
                wanted.push_back(&change);
        }
        // What a department has changed counts more than what another one has left as it was.
        if (!std::ranges::all_of(wanted, &Change::as_sent))
            std::erase_if(wanted, [&](const Change* change) {
                if (change->as_sent) out_.unchanged[change->part] += change->cells.size();
                return change->as_sent;
            });
        if (wanted.empty()) return;
        const bool differ =
            std::ranges::any_of(wanted, [&](const Change* one) { return !agree(*one, *wanted.front()); });
        const bool newer = std::ranges::all_of(wanted, &Change::whole_changed);
        bool first = true;
        for (auto* change : wanted) {
            auto outcome = Outcome::taken;
            if (differ || newer)
                outcome = prefer_ == Prefer::whole  ? Outcome::kept
                          : differ                  ? Outcome::parts_differ
                          : prefer_ == Prefer::part ? Outcome::taken
                                                    : Outcome::whole_changed;
            finish(*change, outcome == Outcome::taken && !first ? Outcome::present : outcome);
            first = false;
        }
    }

    void finish(Change& change, Outcome outcome) {
        for (auto& cell : change.cells) {
            cell.outcome =
                outcome == Outcome::taken && same_content(cell.from.content, cell.whole) ? Outcome::present : outcome;
            out_.cells.push_back(std::move(cell));
        }
    }

    const std::vector<ReturnedPart>& parts_;
    const Prefer prefer_;
    std::map<FieldKey, const FillableCell*> whole_;
    std::map<FieldKey, std::vector<Change>> changes_;
    Joining out_;
};

}  // namespace

Joining join(const std::vector<FillableCell>& whole, const std::vector<ReturnedPart>& parts, Prefer prefer) {
    return Joiner(whole, parts, prefer).run();
}

}  // namespace citystar::workbook
