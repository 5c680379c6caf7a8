// From the two names in a call to the framework and the indicator they mean.
#pragma once

#include <rtl/ustring.hxx>

#include "citystar/fault.hpp"
#include "citystar/framework.hpp"
#include "citystar/registry.hpp"

namespace citystar::component {

/// A framework and one of its indicators, or the fault of the name that leads nowhere.
struct Found {
    Fault fault = Fault::none;
    const Framework* framework = nullptr;
    const Indicator* indicator = nullptr;  ///< null with a fault; the framework may be known nevertheless
};

/// Looks both names up. Each thread remembers the pairs it was asked for last, so that a column of cells converts and
/// allocates nothing: `registry` must be the same at every call, and must not change. From any thread, without a lock.
Found find(const Registry& registry, const rtl::OUString& framework, const rtl::OUString& indicator);

}  // namespace citystar::component
