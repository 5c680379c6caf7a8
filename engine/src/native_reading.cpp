// From the cell that somebody fills in to the number that the engine reads.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "citystar/native_formula.hpp"
#include "citystar/text.hpp"
#include "native_key.hpp"
#include "native_syntax.hpp"
#include "words.hpp"

namespace citystar::native {
namespace {

// Calc and Excel take the difference of two nearly equal numbers for 0. Here the numbers are kept apart, so that a
// fraction shows even after a large whole number, as it does for the engine.
std::string is_whole(std::string_view cell) {
    return fmt::format("ABS({0}-0.5-(ROUND({0};0)-0.25)+0.25)*1000000000<=1", cell);
}

// Only for a cell with a number.
std::string number_reading(const Measure& measure, std::string_view cell) {
    const auto& domain = measure.domain;
    const std::string number(cell);
    std::vector<std::string> inside{
        compared(number, domain.above_min ? Operator::above : Operator::at_least, domain.min),
        compared(number, Operator::at_most, domain.max)};
    if (domain.whole) inside.push_back(is_whole(cell));
    return fmt::format("IF({};{};{})", all_of(inside), domain.whole ? "ROUND(" + number + ";0)" : number, refused);
}

// The numbers of an answer and the words for each.
std::vector<std::vector<std::string>> answers_of(const Measure& measure) {
    std::vector<std::vector<std::string>> out;
    if (measure.type == MeasureType::yes_no) {
        out.resize(2);
        for (const auto word : words_for_no) add_forms(out[0], word);
        for (const auto word : words_for_yes) add_forms(out[1], word);
    }
    for (std::size_t i = 0; i < measure.levels.size(); ++i) {
        auto& forms = out.emplace_back();
        for (const auto& word : {measure.levels[i].zh, measure.levels[i].en, std::to_string(i)}) add_forms(forms, word);
    }
    return out;
}

// Only for a cell with a text.
std::string text_reading(const Measure& measure, std::string_view cell, std::string_view key_cell) {
    const auto answers = answers_of(measure);
    const std::string key = !key_cell.empty() ? std::string(key_cell)
                            : answers.empty() ? cell_without_blanks(cell)
                                              : cell_key(cell);
    std::string out(refused);
    // The first level with a name goes first, as in the engine.
    for (std::size_t i = answers.size(); i-- > 0;)
        out = fmt::format("IF({};{};{})", is_one_of(key, answers[i]), i, out);
    return fmt::format("IF({}=\"\";\"\";{})", key, out);
}

}  // namespace

std::string content_key(std::string_view cell) { return fmt::format("IF(ISTEXT({});{};\"\")", cell, cell_key(cell)); }

std::string reading(const Measure& measure, std::string_view cell, std::string_view key) {
    const auto truth = measure.type == MeasureType::yes_no ? fmt::format("IF({};1;0)", cell) : std::string(refused);
    return fmt::format("IF(ISERROR({0});{1};IF(ISLOGICAL({0});{2};IF(ISNUMBER({0});{3};IF(ISTEXT({0});{4};\"\"))))",
                       cell, refused, truth, number_reading(measure, cell), text_reading(measure, cell, key));
}

}  // namespace citystar::native
