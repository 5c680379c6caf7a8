// A result that can fail.
#pragma once

#include <cstddef>
#include <utility>

#include "citystar/fault.hpp"

namespace citystar {

/// What is wrong with a list of rows, and the row at fault, from 0.
struct RowFault {
    Fault fault = Fault::none;
    std::size_t row = 0;
};

constexpr Fault fault_of(Fault failure) noexcept { return failure; }
constexpr Fault fault_of(const RowFault& failure) noexcept { return failure.fault; }

/// A value, or the failure for which there is none. A result that nobody looks at is a compiler's warning.
template <typename T, typename Failure = Fault>
class [[nodiscard]] Expected {
public:
    Expected(T value) : value_(std::move(value)) {}
    /// The fault of `failure` is not Fault::none.
    Expected(Failure failure) noexcept : failure_(failure) {}

    explicit operator bool() const noexcept { return fault() == Fault::none; }
    /// Fault::none if there is a value.
    Fault fault() const noexcept { return fault_of(failure_); }
    const Failure& failure() const noexcept { return failure_; }

    /// Only if there is a value.
    const T& operator*() const noexcept { return value_; }
    const T* operator->() const noexcept { return &value_; }
    /// The value, or `other` if there is none.
    T value_or(T other) const { return *this ? value_ : std::move(other); }

private:
    T value_{};
    Failure failure_{};
};

}  // namespace citystar
