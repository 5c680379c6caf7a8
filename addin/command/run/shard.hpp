// Dividing workbooks among machines.
#pragma once

#include <cstdint>
#include <string_view>

namespace citystar::command {

/// The shard of an id, 0 to count - 1: the first eight bytes of its SHA-256 as a number, modulo count. It depends on
/// nothing but the id and count, so adding a workbook does not move another one.
std::uint64_t shard_of(std::string_view id, std::uint64_t count);

}  // namespace citystar::command
