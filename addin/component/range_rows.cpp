#include "range_rows.hpp"

#include <algorithm>

namespace citystar::component {
namespace {

// Whole columns by the dozen are no table; a copy of them would take gigabytes.
constexpr std::size_t most_cells = std::size_t{16} << 20;

std::size_t length_of(const Sequence<Any>& line) { return static_cast<std::size_t>(line.getLength()); }

std::size_t cells_of(const Matrix& range) {
    std::size_t out = 0;
    for (const auto& line : range) out += length_of(line);
    return out;
}

// An empty cell inside a range arrives as empty text.
bool is_empty(const Any& cell) {
    if (!cell.hasValue()) return true;
    return cell.getValueTypeClass() == com::sun::star::uno::TypeClass_STRING &&
           static_cast<const OUString*>(cell.getValue())->isEmpty();
}

// Lines up to the last one with something in it.
std::size_t filled_lines(const Matrix& range) {
    auto out = static_cast<std::size_t>(range.getLength());
    while (out > 0 && std::ranges::all_of(range[static_cast<sal_Int32>(out) - 1], is_empty)) --out;
    return out;
}

}  // namespace

RangeRows::RangeRows(const Matrix& indicators, const Matrix& values) {
    const auto names = cells_of(indicators);
    given_ = static_cast<std::size_t>(values.getLength());
    if (names != given_) fault_ = Fault::shape_mismatch;
    if (names > most_cells || cells_of(values) > most_cells) fault_ = Fault::bad_argument;
    if (fault_ != Fault::none) return;
    // One name a line, or all of them in one.
    const bool column = static_cast<std::size_t>(indicators.getLength()) == names;
    const auto count = column ? std::max(filled_lines(indicators), filled_lines(values)) : given_;
    names_.add(indicators, count);
    values_.add(values, count);
    rows_.reserve(count);
    auto rest = values_.all();
    for (std::size_t i = 0; i < count; ++i) {
        const auto cells = std::min(rest.size(), length_of(values[static_cast<sal_Int32>(i)]));
        rows_.push_back({as_text(names_.all()[i]), rest.first(cells)});
        rest = rest.subspan(cells);
    }
}

// A code that is a number, such as 7, counts by its digits.
Value RangeRows::as_text(const Value& name) {
    return name.kind == Value::Kind::number ? Value(std::string_view(digits_.emplace_front(name_of(name)))) : name;
}

Fault RangeRows::add_weights(const Any& argument) {
    Matrix range;
    const bool is_range = argument >>= range;
    if (is_range && cells_of(range) > most_cells) return Fault::bad_argument;
    Values weights;
    // One weight a line: empty rows at the end of whole columns are not looked at.
    if (is_range && static_cast<std::size_t>(range.getLength()) == given_ && cells_of(range) == given_) {
        weights.add(range, rows_.size());
    } else {
        weights.add(argument);
        const bool omitted = !argument.hasValue() || (weights.size() == 1 && weights.all().front().blank());
        if (omitted) return Fault::none;
        if (weights.size() != given_) return Fault::shape_mismatch;
    }
    bool all_zero = !rows_.empty();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const auto& weight = weights.all()[i];
        if (weight.blank() ? !rows_[i].indicator.blank() : weight.number != 0) all_zero = false;
        if (weight.blank()) continue;
        if (weight.kind == Value::Kind::text) return Fault::unreadable_value;
        rows_[i].weight = weight.number;
    }
    return all_zero ? Fault::out_of_domain : Fault::none;
}

}  // namespace citystar::component
