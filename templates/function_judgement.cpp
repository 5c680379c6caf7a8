// Judgement by the extension's functions.
#include <algorithm>
#include "citystar/cell_address.hpp"

#include "cell_texts.hpp"
#include "judgement.hpp"
#include "native_judgement.hpp"
#include "sheets.hpp"

namespace citystar::templates {
namespace {

class FunctionJudgement : public Judgement {
public:
    FunctionJudgement(const Plan& plan, const Indicator& indicator, sal_Int32 row)
        : plan_(plan), indicator_(indicator), at_(plan.score), row_(row) {
        const auto used = std::max<sal_Int32>(1, Plan::inputs(indicator));
        arguments_ =
            fmt::format("CS_FRAMEWORK;{};{}", at(at_.code), at(at_.adopted) + ":" + at(at_.adopted + used - 1));
    }

    // The figures that the totals include.
    void write_helpers(Sheet& sheet) const override {
        const auto used = std::max<sal_Int32>(1, Plan::inputs(indicator_));
        for (sal_Int32 k = 0; k < used; ++k) {
            const auto put = [&](sal_Int32 column, const std::string& formula) {
                sheet.formula(column + k, row_, "=" + formula, Style::helper);
            };
            put(at_.counted, counted(at(at_.unusable), k, at(at_.adopted + k)));
            const auto own = counted(at(at_.unusable_declared), k, declared_cell(plan_, row_, k));
            put(at_.counted_declared, fmt::format("IF({}=0;\"\";{})", at(at_.row), own));
        }
    }

    std::string figure(const std::string& cell, bool answer) const override {
        return answer ? cell
                      : fmt::format("IF({}=\"\";{};\"{}\")", figure_check({}, cell), cell, label(Message::no_figure));
    }

    std::string check() const override {
        return indicator_.kind == IndicatorKind::item ? "INDEX(STARTABLE(" + arguments_ + ");1;5)"
                                                      : "STARCHECK(" + arguments_ + ")";
    }

    // A single empty cell would reach the function as 0, and an error as an error of the call.
    std::string unusable(Figures figures, const std::string& first, const std::string& all) const override {
        const auto scored = fmt::format("ISERROR(STARSCORE(CS_FRAMEWORK;{};{}))*1", at(at_.code), all);
        const auto out = first == all ? fmt::format("IF(ISERROR({0});1;IF({0}=\"\";0;{1}))", first, scored) : scored;
        if (figures == Figures::adopted || plan_.units) return out;
        return fmt::format("IF({}=\"\";{};1)", figure_check(at(at_.code), all), out);
    }

    std::string star() const override { return "STARLEVEL(" + arguments_ + ")"; }
    std::string points() const override { return "STARSCORE(" + arguments_ + ")"; }
    std::string full() const override { return index_weight(); }

    std::string missing() const override {
        return indicator_.kind == IndicatorKind::scored
                   ? fmt::format("IFERROR(INDEX(STARTABLE({});1;4);\"\")", arguments_)
                   : fmt::format("IFERROR(STARWHY({});\"\")", arguments_);
    }

    std::string gain(const std::string& possible) const override {
        return fmt::format("IFERROR(INDEX(STARTABLE({};CS_TARGET_STAR);1;3);{})", arguments_, possible);
    }

    std::string requirement() const override {
        std::string goals;
        for (int star = 1; star <= 5; ++star) {
            const auto* rule = indicator_.rule_up_to(star);
            goals += fmt::format(";{}", rule ? rule->star : 0);
        }
        return fmt::format("IFERROR(STARRULE(CS_FRAMEWORK;{};CHOOSE(CS_TARGET_STAR{}));\"\")", at(at_.code), goals);
    }

    std::string target_gap() const override {
        const bool scored = indicator_.kind == IndicatorKind::scored;
        return fmt::format("INDEX(STARTABLE({}{});1;4)", arguments_, scored ? ";CS_TARGET_STAR" : "");
    }

    std::string index_weight() const override { return fmt::format("STARWEIGHT(CS_FRAMEWORK;{})", at(at_.code)); }

    std::string item_held() const override { return points(); }
    std::string item_score() const override { return points() + "/" + plain(indicator_.full_points); }

    std::string attainment() const override {
        return fmt::format("IF({0}=\"\";\"\";IFERROR(ATTAINMENT(CS_FRAMEWORK;{1};{0}{2});\"\"))", at(at_.adopted),
                           at(at_.code), indicator_.parameters.empty() ? "" : ";" + at(at_.adopted + 1));
    }

private:
    // The figure itself in a sound row; in another one only where it can be read by itself, as collect keeps the rest
    // of a row. Figures that exclude each other (of a city and of a county) are all left out.
    std::string counted(const std::string& unusable, sal_Int32 k, const std::string& figure) const {
        const bool exclusive =
            std::ranges::any_of(indicator_.measures, [](const auto& measure) { return measure.tier != Tier::any; });
        const auto itself = fmt::format("IF({0}=\"\";\"\";{0})", figure);
        const auto rest = Plan::inputs(indicator_) > 1 && !exclusive ? readable(k, figure) : "\"\"";
        return fmt::format("IF({}=0;{};{})", unusable, itself, rest);
    }

    // The figure `k` of a row that cannot be scored, if it can be read by itself; otherwise an empty text.
    std::string readable(sal_Int32 k, const std::string& figure) const {
        std::string before;
        for (sal_Int32 i = 0; i < k; ++i) before += ";\"\"";
        const bool answer = Plan::input(indicator_, k).type == MeasureType::yes_no;
        const auto odd = answer ? "" : fmt::format("+({}<>\"\")", figure_check({}, figure));
        return fmt::format(
            "IFERROR(IF({0}=\"\";\"\";IF(ISERROR(STARSCORE(CS_FRAMEWORK;{1}{2};{0}{3})){4};\"\";{0}));\"\")", figure,
            at(at_.code), before, k + 1 < Plan::inputs(indicator_) ? ";\"\"" : "", odd);
    }

    std::string at(sal_Int32 column) const { return "$" + cell_address(column, row_); }

    const Plan& plan_;
    const Indicator& indicator_;
    const ScoreColumns& at_;
    const sal_Int32 row_;
    std::string arguments_;
};

}  // namespace

std::string declared_cell(const Plan& plan, sal_Int32 row, sal_Int32 k) {
    const auto at = [&](sal_Int32 column) { return "$" + cell_address(column, row); };
    return plan.units ? at(plan.score.declared) : fmt::format("INDEX(CS_VALUES;{};{})", at(plan.score.row), k + 1);
}

std::unique_ptr<Judgement> judgement_of(const Plan& plan, const Indicator& indicator, sal_Int32 row) {
    if (plan.native) return native_judgement(plan, indicator, row);
    return std::make_unique<FunctionJudgement>(plan, indicator, row);
}

}  // namespace citystar::templates
