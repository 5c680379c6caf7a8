#include "native_formulas.hpp"

#include "citystar/native_formula.hpp"

namespace citystar::test {
namespace {

constexpr std::string_view place = "$AB$1234";

class Collector {
public:
    explicit Collector(std::vector<NamedFormula>& out) : out_(out) {}

    void add(const Indicator& indicator, bool combined) {
        if (!indicator.counts()) return;
        name_ = indicator.code + (combined ? " combined " : " ");
        const auto cells = readings(indicator, combined);
        take("unusable", native::unusable(indicator, cells));
        take("reported", native::reported(indicator, cells));
        take("points", native::points(indicator, cells));
        if (indicator.kind == IndicatorKind::scored) {
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

private:
    native::Cells readings(const Indicator& indicator, bool combined) {
        native::Cells cells{{}, std::string(place), std::string(place)};
        if (combined) {
            cells.readings.assign(indicator.measures.size(), {});
            take("reading", native::reading(indicator.combined->measure, place));
        } else {
            cells.readings.assign(indicator.input_count(), std::string(place));
            for (std::size_t i = 0; i < indicator.input_count(); ++i)
                take("reading", native::reading(indicator.input(i), place));
            if (indicator.combined) take("combined", native::combined_reading(indicator, cells.readings));
        }
        if (indicator.combined) cells.readings.emplace_back(place);
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
    return out;
}

}  // namespace citystar::test
