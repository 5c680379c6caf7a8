#include "sound_files.hpp"

#include <gtest/gtest.h>

namespace citystar {

void PrintTo(const Problem& problem, std::ostream* out) { *out << problem.pointer << ": " << problem.message.en; }

namespace test {

const std::string sound = R"({
  "$schema": "framework.schema.json",
  "schema": 1,
  "id": "TEST-1",
  "aliases": ["测试"],
  "title": {"zh": "标题", "en": "title"},
  "edition": {"zh": "版本", "en": "edition"},
  "source": {"zh": "来源", "en": "source"},
  "star_totals": [{"star": 4, "points": 7}, {"star": 5, "points": 9}],
  "deadlines": [{"star": 4, "date": "2021-12-31"}, {"star": 5, "date": "2023-12-31"}],
  "assumptions": [{"id": "own", "indicators": ["B"], "text": {"zh": "假定", "en": "assumed"}}],
  "departments": [{"name": "甲局", "aliases": ["甲"]}, {"name": "各部门", "placeholder": true}],
  "levels": [{"code": "L1", "name": {"zh": "一级", "en": "one"}, "points": 11}, {"code": "L2", "name": {"zh": "二级", "en": "two"}, "parent": "L1"}],
  "indicators": [
    {"code": "A", "name": {"zh": "合并", "en": "mean"}, "aliases": ["A1"], "level": "L2", "kind": "scored", "leading": true,
     "source": "甲", "departments": [{"name": "甲", "role": "lead"}, {"name": "各部门", "role": "support"}],
     "measures": [{"id": "p", "type": "share", "name": {"zh": "分项一", "en": "part one"}, "formula": {"zh": "甲 / 乙", "en": "a / b"}},
                  {"id": "q", "type": "share", "name": {"zh": "分项二", "en": "part two"}, "part_of": "p"}],
     "combined": {"id": "c", "name": {"zh": "均值", "en": "mean value"}, "weights": [2, 1]},
     "stars": [{"star": 4, "points": 2, "when": {"measure": "c", "op": ">=", "bound": 0.5}}]},
    {"code": "B", "name": {"zh": "各种", "en": "all kinds"}, "level": "L1", "kind": "scored",
     "measures": [{"id": "n", "type": "count", "name": {"zh": "数量", "en": "number"}, "unit": {"zh": "个", "en": "pieces"}, "max": 100},
                  {"id": "m", "type": "count", "name": {"zh": "数量二", "en": "number two"}},
                  {"id": "r", "type": "rank", "name": {"zh": "排名", "en": "rank"}, "max": 16},
                  {"id": "y", "type": "yes_no", "name": {"zh": "开展", "en": "done"}},
                  {"id": "l", "type": "level", "name": {"zh": "状态", "en": "state"}, "levels": [{"zh": "无", "en": "none"}, {"zh": "有", "en": "some"}]},
                  {"id": "g", "type": "ratio", "name": {"zh": "增幅", "en": "growth"}, "min": -1, "max": 4},
                  {"id": "d", "type": "length", "name": {"zh": "间距", "en": "spacing"}, "above": 0}],
     "stars": [{"star": 4, "points": 5, "when": {"any": [{"measure": "n", "op": ">", "bound": 3}, {"sum": ["n", "m"], "op": ">=", "bound": 5}]}},
               {"star": 5, "points": 9, "when": {"all": [{"measure": "r", "op": "<=", "bound": 3}, {"measure": "y", "op": ">=", "bound": 1},
                 {"measure": "l", "op": ">=", "bound": 1}, {"measure": "d", "op": "<", "bound": 2}]}}]},
    {"code": "C", "name": {"zh": "扣分", "en": "deduction"}, "level": "L1", "kind": "deduction", "points_per_incident": 2,
     "measures": [{"id": "i", "type": "count", "name": {"zh": "事件", "en": "incidents"}}]},
    {"code": "T1", "name": {"zh": "任务", "en": "task"}, "level": "L1", "kind": "task", "deadline": {"date": "2020-12-31", "printed": "2020年"},
     "targets": [{"name": {"zh": "目标", "en": "target"}, "op": ">=", "bound": 0.9, "unit": {"zh": "%", "en": "%"}}]}
  ]
})";

const std::string sound_index = R"({
  "schema": 1, "id": "INDEX-1", "title": {"zh": "标题", "en": "title"}, "edition": {"zh": "版本", "en": "edition"},
  "source": {"zh": "来源", "en": "source"}, "scoring": "index", "scale": 100,
  "coefficient": {"name": {"zh": "系数", "en": "factor"}, "max": 1.2},
  "groups": [{"code": "G1", "name": {"zh": "一组", "en": "one"}}], "units": [{"name": "甲区", "group": "G1"}],
  "deadline": {"date": "2025-12-31", "printed": "2025年底"},
  "levels": [{"code": "L1", "name": {"zh": "一级", "en": "one"}, "aliases": ["壹"], "weight": 3},
             {"code": "L2", "name": {"zh": "二级", "en": "two"}, "aliases": ["贰"], "parent": "L1", "weight": 2}],
  "indicators": [
    {"code": "A", "name": {"zh": "数值", "en": "value"}, "level": "L2", "kind": "item", "score": "value", "weight": 5,
     "measures": [{"id": "v", "type": "share", "name": {"zh": "占比", "en": "share"}}]},
    {"code": "B", "name": {"zh": "归一", "en": "scaled"}, "level": "L2", "kind": "item", "score": "normalised",
     "measures": [{"id": "k", "type": "count", "name": {"zh": "数量", "en": "number"}, "full": 10, "tier": "county"},
                  {"id": "s", "type": "amount", "name": {"zh": "速率", "en": "speed"}, "better": "lower"}],
     "parameters": [{"id": "t", "for": "s", "name": {"zh": "速率目标", "en": "target speed"}, "unit": {"zh": "兆", "en": "Mbit/s"}}]},
    {"code": "C", "name": {"zh": "达标", "en": "aim"}, "level": "L2", "kind": "item", "score": "target",
     "measures": [{"id": "x", "type": "share", "name": {"zh": "比例", "en": "part"}}, {"id": "z", "type": "share", "name": {"zh": "比例二", "en": "part two"}}],
     "parameters": [{"id": "m", "for": "x", "name": {"zh": "平均", "en": "mean"}}],
     "target": {"all": [{"measure": "x", "op": ">", "parameter": "m"}, {"measure": "z", "op": ">=", "bound": 0.5}]}}
  ]
})";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::string with(const std::string& from, const std::string& to) { return replaced(sound, from, to); }

bool reports(const LoadResult& result, Fault fault, const std::string& pointer) {
    for (const auto& problem : result.problems)
        if (problem.fault == fault && problem.pointer == pointer) return true;
    return false;
}

void expect_sentences(const LoadResult& result) {
    for (const auto& problem : result.problems)
        for (const auto& message : {problem.message.zh, problem.message.en}) {
            EXPECT_FALSE(message.empty());
            EXPECT_EQ(message.find("{}"), std::string::npos) << message;
            EXPECT_TRUE(message.ends_with("。") || message.ends_with('.')) << message;
            for (const auto* slip : {"“”", "  ", "nan", "boost"})
                EXPECT_EQ(message.find(slip), std::string::npos) << message;
        }
}

}  // namespace test
}  // namespace citystar
