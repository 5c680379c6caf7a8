#include "row_cases.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "citystar/explain.hpp"
#include "citystar/registry.hpp"
#include "shipped.hpp"
#include "values.hpp"

namespace citystar::test {
namespace {

void for_each_comparison(const Criterion& criterion, const std::function<void(const Comparison&)>& visit) {
    if (criterion.kind == Criterion::Kind::comparison) return visit(criterion.comparison);
    for (const auto& child : criterion.children) for_each_comparison(child, visit);
}

// The numbers that an input is compared with.
std::vector<double> marks(const Indicator& indicator, std::size_t input) {
    const auto& measure = indicator.input(input);
    std::vector<double> out{0, 1, measure.domain.min};
    if (measure.domain.max < 1e14) out.push_back(measure.domain.max);
    const auto add = [&](const Comparison& comparison) {
        if (comparison.parameter) return;
        const bool asked = std::ranges::find(comparison.measures, input) != comparison.measures.end();
        if (asked || indicator.is_combined(comparison.measures.back())) out.push_back(comparison.bound);
    };
    for (const auto& rule : indicator.stars) for_each_comparison(rule.when, add);
    if (indicator.target) for_each_comparison(*indicator.target, add);
    if (measure.full) out.push_back(*measure.full);
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return text;
}

const std::vector<Content>& mistakes() {
    static const std::vector<Content> all{
        Content(),
        Content::of(""),
        Content::of(" "),
        Content::of("　"),
        Content::of("\u00A0 \u200B"),
        Content::of("\uFEFF"),
        Content::of("\t"),
        Content::of(" \n"),
        Content::of("很多"),
        Content::of("0.8"),
        Content::of("82%"),
        Content::of("—"),
        Content::of("暂无"),
        Content::of("N/A"),
        Content::of("“3”"),
        Content::of("！"),
        Content::of("!"),
        Content::truth(true),
        Content::truth(false),
        Content::error(),
        Content::of(-1.0),
        Content::of(2.5),
        Content::of(3 + 1e-10),
        Content::of(123456 + 3e-9),
        Content::of(82.0),
        Content::of(45000.0),
        Content::of(1e7),
        Content::of(2e15),
        Content::of(-1.2345678912e100),
        Content::of(0.1234567),
        Content::of(1.000004),
    };
    return all;
}

const std::vector<Content>& answers() {
    static const std::vector<Content> all{
        Content::of("是"),     Content::of("否"),    Content::of("有"), Content::of("无"),     Content::of(" 是 "),
        Content::of("　否"),   Content::of("Y"),     Content::of("n"),  Content::of("yEs"),    Content::of("No"),
        Content::of("TRUE"),   Content::of("false"), Content::of("ｙ"), Content::of("ＹＥＳ"), Content::of("１"),
        Content::of("0"),      Content::of("1"),     Content::of("2"),  Content::of("是的"),   Content::of("是否"),
        Content::of("yes no"), Content::of("y e s")};
    return all;
}

std::vector<Content> sound_figures(const Indicator& indicator, std::size_t input) {
    std::vector<Content> out;
    const auto& domain = indicator.input(input).domain;
    for (const double mark : marks(indicator, input))
        for (const double step : {-1.0, -0.01, 0.0, 0.01, 1.0}) {
            const double value = domain.whole ? std::round(mark + step) : mark + step;
            const bool inside = value <= domain.max && (domain.above_min ? value > domain.min : value >= domain.min);
            if (inside) out.push_back(Content::of(value));
        }
    return out;
}

template <typename T>
const T& pick(std::mt19937& random, const std::vector<T>& from) {
    return from[random() % from.size()];
}

}  // namespace

const std::vector<const Framework*>& native_frameworks() {
    static const Registry made_up = [] {
        Registry all;
        all.add_folder(CITYSTAR_GOLDEN "/native");
        EXPECT_EQ(all.entries().size(), 2u);
        return all;
    }();
    static const std::vector<const Framework*> all = [] {
        std::vector<const Framework*> out;
        for (const auto* id : {"SD-CITY-2020", "ZQ-DISTRICT-2020", "SX-PILOT", "SH-INDEX-2020", "SH-DISTRICT-145"})
            out.push_back(&shipped(id));
        for (const auto& entry : made_up.entries()) out.push_back(&entry.framework);
        return out;
    }();
    return all;
}

std::vector<Content> telling_contents(const Indicator& indicator, std::size_t input) {
    auto out = mistakes();
    const auto& measure = indicator.input(input);
    for (const double mark : marks(indicator, input)) {
        const double size = std::max(1.0, std::abs(mark));
        for (const double step :
             {0.0, 1e-12, 1.3e-10, 1.4e-9 * size, 1e-6, 0.00003, 0.07, 1.0, 0.00000999952, 0.0000999952, 0.000999952})
            for (const double sign : {-1.0, 1.0}) out.push_back(Content::of(mark + sign * step));
    }
    if (measure.type == MeasureType::yes_no) out.insert(out.end(), answers().begin(), answers().end());
    for (const auto& level : measure.levels)
        for (const auto& name : {level.zh, level.en, upper(level.en), " " + level.zh + "　"})
            out.push_back(Content::of(name));
    return out;
}

std::vector<std::vector<Content>> telling_rows(const Indicator& indicator, bool combined, std::mt19937& random) {
    const std::size_t count = combined ? 1 : indicator.input_count();
    std::vector<std::vector<Content>> telling;
    std::vector<std::vector<Content>> sound;
    for (std::size_t i = 0; i < count; ++i) {
        telling.push_back(telling_contents(indicator, i));
        sound.push_back(sound_figures(indicator, i));
    }
    const auto sound_row = [&](unsigned missing) {
        std::vector<Content> row;
        for (std::size_t i = 0; i < count; ++i)
            row.push_back(random() % 100 < missing ? Content() : pick(random, sound[i]));
        return row;
    };
    std::vector<std::vector<Content>> rows;
    for (std::size_t i = 0; i < count; ++i)
        for (const auto& content : telling[i]) {
            rows.push_back(sound_row(10));
            rows.back()[i] = content;
        }
    if (count == 1) return rows;
    for (int i = 0; i < 60; ++i) rows.push_back(sound_row(25));
    for (int i = 0; i < 30; ++i) {
        rows.push_back(sound_row(10));
        for (auto& cell : rows.back())
            if (random() % 3 == 0) cell = pick(random, telling[static_cast<std::size_t>(&cell - rows.back().data())]);
    }
    return rows;
}

std::vector<Content> random_sound_row(const Indicator& indicator, unsigned missing, unsigned good,
                                      std::mt19937& random) {
    std::vector<Content> row;
    if (indicator.top() && random() % 100 < good)
        for (const double value : meeting_values(indicator, indicator.top()->when)) row.push_back(Content::of(value));
    else
        for (std::size_t i = 0; i < indicator.input_count(); ++i)
            row.push_back(pick(random, sound_figures(indicator, i)));
    // Incidents would take all points away.
    if (indicator.kind == IndicatorKind::deduction) row[0] = Content::of(static_cast<double>(random() % 4));
    for (auto& cell : row)
        if (random() % 100 < missing) cell = Content();
    return row;
}

EngineRow engine_row(const Indicator& indicator, const std::vector<Content>& contents, bool combined) {
    EngineRow out;
    for (std::size_t i = 0; i < contents.size(); ++i) {
        const auto& content = contents[i];
        const bool answer = !combined && indicator.input(i).type == MeasureType::yes_no;
        if (content.kind == Content::Kind::error || (content.kind == Content::Kind::truth && !answer)) {
            if (!out.refused) out.refused_truth = content.kind == Content::Kind::truth;
            out.refused = out.refused.value_or(i);
        }
        if (content.kind == Content::Kind::text)
            out.values.emplace_back(std::string_view(content.text));
        else if (content.kind == Content::Kind::number || content.kind == Content::Kind::truth)
            out.values.emplace_back(content.number);
        else
            out.values.emplace_back();
    }
    out.reading = read_values(indicator, out.values);
    return out;
}

std::string refusal_sentence(const Indicator& indicator, bool combined, const EngineRow& row, Language language) {
    if (row.refused_truth) return no_figure_sentence(NoFigure::truth, {}, language);
    // An error is no finite number.
    const double error = std::numeric_limits<double>::quiet_NaN();
    std::vector<Value> values(*row.refused + 1);
    values.back() = Value(error);
    // A single value would be the combined one.
    if (!combined)
        values.resize(std::max<std::size_t>(values.size(), std::min<std::size_t>(indicator.input_count(), 2)));
    return check_sentence(indicator, values, read_values(indicator, values), language);
}

}  // namespace citystar::test
