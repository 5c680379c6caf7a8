#include "workbook_inputs.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "citystar/cell_address.hpp"
#include "citystar/text.hpp"
#include "figures.hpp"
#include "frame_cell.hpp"
#include "input_table.hpp"
#include "labels.hpp"
#include "messages.hpp"
#include "part.hpp"
#include "part_mark.hpp"
#include "recognition.hpp"

namespace citystar::workbook {

namespace {

using messages::Message;
using messages::say;
using Label = templates::labels::Message;

bool same_figures(const InputRow& a, const InputRow& b) {
    const auto same = [](const auto& x, const auto& y) {
        for (std::size_t i = 0; i < std::max(x.size(), y.size()); ++i)
            if (cell_text(i < x.size() ? x[i].value : CellValue()) !=
                cell_text(i < y.size() ? y[i].value : CellValue()))
                return false;
        return true;
    };
    return same(a.declared, b.declared) && same(a.verified, b.verified);
}

class Reader {
public:
    Reader(const WorkbookCells& cells, Findings& findings, WorkbookInputs& out, Language language, bool notes = false)
        : cells_(cells), findings_(findings), out_(out), language_(language), notes_(notes) {}

    void read() {
        unit_column_ = out_.framework->units.empty() ? std::string() : name_key(out_.unit);
        auto tables = find_tables(false);
        const auto with_heads = [](const InputTable& table) {
            return !table.heads.declared.empty() || table.heads.two_columns;
        };
        const auto largest = [&](const std::vector<InputTable>& some) {
            std::size_t most = 0;
            for (const auto& table : some)
                if (with_heads(table)) most = std::max(most, table.rows.size());
            return most;
        };
        // The first sheet of a part lists its indicators, and few rows look like anything; so only heads tell the
        // report.
        if (is_part_) std::erase_if(tables, [&](const InputTable& table) { return !with_heads(table); });
        if (auto sideways = is_part_ ? std::vector<InputTable>() : find_tables(true);
            largest(sideways) > 2 * largest(tables))
            tables = std::move(sideways);
        if (std::ranges::any_of(tables, with_heads)) {
            std::erase_if(tables, [&](const InputTable& table) { return !with_heads(table); });
        } else if (!tables.empty() && unit_column_.empty()) {
            const auto most =
                std::ranges::max_element(tables, {}, [](const InputTable& table) { return table.rows.size(); });
            guess_columns(*most);
            InputTable chosen = *most;
            tables.assign(1, chosen);
        }
        std::ranges::stable_sort(tables, {}, [&](const InputTable& table) { return rank(table); });
        named_ = std::ranges::any_of(tables, [](const InputTable& table) { return table.heads.named; });
        for (const auto& table : tables) {
            if (table.heads.two_columns && rows_.empty()) return add_two_columns(table);
            if (!table.heads.two_columns) read_table(table);
        }
        if (out_.framework->coefficient) read_coefficient(tables);
        std::vector<InputRow> ordered;
        for (const auto& indicator : out_.framework->indicators)
            if (const auto found = rows_.find(&indicator); found != rows_.end())
                ordered.push_back(std::move(found->second));
        out_.rows = std::move(ordered);
    }

private:
    std::vector<InputTable> find_tables(bool sideways) {
        std::vector<InputTable> out;
        for (std::size_t i = 0; i < cells_.sheets.size(); ++i) {
            if (ranks_units(static_cast<int>(i))) continue;
            const View view(cells_.sheets[i], static_cast<int>(i), sideways);
            // A department may have a single indicator.
            auto table = find_table(named_on(i), view, unit_column_, is_part_ ? 1 : 2);
            if (!table) continue;
            settle_columns(*table, cells_, !unit_column_.empty());
            out.push_back(std::move(*table));
        }
        return out;
    }

    // Looking up every text of a workbook is a good part of reading it.
    const std::vector<IndicatorCell>& named_on(std::size_t sheet) {
        if (indicators_.empty())
            for (const auto& cells : cells_.sheets) indicators_.push_back(find_indicators(*out_.framework, cells));
        return indicators_[sheet];
    }

    // Whether the sheet is the template's own table of results, whose ranks look like codes.
    bool ranks_units(int sheet) const {
        if (unit_column_.empty()) return false;
        const auto found = cells_.names.find("CS_LEAGUE_RANKS");
        return found != cells_.names.end()
                   ? found->second.sheet == sheet
                   : cells_.sheets[static_cast<std::size_t>(sheet)].name == printed(Label::sheet_league);
    }

    // The order of sheets: first that of the named range, then the one with the template's name, then the others.
    int rank(const InputTable& table) const {
        const auto* name = unit_column_.empty() ? "CS_VALUES" : "CS_UNIT_DECLARED";
        const auto found = cells_.names.find(name);
        if (found != cells_.names.end() && found->second.sheet == table.view.index()) return 0;
        return table.view.sheet().name == printed(Label::sheet_report) ? 1 : 2;
    }

    bool verification(const InputTable& table) const {
        if (unit_column_.empty()) return false;
        const auto found = cells_.names.find("CS_UNIT_VERIFIED");
        return found != cells_.names.end() ? found->second.sheet == table.view.index()
                                           : table.view.sheet().name == printed(Label::sheet_verification);
    }

    InputRow row_of(const InputTable& table, int row, const Indicator* indicator) const {
        const auto& view = table.view;
        InputRow out;
        out.indicator = indicator;
        out.sheet = view.sheet().name;
        out.code_cell = view.address(table.code_column, row);
        out.code_text = cell_text(view.value(table.code_column, row));
        out.hidden = view.hidden(row) || view.sheet().hidden;
        const auto take = [&](const std::map<int, int>& columns, std::vector<InputCell>& into) {
            for (const auto& [number, column] : columns) {
                if (static_cast<int>(into.size()) < number) into.resize(static_cast<std::size_t>(number));
                into[static_cast<std::size_t>(number - 1)] = view.cell(column, row);
            }
        };
        take(table.heads.declared, out.declared);
        take(table.heads.verified, out.verified);
        const auto other = [&](Label label) -> std::optional<InputCell> {
            const auto column = table.heads.other(label);
            return column ? std::optional(view.cell(*column, row)) : std::nullopt;
        };
        out.numerator = other(Label::numerator);
        out.denominator = other(Label::denominator);
        out.departments = other(Label::departments);
        out.content = other(Label::measures);
        out.evidence = other(Label::document);
        if (!notes_) return out;
        const auto note = [&](const std::string& field, Label label) {
            if (auto cell = other(label)) out.notes.emplace(field, std::move(*cell));
        };
        for (const auto& [field, label] : templates::note_fields()) note(field, label);
        note("verifier", Label::verifier);
        return out;
    }

    void add_two_columns(const InputTable& table) {
        const auto& [first, second, names] = *table.heads.two_columns;
        findings_.push_back({true, names ? "names_elsewhere" : "two_columns", table.view.sheet().name, first, "",
                             names ? say(Message::finding_names_elsewhere, language_, first, second)
                                   : say(Message::finding_two_columns, language_, first, second)});
    }

    void read_table(const InputTable& table) {
        const bool verifies = verification(table);
        std::set<const Indicator*> here;
        std::size_t elsewhere = 0;
        std::string first_elsewhere;
        for (const auto& [row, indicator] : table.rows) {
            if (row == table.heads.row) continue;
            auto one = row_of(table, row, indicator);
            if (verifies) {
                if (here.insert(indicator).second) rows_[indicator].verified = std::move(one.declared);
                continue;
            }
            // If the names lead to the report, figures on other sheets do not count.
            if (named_ && !table.heads.named) {
                const auto known = rows_.find(indicator);
                if (one.reported() && known != rows_.end() && !same_figures(one, known->second) && elsewhere++ == 0)
                    first_elsewhere = one.code_cell;
                continue;
            }
            const auto [place, added] = rows_.try_emplace(indicator, one);
            if (added || place->second.declared.empty()) {
                if (!added) {
                    one.verified = std::move(place->second.verified);
                    place->second = std::move(one);
                }
                here.insert(indicator);
                continue;
            }
            if (!one.reported() || same_figures(one, place->second)) continue;
            if (!place->second.reported()) {
                place->second = std::move(one);
            } else if (here.contains(indicator)) {
                findings_.push_back({true, "row_twice", one.sheet, one.code_cell, indicator->code,
                                     say(Message::finding_row_twice, language_, place->second.code_cell)});
            } else if (elsewhere++ == 0) {
                first_elsewhere = one.code_cell;
            }
        }
        if (elsewhere > 0)
            findings_.push_back({false, "sheet_twice", table.view.sheet().name, first_elsewhere, "",
                                 say(Message::finding_sheet_twice, language_, elsewhere)});
        if (!verifies) find_unknown(table);
    }

    // Finds rows with figures, between those of indicators, whose code is unknown.
    void find_unknown(const InputTable& table) {
        if (table.rows.empty()) return;
        for (int row = std::max(table.heads.row + 1, 0); row < table.view.rows(); ++row) {
            if (row < table.rows.begin()->first || table.rows.contains(row) || row > table.rows.rbegin()->first + 5)
                continue;
            const auto code = cell_text(table.view.value(table.code_column, row));
            if (code.empty() || code.size() > 60) continue;
            const auto one = row_of(table, row, nullptr);
            const bool figures = std::ranges::any_of(one.declared, [](const auto& cell) { return !cell.blank(); });
            if (!figures || (out_.framework->coefficient && row == coefficient_row(table))) continue;
            findings_.push_back({true, "unknown_code", one.sheet, one.code_cell, code,
                                 say(Message::finding_unknown_code, language_, code)});
        }
    }

    int coefficient_row(const InputTable& table) const {
        const auto key = name_key(out_.framework->coefficient->name.zh);
        for (int row = 0; row < table.view.rows(); ++row)
            for (int column = 0; column < table.view.columns(); ++column)
                if (const auto* text = std::get_if<std::string>(&table.view.value(column, row));
                    text && name_key(*text) == key)
                    return row;
        return -1;
    }

    void read_coefficient(const std::vector<InputTable>& tables) {
        for (const auto& table : tables) {
            const auto row = coefficient_row(table);
            if (row < 0 || table.heads.declared.empty()) continue;
            const auto cell = table.view.cell(table.heads.declared.begin()->second, row);
            if (auto wrong = no_figure(cell, false, {}, language_)) {
                findings_.push_back(std::move(*wrong));
                return;
            }
            if (const auto* number = std::get_if<double>(&cell.value)) {
                out_.coefficient = *number;
                return;
            }
        }
    }

    const WorkbookCells& cells_;
    Findings& findings_;
    WorkbookInputs& out_;
    const Language language_;
    const bool notes_;
    const bool is_part_ = is_part(cells_);
    std::string unit_column_;
    std::vector<std::vector<IndicatorCell>> indicators_;  ///< by sheet; empty: not looked for yet
    bool named_ = false;                                  ///< the template's names lead to the report
    std::map<const Indicator*, InputRow> rows_;
};

}  // namespace

bool InputCell::blank() const {
    if (std::holds_alternative<std::monostate>(value)) return true;
    const auto* text = std::get_if<std::string>(&value);
    return text && name_key(*text).empty();
}

bool InputRow::reported() const {
    const auto full = [](const InputCell& cell) { return !cell.blank(); };
    return std::ranges::any_of(declared, full) || std::ranges::any_of(verified, full);
}

WorkbookInputs read_inputs(const WorkbookCells& cells, const Registry& registry, Findings& findings, Language language,
                           bool notes) {
    WorkbookInputs out;
    for (const auto& sheet : cells.sheets)
        if (sheet.cut_off)
            findings.push_back(
                {false, "sheet_too_large", sheet.name, "", "", say(Message::finding_sheet_too_large, language)});
    auto known = recognize(cells, registry);
    out.ours = known.ours;
    out.framework = known.framework;
    out.framework_text = std::move(known.text);
    out.alike = std::move(known.alike);
    const auto text = [&](const char* name, Label label) {
        const auto cell = frame_cell(cells, name, printed(label));
        return cell ? half_width(cell_text(cell->value)) : std::string();
    };
    out.unit = text("CS_UNIT_NAME", Label::unit);
    if (const auto cell = frame_cell(cells, "CS_UNIT_NAME", printed(Label::unit)))
        out.unit_text = cell_text(cell->value);
    out.period = text("CS_PERIOD", Label::period);
    out.template_version = text("CS_TEMPLATE_VERSION", Label::version);
    if (out.framework) Reader(cells, findings, out, language, notes).read();
    return out;
}

std::vector<UnitInputs> read_units(const WorkbookCells& cells, const Registry& registry, Language language) {
    UnitInputs named;
    named.inputs = read_inputs(cells, registry, named.findings, language);
    std::vector<UnitInputs> out;
    const auto* framework = named.inputs.framework;
    if (framework)
        for (const auto& unit : framework->units) {
            if (name_key(unit.name) == name_key(named.inputs.unit)) continue;
            UnitInputs other{named.inputs, {}};
            other.inputs.unit = unit.name;
            other.inputs.coefficient.reset();
            other.inputs.rows.clear();
            other.inputs.chosen = false;
            Reader(cells, other.findings, other.inputs, language).read();
            if (!std::ranges::any_of(other.inputs.rows, &InputRow::reported)) continue;
            std::erase_if(other.findings, [&](const Finding& one) {
                return std::ranges::any_of(named.findings, [&](const Finding& said) {
                    return said.kind == one.kind && said.sheet == one.sheet && said.cell == one.cell;
                });
            });
            out.push_back(std::move(other));
        }
    if (out.empty() || std::ranges::any_of(named.inputs.rows, &InputRow::reported)) {
        out.insert(out.begin(), std::move(named));
    } else {
        // There are no figures of the unit that the workbook names, so the first other unit stands for the file.
        auto& first = out.front();
        first.inputs.chosen = true;
        first.findings.insert(first.findings.begin(), named.findings.begin(), named.findings.end());
    }
    return out;
}

}  // namespace citystar::workbook
