// A fuzz target: one function that must not crash, hang or leak, whatever bytes it gets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace citystar::fuzz {

/// Checks a property that every input must have. The fuzzer reports the end of the process as a find.
inline void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace citystar::fuzz
