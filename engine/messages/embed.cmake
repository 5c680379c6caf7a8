# Turns messages.json into a header: one enumerator and one pair of texts per key.
# cmake -DINPUT=messages.json -DOUTPUT=messages.hpp -P embed.cmake
cmake_minimum_required(VERSION 3.25)
file(READ "${INPUT}" json)
string(JSON count LENGTH "${json}")
math(EXPR last "${count} - 1")
set(names "")
set(rows "")
foreach(i RANGE ${last})
  string(JSON key MEMBER "${json}" ${i})
  string(JSON zh GET "${json}" ${key} zh)
  string(JSON en GET "${json}" ${key} en)
  string(APPEND names "    ${key},\n")
  string(APPEND rows "    {R\"~(${zh})~\", R\"~(${en})~\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Generated from messages.json.
#pragma once

#include <string_view>

namespace citystar::messages {

enum class Message {
${names}};

struct Pair {
    std::string_view zh;
    std::string_view en;
};

inline constexpr Pair table[] = {
${rows}};

}  // namespace citystar::messages
")
