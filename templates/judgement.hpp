// The formulas of a row of 评分 that judge an indicator: calls of the extension's functions, or the spreadsheet's own
// functions (citystar/native_formula.hpp). ScoreRow writes the columns; a judgement says what stands in them.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "plan.hpp"
#include "sheet.hpp"

namespace citystar::templates {

/// The figures that a formula is about.
enum class Figures { adopted, declared };

/// All formulas are without "=", and for one row. Where a row cannot be scored, star(), points() and item_held() are
/// errors; the other formulas are texts or numbers.
class Judgement {
public:
    virtual ~Judgement() = default;

    /// Writes the cells that the formulas below refer to, beyond those that ScoreRow writes.
    virtual void write_helpers(Sheet&) const {}
    /// The figure in a cell that is not empty, or words that nothing takes for a figure. `answer`: TRUE is a figure.
    virtual std::string figure(const std::string& cell, bool answer) const = 0;
    /// The declared figure `k` in a cell of the judgement; nothing if it has none.
    virtual std::optional<std::string> declared(sal_Int32) const { return std::nullopt; }
    /// The check in words; empty where there is nothing to say.
    virtual std::string check() const = 0;
    /// 1 if the figures cannot be scored, otherwise 0. `first` and `all` are the cells.
    virtual std::string unusable(Figures figures, const std::string& first, const std::string& all) const = 0;
    virtual std::string star() const = 0;
    /// The points of a star or of a deduction.
    virtual std::string points() const = 0;
    /// The points of the highest star.
    virtual std::string full() const = 0;
    /// What is missing to the next star; for a deduction, why it costs points.
    virtual std::string missing() const = 0;
    /// The points between what is held and the target star. `possible` is the most, where nothing is held.
    virtual std::string gain(const std::string& possible) const = 0;
    /// The criterion of the target star in words.
    virtual std::string requirement() const = 0;
    /// What is missing to the target, without regard to faults.
    virtual std::string target_gap() const = 0;
    /// The weight of an item in the whole index.
    virtual std::string index_weight() const = 0;
    /// What an item holds: empty if nothing is reported.
    virtual std::string item_held() const = 0;
    /// The score of an item that holds something, 0–1.
    virtual std::string item_score() const = 0;
    /// The attained share of an item's target; empty if it cannot be told.
    virtual std::string attainment() const = 0;
};

/// The declared figure `k` of a row as it stands in 填报, or in 核验 where units are compared.
std::string declared_cell(const Plan& plan, sal_Int32 row, sal_Int32 k);

/// The judgement of a row by the kind of formulas that the plan is for. It refers to the plan and the indicator.
std::unique_ptr<Judgement> judgement_of(const Plan& plan, const Indicator& indicator, sal_Int32 row);

}  // namespace citystar::templates
