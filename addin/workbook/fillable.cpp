#include "fillable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <set>

#include "citystar/explain.hpp"
#include "citystar/text.hpp"
#include "figures.hpp"
#include "input_table.hpp"
#include "messages.hpp"
#include "plan.hpp"
#include "value_text.hpp"

namespace citystar::workbook {
namespace {

using messages::Message;
using messages::say;
using templates::Content;
using Label = templates::labels::Message;

constexpr double exact = 1e-9;

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? std::string()
                                      : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Content text_content(const std::string& text) {
    auto out = trimmed(text);
    return out.empty() ? Content() : Content(std::move(out));
}

// Days of a spreadsheet begin with 1899-12-30.
constexpr auto first_day = std::chrono::sys_days(std::chrono::year(1899) / 12 / 30);

// Also of texts such as "85%", as collect reads them.
Content figure_content(const Measure& measure, const CellValue& value) {
    const auto* number = std::get_if<double>(&value);
    const auto* text = std::get_if<std::string>(&value);
    const bool yes_no = measure.type == MeasureType::yes_no;
    if (text) {
        auto plain = half_width(*text);
        if (plain.empty()) return {};
        const auto read = measure.type == MeasureType::level ? std::nullopt : value_of_text(measure, plain);
        if (!read) return plain;
        if (!yes_no) return *read;
        return templates::label(*read == 1 ? Label::yes : Label::no);
    }
    if (!number) return {};
    if (yes_no && (*number == 0 || *number == 1)) return templates::label(*number == 1 ? Label::yes : Label::no);
    if (measure.type == MeasureType::level && *number >= 0 && *number == std::floor(*number) &&
        *number < static_cast<double>(measure.levels.size()))
        return measure.levels[static_cast<std::size_t>(*number)].zh;
    return *number;
}

Content note_content(const std::string& field, const InputCell& cell) {
    static const std::set<std::string> dates{"dated", "planned", "due"};
    const bool date = dates.contains(field);
    if (const auto* number = std::get_if<double>(&cell.value)) {
        const bool shown_as_date = cell.shown == Shown::date || cell.shown == Shown::date_time;
        return !date && shown_as_date ? Content(date_text(*number)) : Content(*number);
    }
    const auto* text = std::get_if<std::string>(&cell.value);
    if (!text) return {};
    if (date)
        if (const auto day = date_of_text(*text)) return *day;
    if (field == "progress") {
        Measure progress;
        progress.type = MeasureType::share;
        return figure_content(progress, cell.value);
    }
    return text_content(*text);
}

const Measure& amount() {
    static const Measure out = [] {
        Measure made;
        made.type = MeasureType::amount;
        return made;
    }();
    return out;
}

std::string without_spaces(std::string formula) {
    std::erase_if(formula, [](char c) { return c == ' ' || c == '$'; });
    return formula;
}

class Cells {
public:
    Cells(const WorkbookCells& cells, const WorkbookInputs& inputs, Language language)
        : cells_(cells), inputs_(inputs), language_(language) {}

    std::vector<FillableCell> all() {
        for (const auto& row : inputs_.rows)
            if (row.indicator->kind != IndicatorKind::task) add_row(row);
        for (const auto& sheet : cells_.sheets) add_tasks(sheet);
        return std::move(out_);
    }

private:
    void add(const Indicator& indicator, const std::string& field, const std::string& head, const InputCell& cell,
             Content content) {
        FillableCell one{{indicator.code, field}, &indicator, head, cell.sheet, cell.address, std::move(content),
                         cell_text(cell.value),   {},         false};
        const bool error = std::holds_alternative<std::monostate>(cell.value) && cell.formula;
        if (error) one.refused = say(Message::finding_cell_error, language_);
        one.formula = cell.formula;
        for (const auto& link : cells_.links ? *cells_.links : std::vector<OutsideLink>())
            if (link.holds(cell.sheet, cell.column, cell.row)) one.refused = say(Message::part_cell_linked, language_);
        out_.push_back(std::move(one));
    }

    void add_row(const InputRow& row) {
        const auto& indicator = *row.indicator;
        const auto first = out_.size();
        for (std::size_t i = 0; i < std::min(row.declared.size(), indicator.input_count()); ++i) {
            const auto& cell = row.declared[i];
            const bool follows = i == 0 && has_quotient(indicator) && follows_quotient(row);
            add(indicator, templates::value_field(static_cast<int>(i)), printed(Label::value, i + 1), cell,
                follows ? Content() : figure_content(indicator.input(i), cell.value));
            if (follows) out_.back().formula = false;
            if (follows) out_.back().refused.clear();
        }
        if (has_quotient(indicator)) {
            if (row.numerator)
                add(indicator, "numerator", printed(Label::numerator), *row.numerator,
                    figure_content(amount(), row.numerator->value));
            if (row.denominator)
                add(indicator, "denominator", printed(Label::denominator), *row.denominator,
                    figure_content(amount(), row.denominator->value));
        }
        refuse_faults(row, first);
        for (const auto& [field, label] : templates::note_fields())
            if (const auto found = row.notes.find(field); found != row.notes.end())
                add(indicator, field, printed(label), found->second, note_content(field, found->second));
    }

    // The value is what its numerator and denominator give: by the template's formula, whether it was calculated or
    // not, or by another one with the same result.
    bool follows_quotient(const InputRow& row) const {
        const auto& value = row.declared.front();
        if (!value.formula || !row.numerator || !row.denominator) return false;
        const auto sheet = std::ranges::find(cells_.sheets, value.sheet, &SheetCells::name);
        if (sheet != cells_.sheets.end() &&
            without_spaces(sheet->formula(value.column, value.row)) ==
                templates::quotient_formula(row.numerator->address, row.denominator->address))
            return true;
        const auto* upper = std::get_if<double>(&row.numerator->value);
        const auto* lower = std::get_if<double>(&row.denominator->value);
        const auto* shown = std::get_if<double>(&value.value);
        return upper && lower && shown && *lower > 0 && std::abs(*shown - *upper / *lower) <= exact;
    }

    // What collect would not count is not put into the whole; its sentence says how to correct it.
    void refuse_faults(const InputRow& row, std::size_t first) {
        Findings findings;
        read_figures(row, findings, language_);
        bool quotient = false;
        std::string why;
        for (const auto& finding : findings) {
            if (!finding.error) continue;
            for (auto i = first; i < out_.size(); ++i) {
                auto& cell = out_[i];
                if (cell.sheet != finding.sheet || cell.address != finding.cell) continue;
                if (cell.refused.empty()) cell.refused = finding.text;
                if (in_quotient(*row.indicator, cell.key.second)) {
                    quotient = true;
                    why = cell.refused;
                }
            }
        }
        if (!quotient) return;
        for (auto i = first; i < out_.size(); ++i)
            if (in_quotient(*row.indicator, out_[i].key.second) && out_[i].refused.empty()) out_[i].refused = why;
    }

    // The table of the text tasks: the column with most of their codes, and the heads above.
    void add_tasks(const SheetCells& sheet) {
        const View view(sheet, 0, false);
        std::map<int, std::map<int, const Indicator*>> columns;
        for (int row = 0; row < sheet.rows(); ++row)
            for (int column = 0; column < sheet.columns(); ++column) {
                const auto* text = std::get_if<std::string>(&sheet.value(column, row));
                if (!text || text->empty() || text->size() > 40) continue;
                const auto* indicator = inputs_.framework->find_indicator(*text);
                if (indicator && indicator->kind == IndicatorKind::task && name_key(indicator->code) == name_key(*text))
                    columns[column][row] = indicator;
            }
        if (columns.empty()) return;
        const auto& rows =
            std::ranges::max_element(columns, {}, [](const auto& one) { return one.second.size(); })->second;
        std::map<std::string, int> heads;
        for (int row = rows.begin()->first - 1; row >= 0 && heads.empty(); --row) heads = task_heads(sheet, row);
        if (heads.empty()) return;
        for (const auto& [row, task] : rows) {
            if (!seen_.insert(task).second) continue;
            for (const auto& [field, label] : templates::task_fields())
                if (const auto head = heads.find(field); head != heads.end()) {
                    const auto cell = view.cell(head->second, row);
                    add(*task, field, printed(label), cell, note_content(field, cell));
                    check_progress(field, cell);
                }
        }
    }

    // Empty unless the progress is there, which no other table of ours has.
    std::map<std::string, int> task_heads(const SheetCells& sheet, int row) const {
        std::map<std::string, int> out;
        for (int column = 0; column < sheet.columns(); ++column) {
            const auto key = name_key(cell_text(sheet.value(column, row)));
            for (const auto& [field, label] : templates::task_fields())
                if (!key.empty() && key == name_key(printed(label))) out.try_emplace(field, column);
        }
        if (!out.contains("progress")) out.clear();
        return out;
    }

    void check_progress(const std::string& field, const InputCell& cell) {
        auto& one = out_.back();
        if (field != "progress" || empty(one.content)) return;
        const auto* number = std::get_if<double>(&one.content);
        if (!number || *number < 0 || *number > 1 || no_figure(cell, false, {}, language_))
            one.refused = say(Message::part_progress, language_, one.as_typed);
    }

    const WorkbookCells& cells_;
    const WorkbookInputs& inputs_;
    const Language language_;
    std::set<const Indicator*> seen_;
    std::vector<FillableCell> out_;
};

}  // namespace

std::optional<double> date_of_text(const std::string& typed) {
    const auto text = name_key(typed);
    int parts[3] = {};
    const auto* at = text.data();
    const auto* const end = at + text.size();
    for (int i = 0; i < 3; ++i) {
        const auto [stop, error] = std::from_chars(at, end, parts[i]);
        if (error != std::errc() || stop == at) return std::nullopt;
        at = stop;
        const auto rest = std::string_view(at, static_cast<std::size_t>(end - at));
        if (i == 2) {
            if (!rest.empty() && rest != "日") return std::nullopt;
            break;
        }
        const std::string_view word = i == 0 ? "年" : "月";
        if (rest.starts_with(word))
            at += word.size();
        else if (rest.starts_with('-') || rest.starts_with('/') || rest.starts_with('.'))
            ++at;
        else
            return std::nullopt;
    }
    // The calendar keeps each part in a byte or two, so that 257 would be January.
    const auto within = [](int part, int least, int most) { return least <= part && part <= most; };
    if (!within(parts[0], 1900, 9999) || !within(parts[1], 1, 12) || !within(parts[2], 1, 31)) return std::nullopt;
    const auto day = std::chrono::year(parts[0]) / parts[1] / parts[2];
    if (!day.ok()) return std::nullopt;
    return static_cast<double>((std::chrono::sys_days(day) - first_day).count());
}

std::string date_text(double serial) {
    // Years 1 to 9999.
    if (!(serial >= -693593 && serial < 2958466)) return fmt::format("{}", serial);
    const std::chrono::year_month_day day(first_day + std::chrono::days(static_cast<int>(std::floor(serial))));
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

bool has_quotient(const Indicator& indicator) { return templates::Plan::quotient(indicator); }

bool in_quotient(const Indicator& indicator, const std::string& field) {
    return has_quotient(indicator) &&
           (field == "numerator" || field == "denominator" || field == templates::value_field(0));
}

bool empty(const Content& content) {
    const auto* text = std::get_if<std::string>(&content);
    return std::holds_alternative<std::monostate>(content) || (text && text->empty());
}

bool same_content(const Content& a, const Content& b) {
    if (empty(a) || empty(b)) return empty(a) == empty(b);
    const auto* left = std::get_if<double>(&a);
    const auto* right = std::get_if<double>(&b);
    if (left && right) return std::abs(*left - *right) <= 1e-12 * std::max(std::abs(*left), std::abs(*right));
    const auto text = [](const Content& content) {
        const auto* number = std::get_if<double>(&content);
        return number ? fmt::format("{}", *number) : std::get<std::string>(content);
    };
    return text(a) == text(b);
}

std::vector<FillableCell> fillable_cells(const WorkbookCells& cells, const WorkbookInputs& inputs, Language language) {
    return Cells(cells, inputs, language).all();
}

templates::RowContents shown_contents(const InputRow& row) {
    templates::RowContents out;
    for (std::size_t i = 0; i < std::min(row.verified.size(), row.indicator->input_count()); ++i)
        out[templates::verified_field(static_cast<int>(i))] =
            figure_content(row.indicator->input(i), row.verified[i].value);
    if (const auto found = row.notes.find("verifier"); found != row.notes.end())
        out["verifier"] = note_content("verifier", found->second);
    if (row.departments) out["departments"] = text_content(cell_text(row.departments->value));
    return out;
}

std::vector<std::string> lead_departments(const Framework& framework, const Indicator& indicator,
                                          const std::string& typed) {
    std::vector<std::string> out;
    const bool printed = std::ranges::any_of(framework.departments, [](const auto& one) { return !one.placeholder; });
    if (printed) {
        for (const auto& one : indicator.departments) {
            const auto& department = framework.departments[one.department];
            if (one.role == Role::lead && !department.placeholder) out.push_back(department.name);
        }
        return out;
    }
    // As 评分 divides it.
    std::size_t end = typed.size();
    for (const std::string_view mark : {"、", "；", ";"}) end = std::min(end, typed.find(mark));
    if (auto first = half_width(typed.substr(0, end)); !first.empty()) out.push_back(std::move(first));
    return out;
}

}  // namespace citystar::workbook
