// The cells of one indicator, and its criteria as conditions over them.
#pragma once

#include <string>
#include <vector>

#include "citystar/native_formula.hpp"

namespace citystar::native {

/// Refers to the indicator and the cells, which must outlive it.
class Row {
public:
    Row(const Indicator& indicator, const Cells& cells) : indicator_(indicator), cells_(cells) {}

    /// The cell of a reading, by its index in Indicator::measure().
    const std::string& cell(std::size_t index) const { return cells_.readings[index]; }
    /// The cell with the text of a figure.
    const std::string& shown(std::size_t index) const { return cells_.shown[index]; }
    /// Whether it holds a number.
    std::string has(std::size_t index) const { return "ISNUMBER(" + cell(index) + ")"; }
    /// The number, 0 where nothing is reported. Programs differ in how they compare a text with a number.
    std::string number(std::size_t index) const { return "N(" + cell(index) + ")"; }
    /// The number, or `otherwise` where nothing is reported.
    std::string number_or(std::size_t index, double otherwise) const;
    /// How many of these cells hold a number.
    std::string count(const std::vector<std::size_t>& indices) const;
    /// The measures that have a cell; the combined value where it is the only one.
    std::vector<std::size_t> measured() const;
    /// All cells that somebody fills in.
    std::vector<std::size_t> inputs() const;
    /// Whether no measure is reported. A target that the user gives is not a figure.
    std::string nothing_reported() const { return count(measured()) + "=0"; }

    /// Whether a criterion holds. Source: holds().
    std::string holds(const Criterion& criterion) const;
    /// Whether it could hold once everything is reported. Source: could_hold() of the bounds.
    std::string could_hold(const Criterion& criterion) const;

    /// `formula`, or the error if the row is unusable.
    std::string unless_unusable(const std::string& formula) const;
    /// The same with "" if nothing is reported.
    std::string unless_silent(const std::string& formula) const;

private:
    std::string holds(const Comparison& comparison) const;
    std::string could_hold(const Comparison& comparison) const;
    std::string best_left(const Comparison& comparison) const;
    std::string best_mean() const;
    /// `left op bound` with the tolerance that the measure needs.
    std::string judged(const std::string& left, const Comparison& comparison) const;

    const Indicator& indicator_;
    const Cells& cells_;
};

}  // namespace citystar::native
