// Conversion between Calc's cells and the engine's values.
#pragma once

#include <boost/container/small_vector.hpp>
#include <com/sun/star/uno/Any.hxx>
#include <com/sun/star/uno/Sequence.hxx>
#include <forward_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "citystar/evaluate.hpp"
#include "citystar/expected.hpp"
#include "citystar/fault.hpp"
#include "citystar/uno_text.hpp"
#include "citystar/value.hpp"

namespace citystar::component {

using com::sun::star::uno::Any;
using com::sun::star::uno::Sequence;
using Matrix = Sequence<Sequence<Any>>;

/// Calc's error numbers.
enum class CalcError : unsigned { illegal_argument = 502, not_a_value = 519, not_available = 32767 };

/// A cell that shows as that error. Calc reads the error number from the low half of a NaN, for a single cell and
/// inside arrays. An exception would cost three times as much and fail a whole array.
Any error_cell(CalcError error);
/// The error of a cell for a fault (docs/contract.md, "Errors in cells").
Any error_cell(Fault fault);
/// A number as a result; a number that is not finite becomes an error. Results enter cells only here.
Any number_cell(double value);
Any text_cell(std::string_view text);

/// One column of one row, or a matrix of one cell.
Matrix column(const std::vector<Any>& cells);
Matrix row(const std::vector<Any>& cells);

/// Values made from the arguments of a call; owns their texts. Ranges are flattened row by row.
class Values {
public:
    Values() = default;
    explicit Values(const Any& argument) { add(argument); }
    explicit Values(const Sequence<Any>& arguments);
    Values(const Values&) = delete;
    Values& operator=(const Values&) = delete;

    void add(const Any& argument);
    /// Adds the first lines of a range.
    void add(const Matrix& range, std::size_t lines);

    std::span<const Value> all() const noexcept { return {values_.data(), values_.size()}; }
    std::size_t size() const noexcept { return values_.size(); }

private:
    void add(const OUString& text);
    void add(const Matrix& range);

    // The arguments of a single cell are a handful of numbers, which must not allocate.
    boost::container::small_vector<Value, 8> values_;
    std::forward_list<std::string> texts_;
};

/// Names in cells: a number is taken as its digits (5 is "5"). An omitted argument gives an empty text.
std::string name_of(const Value& value);
std::string name_of(const Any& argument);
/// An optional word (scope, rule, role). A single empty cell arrives as 0; it counts as left out.
std::string word_of(const Any& argument);

/// An optional number: nothing if omitted or empty; Fault::unreadable_value if it is no number.
Expected<std::optional<double>> optional_number(const Any& argument);

}  // namespace citystar::component
