// A result that can fail.
#pragma once

#include <utility>

#include "citystar/fault.hpp"

namespace citystar {

/// A value, or the fault that prevented it. The compiler warns where a result is ignored.
template <typename T>
class [[nodiscard]] Expected {
public:
    Expected(T value) : value_(std::move(value)) {}
    /// `fault` is not Fault::none.
    Expected(Fault fault) noexcept : fault_(fault) {}

    explicit operator bool() const noexcept { return fault_ == Fault::none; }
    /// Fault::none if there is a value.
    Fault fault() const noexcept { return fault_; }

    /// Only if there is a value.
    const T& operator*() const noexcept { return value_; }
    const T* operator->() const noexcept { return &value_; }

private:
    T value_{};
    Fault fault_ = Fault::none;
};

}  // namespace citystar
