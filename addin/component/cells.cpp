#include "cells.hpp"

#include <bit>
#include <cmath>
#include <cstdint>

namespace citystar::component {

namespace uno = com::sun::star::uno;

Any error_cell(CalcError error) {
    constexpr std::uint64_t quiet_nan = 0x7FF8000000000000;
    return Any(std::bit_cast<double>(quiet_nan | static_cast<std::uint64_t>(error)));
}

Any error_cell(Fault fault) {
    switch (condition_of(fault)) {
        case Condition::domain: return error_cell(CalcError::not_a_value);
        case Condition::not_defined: return error_cell(CalcError::not_available);
        default: break;
    }
    switch (fault) {
        case Fault::unknown_framework:
        case Fault::unknown_indicator:
        case Fault::unknown_scope: return error_cell(CalcError::not_available);
        default: return error_cell(CalcError::illegal_argument);
    }
}

Any number_cell(double value) { return std::isfinite(value) ? Any(value) : error_cell(CalcError::not_available); }

Any text_cell(std::string_view text) { return Any(utf16(text)); }

Matrix column(const std::vector<Any>& cells) {
    Matrix out(static_cast<sal_Int32>(cells.size()));
    auto* rows = out.getArray();
    for (std::size_t i = 0; i < cells.size(); ++i) rows[i] = Sequence<Any>(&cells[i], 1);
    return out;
}

Matrix row(const std::vector<Any>& cells) {
    const Sequence<Any> one(cells.data(), static_cast<sal_Int32>(cells.size()));
    return Matrix(&one, 1);
}

Values::Values(const Sequence<Any>& arguments) {
    for (const auto& argument : arguments) add(argument);
}

void Values::add(const Matrix& range, std::size_t lines) {
    if (lines > 0 && range.hasElements())
        values_.reserve(values_.size() + lines * static_cast<std::size_t>(range[0].getLength()));
    for (std::size_t i = 0; i < lines; ++i)
        for (const auto& cell : range[static_cast<sal_Int32>(i)]) add(cell);
}

void Values::add(const Any& argument) {
    // The value is read by its actual type: trying one type after the other makes an object of each, and a call has
    // hundreds of cells.
    switch (argument.getValueTypeClass()) {
        case uno::TypeClass_DOUBLE: values_.emplace_back(*static_cast<const double*>(argument.getValue())); return;
        case uno::TypeClass_STRING: add(*static_cast<const OUString*>(argument.getValue())); return;
        case uno::TypeClass_BOOLEAN:
            values_.emplace_back(*static_cast<const sal_Bool*>(argument.getValue()) ? 1.0 : 0.0);
            return;
        case uno::TypeClass_SEQUENCE: {
            Matrix range;
            if (argument >>= range)
                add(range);
            else
                values_.emplace_back();
            return;
        }
        default: break;
    }
    // Whole numbers come from Basic and other clients, never from a cell.
    if (double number = 0; argument >>= number)
        values_.emplace_back(number);
    else
        values_.emplace_back();
}

void Values::add(const OUString& text) {
    // An empty cell inside a range arrives as empty text.
    if (text.isEmpty())
        values_.emplace_back();
    else
        values_.emplace_back(std::string_view(texts_.emplace_front(utf8(text))));
}

void Values::add(const Matrix& range) {
    for (const auto& cells : range)
        for (const auto& cell : cells) add(cell);
}

std::string name_of(const Value& value) {
    if (value.kind == Value::Kind::text) return std::string(value.text);
    if (value.kind == Value::Kind::blank) return {};
    const auto whole = static_cast<long long>(std::abs(value.number) < 1e15 ? value.number : 0);
    return static_cast<double>(whole) == value.number ? std::to_string(whole) : std::to_string(value.number);
}

std::string name_of(const Any& argument) {
    const Values values(argument);
    return values.size() == 0 ? std::string() : name_of(values.all().front());
}

std::string word_of(const Any& argument) {
    auto word = name_of(argument);
    return word == "0" ? std::string() : word;
}

Expected<std::optional<double>> optional_number(const Any& argument) {
    const Values values(argument);
    if (values.size() == 0 || values.all().front().blank()) return std::optional<double>();
    const auto& value = values.all().front();
    if (value.kind == Value::Kind::text || !std::isfinite(value.number)) return Fault::unreadable_value;
    return std::optional(value.number);
}

}  // namespace citystar::component
