// Putting the returned parts of a workbook into the whole: for each cell, what it held when the part was made, what the
// part holds and what the whole holds now.
#pragma once

#include <string>
#include <vector>

#include "fillable.hpp"

namespace citystar::workbook {

struct ReturnedPart {
    PartMark mark;
    std::vector<FillableCell> cells;
};

/// Who wins where both have changed a cell.
enum class Prefer { neither, part, whole };

enum class Outcome {
    taken,          ///< put into the whole
    present,        ///< the whole holds it already
    whole_changed,  ///< not taken: the whole was changed since the part was made
    parts_differ,   ///< not taken: another part has something else
    kept,           ///< not taken, because the whole is preferred
    refused,        ///< not taken: it cannot be used
    no_place,       ///< not taken: the whole has no such cell
};

/// A cell that a part has changed.
struct JoinedCell {
    std::size_t part = 0;
    FillableCell from;        ///< the cell of the part
    templates::Content base;  ///< what it held when the part was made; empty if that is not known
    templates::Content whole;
    std::string sheet;  ///< the cell of the whole; empty with Outcome::no_place
    std::string address;
    Outcome outcome = Outcome::taken;
};

struct Joining {
    std::vector<JoinedCell> cells;
    std::vector<std::size_t> unchanged;  ///< per part: cells that it left as they were
};

/// A cell that is empty in the whole is filled in any case, so that parts also restore a lost whole. The three cells of
/// a quotient are taken together or not at all. Where parts agree, the first one counts. Pure.
Joining join(const std::vector<FillableCell>& whole, const std::vector<ReturnedPart>& parts, Prefer prefer);

/// Whether the cell is a matter that somebody has to settle.
constexpr bool unsettled(Outcome outcome) {
    return outcome == Outcome::whole_changed || outcome == Outcome::parts_differ || outcome == Outcome::refused ||
           outcome == Outcome::no_place;
}

}  // namespace citystar::workbook
