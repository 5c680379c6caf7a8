// Named arguments of UNO calls.
#pragma once

#include <com/sun/star/beans/PropertyValue.hpp>

#include "citystar/uno_text.hpp"

namespace citystar {

/// A named value, as loading and storing take them; `name` is ASCII.
template <typename T>
com::sun::star::beans::PropertyValue property(const char* name, const T& value) {
    return {OUString::createFromAscii(name), 0, com::sun::star::uno::Any(value),
            com::sun::star::beans::PropertyState_DIRECT_VALUE};
}

}  // namespace citystar
