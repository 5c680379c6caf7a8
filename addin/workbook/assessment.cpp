#include "assessment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "cell_texts.hpp"
#include "changes.hpp"
#include "citystar/bounds.hpp"
#include "citystar/cell_address.hpp"
#include "citystar/explain.hpp"
#include "figures.hpp"
#include "frame_cell.hpp"
#include "labels.hpp"
#include "messages.hpp"
#include "part_mark.hpp"
#include "plausibility.hpp"
#include "recognition.hpp"
#include "unseen.hpp"
#include "workbook.hpp"

namespace citystar::workbook {

namespace {

using messages::Message;
using messages::say;
using Label = templates::labels::Message;

constexpr double total_tolerance = 0.0051;  // indexes are shown to two decimals
constexpr std::size_t most_of_a_kind = 5;

std::string printed(Label label) { return templates::labels::say(label, Language::zh); }
std::string plain(double number) { return fmt::format("{:.10g}", number); }

class Assessor {
public:
    Assessor(const WorkbookCells& before, const WorkbookCells& after, const WorkbookInputs& inputs,
             const Landmarks* landmarks, const Restore& restore, Language language, Assessment& out)
        : before_(before),
          after_(after),
          inputs_(inputs),
          framework_(*inputs.framework),
          landmarks_(landmarks),
          restore_(restore),
          language_(language),
          out_(out) {}

    void run() {
        score();
        // Findings about the whole file are given once, with the chosen unit.
        if (!inputs_.chosen) return compare_listed_total();
        compare_claims();
        check_frame();
        check_rows();
        compare_with_template();
    }

private:
    void add(bool error, const char* kind, const std::string& sheet, const std::string& cell, const std::string& code,
             std::string text) {
        out_.findings.push_back({error, kind, sheet, cell, code, std::move(text)});
    }

    void score() {
        options_.adjustment = inputs_.coefficient;
        for (const auto& row : inputs_.rows) {
            if (!row.indicator->counts()) continue;
            figures_.push_back(read_figures(row, out_.findings, language_));
            places_.push_back(&row);
        }
        for (std::size_t i = 0; i < places_.size(); ++i)
            rows_.push_back({Value(std::string_view(places_[i]->indicator->code)), figures_[i].values});
        find_small_shares(places_, figures_, out_.findings, language_);
        // A row that cannot be counted affects only itself.
        auto total = total_points(framework_, rows_, options_);
        for (; !total && total.failure().row < rows_.size(); total = total_points(framework_, rows_, options_)) {
            const auto row = total.failure().row;
            const auto& place = *places_[row];
            if (rows_[row].values.empty()) break;
            add(true, "row_fault", place.sheet, place.code_cell, place.indicator->code,
                say(Message::finding_row_fault, language_));
            rows_[row].values = {};
        }
        out_.total = total.value_or(0);
        if (framework_.scoring == Scoring::stars)
            out_.star = overall_star(framework_, rows_, OverallRule::score, options_).value_or(0);
        for (std::size_t i = 0; i < framework_.levels.size(); ++i) {
            if (framework_.levels[i].parent) continue;
            auto part = options_;
            part.scope = {Scope::Kind::level, i};
            if (framework_.scoring == Scoring::index) part.adjustment = std::nullopt;
            out_.levels[framework_.levels[i].code] = total_points(framework_, rows_, part).value_or(0);
        }
        const auto bounds = score_bounds(framework_, rows_, options_).value_or({});
        out_.coverage = bounds.coverage;
        out_.lower = bounds.lower;
        out_.upper = bounds.upper;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const auto& indicator = *places_[i]->indicator;
            const auto reading = read_values(indicator, rows_[i].values);
            const auto result = evaluate(indicator, reading);
            std::string figures;
            for (const auto& value : rows_[i].values)
                figures += (value.kind == Value::Kind::text ? std::string(value.text)
                            : value.blank()                 ? ""
                                                            : plain(value.number)) +
                           "|";
            const auto& row = *places_[i];
            out_.indicators.push_back({&indicator, !reading.nothing_reported(), result.star, result.points, figures,
                                       row.sheet, row.declared.empty() ? row.code_cell : row.declared.front().address,
                                       cells_of(figures_[i])});
        }
    }

    static std::vector<FigureCell> cells_of(const AdoptedFigures& figures) {
        std::vector<FigureCell> out;
        for (const auto* cell : figures.cells)
            out.push_back(cell ? FigureCell{cell->sheet, cell->address} : FigureCell{});
        return out;
    }

    // The total with the weights that the user set in the workbook; without such weights, the engine's total.
    double total_as_weighted() {
        const auto weights = after_.names.find("CS_WEIGHTS");
        const auto codes = after_.names.find("CS_SCORED");
        if (weights == after_.names.end() || codes == after_.names.end()) return out_.total;
        auto rows = rows_;
        std::size_t set = 0;
        std::string first;
        const auto& sheet = after_.sheets[static_cast<std::size_t>(weights->second.sheet)];
        for (int row = weights->second.top; row <= weights->second.bottom; ++row) {
            const auto* weight = std::get_if<double>(&sheet.value(weights->second.left, row));
            const auto* indicator = framework_.find_indicator(cell_text(sheet.value(codes->second.left, row)));
            if (!weight || !indicator) continue;
            if (set++ == 0) first = cell_address(weights->second.left, row);
            for (std::size_t i = 0; i < rows.size(); ++i)
                if (places_[i]->indicator == indicator) rows[i].weight = *weight;
        }
        if (set == 0) return out_.total;
        add(false, "weights_set", sheet.name, first, "", say(Message::finding_weights_set, language_, set));
        return total_points(framework_, rows, options_).value_or(0);
    }

    void compare_claims() {
        const auto expected = total_as_weighted();
        const auto claim = [&](const char* name, Label label, std::optional<double>& into) -> std::optional<FrameCell> {
            auto cell = frame_cell(before_, name, printed(label));
            if (cell)
                if (const auto* number = std::get_if<double>(&cell->value)) into = *number;
            return cell;
        };
        const auto total = claim("CS_TOTAL", Label::total, out_.claimed_total);
        if (total && !out_.claimed_total)
            add(false, "no_claim", total->sheet, total->address, "", say(Message::finding_no_claim, language_));
        if (out_.claimed_total && std::abs(*out_.claimed_total - expected) > total_tolerance)
            add(true, "total_differs", total->sheet, total->address, "",
                say(cause("CS_TOTAL", Label::total, expected,
                          {Message::finding_total, Message::finding_total_stale, Message::finding_total_native}),
                    language_, plain(*out_.claimed_total), plain(std::round(expected * 1e4) / 1e4)));
        if (!out_.star) return;
        const auto star = claim("CS_OVERALL_STAR", Label::overall, out_.claimed_star);
        if (out_.claimed_star && *out_.claimed_star != *out_.star)
            add(true, "star_differs", star->sheet, star->address, "",
                say(cause("CS_OVERALL_STAR", Label::overall, *out_.star,
                          {Message::finding_star, Message::finding_star_stale, Message::finding_star_native}),
                    language_, plain(*out_.claimed_star), *out_.star));
    }

    struct Causes {
        Message altered;
        Message stale;
        Message native;
    };

    // Why a result differs. If the formula gives the expected value once it is calculated, no formula has to be
    // restored, nor if native formulas took dates for numbers.
    Message cause(const char* name, Label label, double expected, const Causes& causes) const {
        const auto cell = frame_cell(after_, name, printed(label));
        const auto* number = cell ? std::get_if<double>(&cell->value) : nullptr;
        if (!number || cell->formula.empty()) return causes.altered;
        if (std::abs(*number - expected) <= total_tolerance) return causes.stale;
        const bool odd = std::ranges::any_of(out_.findings, [](const Finding& finding) {
            return finding.kind == "date_as_figure" || finding.kind == "truth_as_figure";
        });
        const bool native = formulas_of(before_, inputs_.template_version) == templates::Formulas::native;
        return native && odd ? causes.native : causes.altered;
    }

    // Compares the total of a unit in the workbook's own table of units.
    void compare_listed_total() {
        const auto units = before_.names.find("CS_LEAGUE_UNITS");
        const auto totals = before_.names.find("CS_LEAGUE_TOTALS");
        if (units == before_.names.end() || totals == before_.names.end()) return;
        const auto& sheet = before_.sheets[static_cast<std::size_t>(totals->second.sheet)];
        for (int row = units->second.top; row <= units->second.bottom; ++row) {
            if (name_key(cell_text(sheet.value(units->second.left, row))) != name_key(inputs_.unit)) continue;
            const auto* shown = std::get_if<double>(&sheet.value(totals->second.left, row));
            if (!shown) return;
            out_.claimed_total = *shown;
            if (std::abs(*shown - out_.total) > total_tolerance)
                add(true, "total_differs", sheet.name, cell_address(totals->second.left, row), "",
                    say(Message::finding_total, language_, plain(*shown), plain(std::round(out_.total * 1e4) / 1e4)));
            return;
        }
    }

    bool is_present_version() const {
        const auto formulas = templates::formulas_of_version(inputs_.template_version);
        return formulas && inputs_.template_version == templates::version_text(*formulas);
    }

    bool names_lost() const { return !after_.names.contains("CS_TOTAL") || !after_.names.contains("CS_VALUES"); }

    void compare_with_template() {
        if (!landmarks_) return;
        const bool another = !inputs_.template_version.empty() && !is_present_version();
        const auto origin = another        ? Origin::another_version
                            : names_lost() ? Origin::without_names
                                           : Origin::this_version;
        for (auto& change : find_changes(*landmarks_, after_, framework_, origin, out_.findings, restore_, language_))
            out_.findings.push_back(std::move(change));
    }

    void check_frame() {
        if (has_invisible(inputs_.unit_text))
            add(false, "invisible_characters", "", "", "",
                say(Message::finding_invisible_unit, language_, visible(inputs_.unit_text)));
        if (inputs_.unit.empty()) add(false, "unit_missing", "", "", "", say(Message::finding_unit_missing, language_));
        if (!inputs_.template_version.empty() && !is_present_version())
            add(false, "old_template", "", "", "",
                say(Message::finding_old_template, language_, inputs_.template_version, templates::template_version));
        if (names_lost()) add(false, "names_lost", "", "", "", say(Message::finding_names_lost, language_));
        for (const auto& sheet : after_.sheets)
            if (sheet.hidden && sheet.rows() > 0)
                add(false, "hidden_sheet", sheet.name, "", "", say(Message::finding_hidden_sheet, language_));
    }

    void check_rows() {
        find_unseen(inputs_.rows, out_.findings, language_);
        std::size_t hidden = 0;
        std::size_t without_evidence = 0;
        const InputRow* first_hidden = nullptr;
        const InputRow* first_without = nullptr;
        Findings codes;
        Findings departments;
        Findings contents;
        for (const auto& row : inputs_.rows) {
            if (auto damaged = damaged_code(row, language_)) codes.push_back(std::move(*damaged));
            if (row.hidden && row.reported() && hidden++ == 0) first_hidden = &row;
            if (row.evidence && row.evidence->blank() && row.reported() && without_evidence++ == 0)
                first_without = &row;
            const auto changed = [&](const std::optional<InputCell>& cell, const std::string& printed_text,
                                     Findings& into, const char* kind, Message message) {
                const auto text = cell ? cell_text(cell->value) : std::string();
                if (cell && !cell->blank() && name_key(text) != name_key(printed_text))
                    into.push_back({false, kind, cell->sheet, cell->address, row.indicator->code,
                                    say(message, language_, printed_text)});
            };
            if (!framework_.departments.empty())
                changed(row.departments, templates::departments_text(*row.indicator, std::nullopt), departments,
                        "departments_changed", Message::finding_departments);
            changed(row.content, templates::measures_text(*row.indicator), contents, "content_changed",
                    Message::finding_content);
        }
        if (hidden > 0)
            add(false, "hidden_rows", first_hidden->sheet, first_hidden->code_cell, first_hidden->indicator->code,
                say(Message::finding_hidden_rows, language_, hidden));
        if (without_evidence > 0)
            add(false, "evidence_missing", first_without->sheet, first_without->evidence->address,
                first_without->indicator->code, say(Message::finding_evidence, language_, without_evidence));
        append_few(std::move(codes));
        append_few(std::move(departments));
        append_few(std::move(contents));
        find_missing_rows();
    }

    // Adds the first findings in full and then only counts. A workbook made for another purpose would have very many.
    void append_few(Findings some) {
        const auto more = some.size() > most_of_a_kind ? some.size() - most_of_a_kind : 0;
        some.resize(some.size() - more);
        for (auto& one : some) out_.findings.push_back(std::move(one));
        if (more > 0)
            out_.findings.push_back(
                {false, some.back().kind, some.back().sheet, "", "", say(Message::finding_more, language_, more)});
    }

    void find_missing_rows() {
        std::set<const Indicator*> found;
        for (const auto& row : inputs_.rows) found.insert(row.indicator);
        std::size_t count = 0;
        std::string codes;
        for (const auto& indicator : framework_.indicators) {
            if (!indicator.counts() || found.contains(&indicator)) continue;
            if (count++ < most_of_a_kind) codes += (codes.empty() ? "" : ", ") + indicator.code;
        }
        if (count > most_of_a_kind) codes += ", …";
        if (count > 0)
            add(false, "rows_missing", "", "", "", say(Message::finding_rows_missing, language_, count, codes));
    }

    const WorkbookCells& before_;
    const WorkbookCells& after_;
    const WorkbookInputs& inputs_;
    const Framework& framework_;
    const Landmarks* landmarks_;
    const Restore& restore_;
    const Language language_;
    Assessment& out_;
    TotalOptions options_;
    std::vector<AdoptedFigures> figures_;
    std::vector<const InputRow*> places_;
    std::vector<Row> rows_;
};

// The error that the named cell holds no framework, while the cell next to the template's label has the id of one.
std::optional<Finding> framework_elsewhere(const WorkbookCells& cells, const Registry& registry, Language language) {
    const auto named = frame_cell(cells, "CS_FRAMEWORK", printed(Label::framework));
    const auto beside = frame_cell(cells, "", printed(Label::framework));
    if (!named || !named->named || !beside || !registry.find(cell_text(beside->value))) return std::nullopt;
    return Finding{true,
                   "names_elsewhere",
                   named->sheet,
                   named->address,
                   "",
                   say(Message::finding_framework_elsewhere, language, named->sheet + "." + named->address,
                       beside->sheet + "." + beside->address)};
}

Finding why_not_scored(const WorkbookInputs& inputs, const WorkbookCells& cells, const Registry& registry,
                       Language language) {
    if (!inputs.ours)
        return {true, std::string(status_word(Status::not_a_workbook_of_ours)),
                "",   "",
                "",   say(Message::finding_not_ours, language)};
    if (inputs.framework) return {true, "no_table", "", "", "", say(Message::finding_no_table, language)};
    if (auto elsewhere = framework_elsewhere(cells, registry, language)) return std::move(*elsewhere);
    if (inputs.alike.size() > 1)
        return {true, "unknown_framework",
                "",   "",
                "",   say(Message::finding_several_frameworks, language, inputs.alike[0]->id, inputs.alike[1]->id)};
    return {true,
            "unknown_framework",
            "",
            "",
            "",
            inputs.framework_text.empty() ? say(Message::finding_no_framework, language)
                                          : say(Message::finding_unknown_framework, language, inputs.framework_text)};
}

// One unit. The findings of `unit` are about its table.
Assessment assess_unit(const WorkbookCells& before, const WorkbookCells& after, const std::vector<OutsideLink>& links,
                       UnitInputs unit, const Registry& registry, const TemplateOf& template_of, const Restore& restore,
                       Language language) {
    Assessment out;
    const auto& inputs = unit.inputs;
    out.findings = std::move(unit.findings);
    out.unit = inputs.unit;
    out.period = inputs.period;
    out.chosen = inputs.chosen;
    if (!inputs.framework || inputs.rows.empty()) {
        out.framework = inputs.framework;
        out.status = inputs.ours ? Status::not_scored : Status::not_a_workbook_of_ours;
        // The reason why it is not scored comes first and stands for the file.
        if (const auto reason = why_not_scored(inputs, after, registry, language); count_errors(out.findings) == 0)
            out.findings.insert(out.findings.begin(), reason);
        return out;
    }
    out.framework = inputs.framework;
    Assessor(before, after, inputs,
             inputs.chosen ? template_of(*inputs.framework, formulas_of(before, inputs.template_version)) : nullptr,
             restore, language, out)
        .run();
    find_outside_links(after, links, inputs, out.findings, language);
    std::ranges::stable_sort(out.findings, {}, [](const Finding& finding) { return !finding.error; });
    return out;
}

Assessment refused_part(const PartMark& part, Language language) {
    Assessment out;
    out.status = Status::not_scored;
    out.findings.push_back({true, "department_part", "", "", "",
                            say(Message::finding_department_part, language, part.department, part.unit)});
    return out;
}

}  // namespace

Findings not_reported(const Assessment& assessment, Language language) {
    Findings out;
    for (const auto& one : assessment.indicators)
        if (!one.reported)
            out.push_back({false, not_reported_kind, one.sheet, one.cell, one.indicator->code,
                           say(Message::finding_not_reported, language, one.indicator->name.in(language))});
    return out;
}

Assessment skipped_league(Language language) {
    Assessment out;
    out.status = Status::skipped;
    out.findings.push_back({false, "own_league", "", "", "", say(Message::finding_own_league, language)});
    return out;
}

std::vector<Assessment> assess(const WorkbookCells& before, const WorkbookCells& after, const Registry& registry,
                               const TemplateOf& template_of, const Restore& restore, Language language) {
    if (before.names.contains(league_name)) return {skipped_league(language)};
    if (const auto part = part_mark(before)) return {refused_part(*part, language)};
    // The file's own links are more complete than those that formulas show.
    const auto links = after.links ? *after.links : links_by_formulas(before);
    std::vector<Assessment> out;
    for (auto& unit : read_units(after, registry, language))
        out.push_back(assess_unit(before, after, links, std::move(unit), registry, template_of, restore, language));
    return out;
}

}  // namespace citystar::workbook
