// What every fuzz target is: one function that may not crash, hang or leak on any bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace citystar::fuzz {

/// A property that every input must have; the fuzzer takes the end of the process for a find.
inline void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace citystar::fuzz
