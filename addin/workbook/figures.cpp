#include "figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "citystar/doubt.hpp"
#include "citystar/evaluate.hpp"
#include "citystar/explain.hpp"
#include "citystar/text.hpp"
#include "messages.hpp"
#include "value_text.hpp"

namespace citystar::workbook {
namespace {

using messages::Message;
using messages::say;

constexpr double exact = 1e-9;
constexpr double rounded = 0.00051;  // to a tenth of a per cent

std::string plain(double number) { return fmt::format("{:.10g}", number); }

std::optional<double> number_of(const std::optional<InputCell>& cell) {
    if (!cell) return std::nullopt;
    if (const auto* number = std::get_if<double>(&cell->value)) return *number;
    const auto* text = std::get_if<std::string>(&cell->value);
    Measure amount;
    amount.type = MeasureType::amount;
    return text ? value_of_text(amount, *text) : std::nullopt;
}

// The figures of one row, corrected where that is safe, without those that cannot be used.
class Figures {
public:
    Figures(const InputRow& row, Findings& findings, Language language)
        : row_(row), findings_(findings), language_(language) {
        values_.resize(row.indicator->input_count());
        cells_.resize(values_.size());
    }

    AdoptedFigures read() {
        find_no_figures();
        for (std::size_t i = 0; i < values_.size(); ++i) adopt(i);
        while (true) {
            const auto reading = read_values(*row_.indicator, values_);
            if (reading.fault == Fault::none || reading.at >= values_.size() || values_[reading.at].blank()) break;
            add(true, "out_of_domain", *cells_[reading.at],
                check_sentence(*row_.indicator, values_, reading, language_));
            values_[reading.at] = Value();
        }
        find_extra();
        check_quotient();
        tell_doubts();
        return {std::move(values_), std::move(cells_)};
    }

private:
    void add(bool error, const char* kind, const InputCell& cell, std::string text) {
        refused_ = refused_ || error;
        findings_.push_back({error, kind, cell.sheet, cell.address, row_.indicator->code, std::move(text)});
    }

    // Every cell that cannot be a figure is reported, adopted or not.
    void find_no_figures() {
        const auto look_at = [&](const InputCell& cell, bool yes_no) {
            auto wrong = no_figure(cell, yes_no, row_.indicator->code, language_);
            if (wrong) findings_.push_back(std::move(*wrong));
            refused_ = refused_ || wrong;
            return wrong.has_value();
        };
        for (const auto* cells : {&row_.declared, &row_.verified})
            for (std::size_t i = 0; i < std::min(cells->size(), values_.size()); ++i)
                look_at((*cells)[i], row_.indicator->input(i).type == MeasureType::yes_no);
        for (const auto* cell : {&row_.numerator, &row_.denominator})
            if (*cell && look_at(**cell, false)) no_quotient_ = true;
    }

    bool usable(const InputCell& cell, std::size_t i) const {
        const bool yes_no = row_.indicator->input(i).type == MeasureType::yes_no;
        const bool of_quotient =
            no_quotient_ && values_.size() == 1 && !row_.declared.empty() && &cell == &row_.declared.front();
        return !of_quotient && !no_figure(cell, yes_no, {}, language_);
    }

    void adopt(std::size_t i) {
        for (const auto* cells : {&row_.verified, &row_.declared}) {
            if (i >= cells->size()) continue;
            const auto& cell = (*cells)[i];
            if (std::holds_alternative<std::monostate>(cell.value) && cell.formula)
                add(true, "cell_error", cell, say(Message::finding_cell_error, language_));
            if (cell.blank()) continue;
            const auto value = usable(cell, i) ? value_of(i, cell) : Value();
            if (value.blank() && says_nothing(cell)) continue;
            cells_[i] = &cell;
            values_[i] = value;
            return;
        }
    }

    Value value_of(std::size_t i, const InputCell& cell) {
        if (const auto* number = std::get_if<double>(&cell.value)) return *number;
        const auto& text = std::get<std::string>(cell.value);
        std::vector<Value> alone(values_.size());
        alone[i] = Value(std::string_view(text));
        const auto as_it_is = read_values(*row_.indicator, alone);
        if (as_it_is.fault == Fault::none) {
            if (has_invisible(text))
                add(false, "invisible_characters", cell, say(Message::finding_invisible, language_, visible(text)));
            return alone[i];
        }
        const auto& measure = row_.indicator->input(i);
        if (const auto number = value_of_text(measure, text)) {
            alone[i] = Value(*number);
            // A number that is not allowed is not suggested; the caller reports what is wrong with it.
            if (read_values(*row_.indicator, alone).fault != Fault::none) return *number;
            add(false, "mended_value", cell,
                say(Message::finding_mended_value, language_, visible(text), value_text(measure, *number, language_)));
            return *number;
        }
        const bool nothing = says_nothing(cell);
        add(!nothing, nothing ? "not_reported_in_words" : "unreadable_value", cell,
            check_sentence(*row_.indicator, alone, as_it_is, language_));
        return {};
    }

    static bool says_nothing(const InputCell& cell) {
        const auto* text = std::get_if<std::string>(&cell.value);
        return text && says_not_reported(*text);
    }

    void find_extra() {
        for (const auto* cells : {&row_.declared, &row_.verified})
            for (auto i = values_.size(); i < cells->size(); ++i)
                if (!(*cells)[i].blank())
                    add(true, "too_many_values", (*cells)[i],
                        say(Message::finding_too_many_values, language_, values_.size()));
    }

    // The same check as in the template's check column.
    void check_quotient() {
        if (!row_.numerator || !row_.denominator || no_quotient_ || values_.size() != 1) return;
        const auto filled = [](const InputCell& cell) { return !cell.blank() && !says_nothing(cell); };
        const bool above = filled(*row_.numerator);
        const bool below = filled(*row_.denominator);
        if (!above && !below) return;
        const auto upper = number_of(row_.numerator);
        const auto lower = number_of(row_.denominator);
        if (!upper || !lower) {
            const auto& cell = upper ? *row_.denominator : *row_.numerator;
            return add(filled(cell), "quotient_incomplete", cell, say(Message::finding_quotient_incomplete, language_));
        }
        const bool part = row_.indicator->measures.front().type == MeasureType::share;
        if (*lower <= 0 || (part && *upper > *lower))
            return add(true, "numerator_over_denominator", *row_.numerator,
                       say(Message::finding_numerator, language_, plain(*upper), plain(*lower)));
        if (row_.declared.empty()) return;
        const auto& value = row_.declared.front();
        const auto quotient = *upper / *lower;
        if (value.blank() && values_.front().blank())
            add(true, "quotient_without_value", value,
                say(Message::finding_quotient_without_value, language_, plain(*upper), plain(*lower), plain(quotient)));
        const auto* shown = std::get_if<double>(&value.value);
        const auto difference = shown ? std::abs(*shown - quotient) : 0;
        if (difference > exact)
            add(difference > rounded || star_of(*shown) != star_of(quotient), "quotient_differs", value,
                say(Message::finding_quotient, language_, plain(*upper), plain(*lower), plain(quotient),
                    plain(*shown)));
    }

    int star_of(double value) const {
        const Value values[] = {Value(value)};
        const auto reading = read_values(*row_.indicator, values);
        return reading.fault == Fault::none ? evaluate(*row_.indicator, reading).star : -1;
    }

    // A cell whose figure was refused is missing for that reason, which has been reported.
    void tell_doubts() {
        if (refused_) return;
        const auto reading = read_values(*row_.indicator, values_);
        bool missing_told = false;
        for (const auto& doubt : find_doubts(*row_.indicator, reading)) {
            const bool missing = doubt.kind == Doubt::Kind::part_missing || doubt.kind == Doubt::Kind::not_filled;
            if (missing && std::exchange(missing_told, true)) continue;
            const auto cell = cell_of(std::min(doubt.at, values_.size() - 1));
            findings_.push_back({false, kind_of(doubt.kind), cell.first, cell.second, row_.indicator->code,
                                 doubt_sentence(*row_.indicator, reading, doubt, language_)});
        }
    }

    static const char* kind_of(Doubt::Kind kind) {
        switch (kind) {
            case Doubt::Kind::part_missing:
            case Doubt::Kind::not_filled: return "partly_filled";
            case Doubt::Kind::part_above_whole: return "part_above_whole";
            case Doubt::Kind::target_missing: return "target_missing";
            case Doubt::Kind::small_share:
            case Doubt::Kind::far_above: break;
        }
        return implausible_kind;
    }

    std::pair<std::string, std::string> cell_of(std::size_t i) const {
        if (cells_[i]) return {cells_[i]->sheet, cells_[i]->address};
        if (i < row_.declared.size()) return {row_.declared[i].sheet, row_.declared[i].address};
        return {row_.sheet, row_.code_cell};
    }

    const InputRow& row_;
    Findings& findings_;
    const Language language_;
    std::vector<Value> values_;
    std::vector<const InputCell*> cells_;
    bool refused_ = false;      // a figure of the row cannot be used
    bool no_quotient_ = false;  // numerator or denominator is a date, so their quotient is not a value
};

}  // namespace

std::optional<Finding> no_figure(const InputCell& cell, bool yes_no, const std::string& code, Language language) {
    if (!std::holds_alternative<double>(cell.value)) return std::nullopt;
    const auto found = [&](const char* kind, NoFigure what) {
        return Finding{true, kind, cell.sheet, cell.address, code, no_figure_sentence(what, {}, language)};
    };
    switch (cell.shown) {
        case Shown::number:
        case Shown::percent: return std::nullopt;
        case Shown::date:
        case Shown::date_time: return found("date_as_figure", NoFigure::date);
        case Shown::time: return found("time_as_figure", NoFigure::time);
        case Shown::truth: break;
    }
    return yes_no ? std::nullopt : std::optional(found("truth_as_figure", NoFigure::truth));
}

AdoptedFigures read_figures(const InputRow& row, Findings& findings, Language language) {
    return Figures(row, findings, language).read();
}

}  // namespace citystar::workbook
