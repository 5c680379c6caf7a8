# citystar_embed_messages(<json> <header> <namespace>): turns a file of texts in two languages into a header with one
# enumerator per key. Code that uses a missing text does not compile.
#
# Run as a script (cmake -DINPUT=… -DOUTPUT=… -DNAMESPACE=… -P embed.cmake) it writes the header.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(citystar_embed_script ${CMAKE_CURRENT_LIST_FILE})
  function(citystar_embed_messages json header namespace)
    get_filename_component(json ${json} ABSOLUTE)
    add_custom_command(OUTPUT ${header}
      COMMAND ${CMAKE_COMMAND} -DINPUT=${json} -DOUTPUT=${header} -DNAMESPACE=${namespace} -P ${citystar_embed_script}
      DEPENDS ${json} ${citystar_embed_script} VERBATIM)
  endfunction()
  return()
endif()

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
file(WRITE "${OUTPUT}" "// Generated from a messages file; see embed.cmake.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include \"citystar/counted.hpp\"
#include \"citystar/text.hpp\"

namespace ${NAMESPACE} {

enum class Message {
${names}};

struct Pair {
    std::string_view zh;
    std::string_view en;
};

inline constexpr Pair table[] = {
${rows}};

inline std::string_view raw(Message message, citystar::Language language) {
    const auto& pair = table[static_cast<std::size_t>(message)];
    return language == citystar::Language::zh ? pair.zh : pair.en;
}

/// The text with its places filled. `{:# file|# files}` takes the words that fit the number; see counted.hpp.
template <typename... Parts>
std::string say(Message message, citystar::Language language, const Parts&... parts) {
    return fmt::format(fmt::runtime(raw(message, language)), citystar::counted(parts)...);
}

}  // namespace ${NAMESPACE}
")
