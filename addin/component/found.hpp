// Look-up of the framework and the indicator that a call names.
#pragma once

#include <rtl/ustring.hxx>

#include "citystar/fault.hpp"
#include "citystar/framework.hpp"
#include "citystar/registry.hpp"

namespace citystar::component {

/// A framework and one of its indicators, or the fault of the unknown name.
struct Found {
    Fault fault = Fault::none;
    const Framework* framework = nullptr;
    const Indicator* indicator = nullptr;  ///< null with a fault, even if the framework is known
};

/// Looks both names up. Each thread remembers the pairs of its last calls, so that a column of cells converts and
/// allocates nothing. Therefore `registry` must be the same at every call and must not change. Callable from any
/// thread, without a lock.
Found find(const Registry& registry, const rtl::OUString& framework, const rtl::OUString& indicator);

}  // namespace citystar::component
