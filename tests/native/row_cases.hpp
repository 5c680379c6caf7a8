// Contents worth trying in the cells of an indicator.
#pragma once

#include <random>
#include <vector>

#include "block.hpp"
#include "citystar/evaluate.hpp"

namespace citystar::test {

/// The shipped frameworks, and two with every kind of criterion and item.
const std::vector<const Framework*>& native_frameworks();

/// Numbers just below, at and above the limits and bounds of an input, and what people put into cells by mistake.
std::vector<Content> telling_contents(const Indicator& indicator, std::size_t input);

/// Rows for the cells of an indicator: each telling content beside sound figures, and random rows of them. With
/// `combined`, the row is one cell for the combined value.
std::vector<std::vector<Content>> telling_rows(const Indicator& indicator, bool combined, std::mt19937& random);

/// A row without faults. Of a hundred figures, `missing` are blank; of a hundred rows, `good` have the top star.
std::vector<Content> random_sound_row(const Indicator& indicator, unsigned missing, unsigned good,
                                      std::mt19937& random);

/// The row as the engine gets it. A truth value is a number where it is an answer. Where it is none, it has to be
/// refused like an error; neither reaches the engine as such. The texts belong to `contents`.
struct EngineRow {
    std::vector<Value> values;
    std::optional<std::size_t> refused;  ///< the first of those
    bool refused_truth = false;          ///< it is a truth value
    Reading reading;
    bool usable() const { return !refused && reading.fault == Fault::none; }
};
EngineRow engine_row(const Indicator& indicator, const std::vector<Content>& contents, bool combined);

/// The words for the first of them.
std::string refusal_sentence(const Indicator& indicator, bool combined, const EngineRow& row, Language language);

}  // namespace citystar::test
