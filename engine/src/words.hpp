// The words that stand for figures, under the form that name_key() gives them.
#pragma once

#include <array>
#include <string_view>

namespace citystar {

inline constexpr std::array<std::string_view, 6> words_for_yes{"是", "有", "y", "yes", "true", "1"};
inline constexpr std::array<std::string_view, 6> words_for_no{"否", "无", "n", "no", "false", "0"};

}  // namespace citystar
