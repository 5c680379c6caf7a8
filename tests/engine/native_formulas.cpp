#include "native_formulas.hpp"

#include "citystar/native_formula.hpp"
#include "citystar/native_total.hpp"
#include "citystar/native_words.hpp"

namespace citystar::test {
namespace {

constexpr std::string_view place = "$AB$1234";

class Collector {
public:
    explicit Collector(std::vector<NamedFormula>& out) : out_(out) {}

    void add(const Indicator& indicator, bool combined) {
        if (!indicator.counts()) return;
        take("key", native::content_key(place));
        name_ = indicator.code + (combined ? " combined " : " ");
        const auto cells = readings(indicator, combined);
        take("unusable", native::unusable(indicator, cells));
        take("reported", native::reported(indicator, cells));
        take("points", native::points(indicator, cells));
        take("attainment", native::attainment(indicator, cells));
        for (std::size_t i = 0; i < cells.readings.size() && !combined; ++i)
            take("counted reading", native::counted_reading(indicator, cells, i));
        const native::Content content{std::string(place), std::string(place), std::string(place), "ISLOGICAL(A1)"};
        for (const auto language : {Language::zh, Language::en}) {
            for (std::size_t i = 0; i < cells.readings.size(); ++i) {
                if (cells.readings[i].empty()) continue;
                take("shown", native::shown(indicator, cells, i, content, language));
                take("fault", native::fault(indicator, cells, i, content, language));
                if (const auto decimals = native::shown_decimals(indicator, cells, i, content); !decimals.empty())
                    take("decimals", decimals);
            }
            for (const auto& doubt : native::doubts(indicator, cells, language)) take("doubt", doubt);
            take("check", native::check(indicator, cells, {"A1", "B1"}, {"C1", "D1"}, language));
            if (indicator.kind == IndicatorKind::deduction)
                take("reason", native::deduction_reason(indicator, cells, language));
        }
        for (const auto language : {Language::zh, Language::en})
            for (int star = 1; star <= 5; ++star) take("missing", native::missing(indicator, cells, star, language));
        if (indicator.kind == IndicatorKind::scored) {
            take("next", native::missing_to_next(indicator, cells, {"A1", "B1", "C1", "D1", "E1"}));
            take("star", native::star(indicator, cells));
            take("best star", native::best_star(indicator, cells));
            take("best points", native::best_points(indicator, place));
        }
        if (indicator.kind == IndicatorKind::item) {
            take("score", native::item_score(indicator, cells));
            take("counted", native::item_counted(indicator, cells));
            take("best score", native::best_item_score(indicator, cells));
        }
    }

    void add_totals(const Framework& framework) {
        name_ = framework.id + ' ';
        const std::vector<std::string> all(framework.indicators.size(), std::string(place));
        take("share reported", native::share_reported(framework, all));
        take("rank", native::rank(place, "$AB$1234:$AB$1299"));
        if (framework.scoring == Scoring::stars) {
            take("total", native::points_total(all));
            take("overall star", native::overall_star(framework, place));
            take("overall star by all", native::overall_star_by_all(framework, all));
            return;
        }
        native::IndexCells cells;
        cells.items.assign(framework.indicators.size(), {std::string(place), std::string(place), std::string(place),
                                                         std::string(place), std::string(place)});
        cells.levels.assign(framework.levels.size(), std::string(place));
        if (framework.coefficient) cells.coefficient = place;
        take("own points", native::own_points(cells.items.front()));
        take("own weight", native::own_weight(cells.items.front()));
        take("weight", native::weight_reading(place));
        take("total", native::index_total(framework, cells));
        for (std::size_t i = 0; i < framework.levels.size(); ++i) {
            take("level value", native::level_value(framework, i, cells));
            take("level total", native::index_total(framework, cells, i));
        }
    }

private:
    native::Cells readings(const Indicator& indicator, bool combined) {
        native::Cells cells{{}, std::string(place), std::string(place), std::string(place)};
        if (combined) {
            cells.readings.assign(indicator.measures.size(), {});
            take("reading", native::reading(indicator.combined->measure, place, place));
        } else {
            cells.readings.assign(indicator.input_count(), std::string(place));
            for (std::size_t i = 0; i < indicator.input_count(); ++i)
                take("reading", native::reading(indicator.input(i), place));
            if (indicator.combined) take("combined", native::combined_reading(indicator, cells.readings));
        }
        if (indicator.combined) cells.readings.emplace_back(place);
        cells.shown.assign(cells.readings.size(), std::string(place));
        return cells;
    }

    void take(const char* kind, const std::string& formula) { out_.push_back({name_ + kind, formula}); }

    std::vector<NamedFormula>& out_;
    std::string name_;
};

}  // namespace

std::vector<NamedFormula> native_formulas(const Framework& framework) {
    std::vector<NamedFormula> out;
    Collector collector(out);
    for (const auto& indicator : framework.indicators) {
        collector.add(indicator, false);
        if (indicator.combined) collector.add(indicator, true);
    }
    collector.add_totals(framework);
    return out;
}

}  // namespace citystar::test
