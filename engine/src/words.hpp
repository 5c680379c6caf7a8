// The words that stand for figures or for nothing, under the form that name_key() gives them.
#pragma once

#include <array>
#include <string_view>

namespace citystar {

inline constexpr std::array<std::string_view, 6> words_for_yes{"是", "有", "y", "yes", "true", "1"};
inline constexpr std::array<std::string_view, 6> words_for_no{"否", "无", "n", "no", "false", "0"};

/// What people type where there is no figure, besides texts of nothing but these signs.
inline constexpr std::array<std::string_view, 36> words_for_nothing{
    "无",       "没有",   "暂无",     "暂缺", "缺",     "缺失",   "缺项", "空",     "空白",
    "未统计",   "未填",   "未填报",   "未报", "未上报", "未报送", "未知", "未提供", "无数据",
    "暂无数据", "无资料", "数据缺失", "不详", "不适用", "不涉及", "待定", "待补",   "待统计",
    "待填报",   "……",     "…",        "n/a",  "na",     "n.a.",   "null", "none",   "nil"};
inline constexpr std::string_view signs_for_nothing = "-/\\.*_?#~";

}  // namespace citystar
