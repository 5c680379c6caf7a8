#include "whole_book.hpp"

#include <algorithm>
#include <iostream>
#include <map>
#include <set>

#include "assessment.hpp"
#include "citystar/text.hpp"
#include "console/exit_status.hpp"
#include "console/interruption.hpp"
#include "console/shown_path.hpp"
#include "console/speech.hpp"
#include "frame_cell.hpp"
#include "input_table.hpp"

namespace citystar::command {
namespace {

int refuse(const std::string& sentence) {
    std::cerr << sentence << '\n';
    return exit_bad_data;
}

using Label = templates::labels::Message;

std::string typed(const workbook::WorkbookCells& cells, const char* name, Label label) {
    const auto cell = workbook::frame_cell(cells, name, workbook::printed(label));
    return cell ? workbook::cell_text(cell->value) : std::string();
}

// Why a workbook cannot be divided; nothing if it can.
std::optional<std::string> fault_of(const workbook::WorkbookCells& cells, const WholeBook& whole,
                                    const std::string& file) {
    const auto& inputs = whole.inputs;
    if (const auto part = workbook::part_mark(cells)) return say(Message::whole_is_part, file, part->department);
    if (cells.names.contains(workbook::league_name) || !inputs.ours) return say(Message::whole_not_ours, file);
    if (!inputs.framework) return say(Message::whole_unknown_framework, file, inputs.framework_text);
    if (!inputs.framework->units.empty()) return say(Message::whole_of_units, file, inputs.framework->id);
    if (inputs.rows.empty()) return say(Message::whole_no_table, file);
    if (name_key(inputs.unit).empty()) return say(Message::whole_no_unit, file);
    if (name_key(inputs.period).empty()) return say(Message::whole_no_period, file);
    return std::nullopt;
}

}  // namespace

int read_whole(BookOpener& opener, const std::filesystem::path& file, const Registry& registry, WholeBook& out) {
    std::optional<std::string> fault;
    const auto read = opener.open(file, false, [&](const OpenedBook& book) {
        workbook::Findings findings;
        out.inputs = workbook::read_inputs(book.cells, registry, findings, user_language(), true);
        fault = fault_of(book.cells, out, shown_path(file));
        if (fault) return;
        out.unit = typed(book.cells, "CS_UNIT_NAME", Label::unit);
        out.period = typed(book.cells, "CS_PERIOD", Label::period);
        out.cells = workbook::fillable_cells(book.cells, out.inputs, user_language());
        const auto star = book.cells.names.find("CS_TARGET_STAR");
        if (star == book.cells.names.end()) return;
        const auto& place = star->second;
        const auto& sheet = book.cells.sheets[static_cast<std::size_t>(place.sheet)];
        if (const auto* number = std::get_if<double>(&sheet.value(place.left, place.top))) out.target_star = *number;
    });
    if (interruption()) {
        std::cerr << say(Message::interrupted) << '\n';
        return 128 + interruption();
    }
    if (read.no_office) return exit_no_office;
    if (read.status != workbook::Status::ok) return refuse(sentence_of(read, file));
    return fault ? refuse(*fault) : exit_done;
}

std::vector<DepartmentRows> departments_of(const WholeBook& whole) {
    const auto& framework = *whole.inputs.framework;
    std::set<const Indicator*> present;
    for (const auto& cell : whole.cells) present.insert(cell.indicator);
    std::map<const Indicator*, std::string> typed;
    for (const auto& row : whole.inputs.rows)
        if (row.departments) typed[row.indicator] = workbook::cell_text(row.departments->value);
    std::vector<DepartmentRows> out;
    for (const auto& department : framework.departments)
        if (!department.placeholder) out.push_back({department.name, {}});
    DepartmentRows rest;
    for (const auto& indicator : framework.indicators) {
        if (!present.contains(&indicator)) continue;
        const auto leads = workbook::lead_departments(framework, indicator, typed[&indicator]);
        if (leads.empty()) rest.indicators.push_back(&indicator);
        for (const auto& lead : leads) {
            auto found = std::ranges::find_if(
                out, [&](const DepartmentRows& one) { return name_key(one.department) == name_key(lead); });
            if (found == out.end()) found = out.insert(out.end(), {lead, {}});
            if (found->indicators.empty() || found->indicators.back() != &indicator)
                found->indicators.push_back(&indicator);
        }
    }
    out.push_back(std::move(rest));
    std::erase_if(out, [](const DepartmentRows& one) { return one.indicators.empty(); });
    return out;
}

}  // namespace citystar::command
