#include "league_workbook.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "chart.hpp"
#include "citystar/uno_text.hpp"
#include "office.hpp"
#include "sheet.hpp"
#include "speech.hpp"

namespace citystar::command {
namespace {

namespace uno = com::sun::star::uno;
using templates::Area;
using templates::Document;
using templates::Sheet;
using templates::Style;
using Words = messages::Message;

constexpr sal_Int32 head_row = 1;
constexpr std::size_t gaps_shown = 15;
constexpr std::size_t most_bars = 60;

sal_Int32 at(std::size_t index) { return static_cast<sal_Int32>(index); }

void put(Sheet& sheet, sal_Int32 column, sal_Int32 row, const CellValue& value, Style style) {
    if (const auto* number = std::get_if<double>(&value)) {
        sheet.style({column, row, column, row}, style);
        sheet.number(column, row, *number);
    } else {
        sheet.text(column, row, cell_text(value), Style::text);
    }
}

std::string link_formula(const std::filesystem::path& file) {
    const auto quoted = [](const std::string& text) {
        std::string out;
        for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
        return "\"" + out + "\"";
    };
    return "=HYPERLINK(" + quoted(utf8(office::file_url(file))) + ";" + quoted(file.filename().string()) + ")";
}

class Writer {
public:
    Writer(Document& document, const std::vector<LeagueRow>& league, const Framework* framework,
           const std::string& suffix)
        : document_(document), framework_(framework), suffix_(suffix) {
        for (const auto& row : league)
            if (row.unit->scored() && row.unit->framework == framework) rows_.push_back(&row);
    }

    Sheet write() {
        auto ranks = write_ranks();
        write_indicators();
        write_charts();
        return ranks;
    }

private:
    static std::string name_of(const LeagueRow& row) {
        return row.unit->unit.empty() ? row.unit->file.stem().string() : row.unit->unit;
    }

    Sheet write_ranks() {
        auto sheet = document_.add(say(Words::league_sheet_ranks) + suffix_);
        const auto head = league_head(*framework_);
        const auto right = at(head.size()) - 1;
        sheet.text(0, 0, framework_->title.in(user_language()), Style::heading);
        for (std::size_t i = 0; i < head.size(); ++i) sheet.text(at(i), head_row, head[i], Style::head);
        const auto levels = at(scored_levels(*framework_).size());
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const auto row = head_row + 1 + at(i);
            const auto cells = league_cells(*rows_[i]);
            for (std::size_t k = 0; k < cells.size(); ++k) {
                const auto column = at(k);
                const bool counts = column == 0 || column == 3 || column == 8 + levels || column == 9 + levels;
                put(sheet, column, row, cells[k],
                    column == 4 + levels ? Style::share
                    : counts             ? Style::number
                                         : Style::points);
            }
            sheet.formula(right, row, link_formula(rows_[i]->unit->file), Style::text);
        }
        const auto last = head_row + at(rows_.size());
        sheet.width(0, 1400);
        sheet.width(1, 4200);
        for (sal_Int32 column = 2; column <= right; ++column) sheet.width(column, 2300);
        sheet.width(right - 2, 4200);
        sheet.width(right, 6000);
        sheet.height(head_row, 1100);
        sheet.freeze(2, head_row + 1);
        sheet.filter({0, head_row, right, last});
        sheet.page({.areas = {{0, 0, right, last}}, .head = {{head_row, head_row}}, .columns = 2});
        return sheet;
    }

    // Units × indicators: points, and stars where there are any.
    void write_indicators() {
        auto sheet = document_.add(say(Words::league_sheet_indicators) + suffix_);
        std::vector<const Indicator*> listed;
        for (const auto& indicator : framework_->indicators)
            if (indicator.counts()) listed.push_back(&indicator);
        const bool stars = framework_->scoring == Scoring::stars;
        const auto first_star = 2 + at(listed.size());
        sheet.text(0, 0, say(Words::league_points_of), Style::heading);
        if (stars) sheet.text(first_star, 0, say(Words::league_stars_of), Style::heading);
        sheet.text(0, head_row, say(Words::league_rank), Style::head);
        sheet.text(1, head_row, say(Words::league_unit), Style::head);
        for (std::size_t i = 0; i < listed.size(); ++i) {
            const auto head = listed[i]->code + " " + listed[i]->name.in(user_language());
            sheet.text(2 + at(i), head_row, head, Style::head);
            if (stars) sheet.text(first_star + at(i), head_row, head, Style::head);
        }
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            const auto row = head_row + 1 + at(r);
            const auto& unit = *rows_[r]->unit;
            put(sheet, 0, row,
                rows_[r]->rank ? CellValue(static_cast<double>(*rows_[r]->rank)) : CellValue(std::string()),
                Style::number);
            sheet.text(1, row, name_of(*rows_[r]), Style::text);
            for (const auto& one : unit.indicators) {
                const auto column =
                    at(static_cast<std::size_t>(std::ranges::find(listed, one.indicator) - listed.begin()));
                if (!one.reported) continue;
                put(sheet, 2 + column, row, one.points, Style::points);
                if (stars && one.indicator->top())
                    put(sheet, first_star + column, row, static_cast<double>(one.star), Style::number);
            }
        }
        const auto right = stars ? first_star + at(listed.size()) - 1 : first_star - 1;
        sheet.width(0, 1400);
        sheet.width(1, 4200);
        for (sal_Int32 column = 2; column <= right; ++column) sheet.width(column, 2600);
        sheet.height(head_row, 2200);
        sheet.freeze(2, head_row + 1);
        sheet.page(
            {.areas = {{0, 0, right, head_row + at(rows_.size())}}, .head = {{head_row, head_row}}, .columns = 2});
    }

    struct Gap {
        const Indicator* indicator;
        double mean;  ///< points missing to the full ones, over the ranked units
    };

    std::vector<Gap> gaps() const {
        std::vector<Gap> out;
        std::size_t ranked = 0;
        for (const auto* row : rows_) ranked += row->rank.has_value();
        for (const auto& indicator : framework_->indicators) {
            const auto full = indicator.top() ? indicator.top()->points : indicator.full_points;
            if (full <= 0 || !indicator.counts() || ranked == 0) continue;
            double held = 0;
            for (const auto* row : rows_)
                for (const auto& one : row->unit->indicators)
                    if (row->rank && one.indicator == &indicator) held += one.points;
            out.push_back({&indicator, std::max(0.0, full - held / static_cast<double>(ranked))});
        }
        std::ranges::stable_sort(out, std::greater<>(), &Gap::mean);
        if (out.size() > gaps_shown) out.resize(gaps_shown);
        return out;
    }

    void write_charts() {
        auto sheet = document_.add(say(Words::league_sheet_charts) + suffix_);
        constexpr sal_Int32 data = 20;
        sheet.text(data, 0, say(Words::league_unit), Style::head);
        sheet.text(data + 1, 0, say(Words::league_total), Style::head);
        const auto units = std::min(rows_.size(), most_bars);
        for (std::size_t i = 0; i < units; ++i) {
            sheet.text(data, 1 + at(i), name_of(*rows_[i]), Style::text);
            put(sheet, data + 1, 1 + at(i), rows_[i]->unit->total, Style::points);
        }
        // How many units lie in each tenth of the scale.
        sheet.text(data + 3, 0, say(Words::league_band), Style::head);
        sheet.text(data + 4, 0, say(Words::league_units), Style::head);
        double most = framework_->scoring == Scoring::index ? framework_->scale : 100;
        for (const auto* row : rows_) most = std::max(most, row->unit->total);
        for (int band = 0; band < 10; ++band) {
            const double from = most * band / 10;
            const double to = most * (band + 1) / 10;
            const auto count = std::ranges::count_if(rows_, [&](const auto* row) {
                return row->rank && row->unit->total >= from && (row->unit->total < to || band == 9);
            });
            sheet.text(data + 3, 1 + band, fmt::format("{:.4g}–{:.4g}", from, to), Style::text);
            put(sheet, data + 4, 1 + band, static_cast<double>(count), Style::number);
        }
        sheet.text(data + 6, 0, say(Words::league_indicator), Style::head);
        sheet.text(data + 7, 0, say(Words::league_gap), Style::head);
        const auto largest = gaps();
        for (std::size_t i = 0; i < largest.size(); ++i) {
            sheet.text(data + 6, 1 + at(i),
                       largest[i].indicator->code + " " + largest[i].indicator->name.in(user_language()), Style::text);
            put(sheet, data + 7, 1 + at(i), largest[i].mean, Style::points);
        }
        charts_.push_back({sheet,
                           {.name = "distribution" + suffix_,
                            .title = say(Words::league_chart_distribution),
                            .data = {data + 3, 0, data + 4, 10},
                            .place = {0, 0, 8, 22}}});
        charts_.push_back({sheet,
                           {.name = "totals" + suffix_,
                            .title = say(Words::league_chart_totals),
                            .data = {data, 0, data + 1, at(units)},
                            .place = {9, 0, 18, 22}}});
        if (!largest.empty())
            charts_.push_back({sheet,
                               {.name = "gaps" + suffix_,
                                .title = say(Words::league_chart_gaps),
                                .kind = templates::ChartKind::bars,
                                .data = {data + 6, 0, data + 7, at(largest.size())},
                                .place = {0, 24, 18, 58}}});
        for (auto& [where, chart] : charts_) templates::add_chart(where, chart);
        sheet.page({.areas = {{0, 0, 18, 58}}, .one_page = true});
    }

    Document& document_;
    const Framework* framework_;
    std::string suffix_;
    std::vector<const LeagueRow*> rows_;
    std::vector<std::pair<Sheet, templates::Chart>> charts_;
};

Sheet write_findings(Document& document, const std::vector<LeagueRow>& league) {
    auto sheet = document.add(say(Words::league_sheet_findings));
    const Words heads[] = {Words::league_unit,       Words::league_severity, Words::league_place_sheet,
                           Words::league_place_cell, Words::league_code,     Words::league_finding,
                           Words::league_file};
    for (std::size_t i = 0; i < std::size(heads); ++i) sheet.text(at(i), head_row, say(heads[i]), Style::head);
    auto row = head_row;
    for (const bool errors : {true, false})
        for (const auto& one : league)
            for (const auto& finding : one.unit->findings) {
                if (finding.error != errors) continue;
                ++row;
                sheet.text(0, row, one.unit->unit.empty() ? one.unit->file.stem().string() : one.unit->unit,
                           Style::text);
                sheet.text(1, row, say(errors ? Words::league_error : Words::league_warning),
                           errors ? Style::overdue : Style::behind);
                sheet.text(2, row, finding.sheet, Style::text);
                sheet.text(3, row, finding.cell, Style::text);
                sheet.text(4, row, finding.code, Style::text);
                sheet.text(5, row, finding.text, Style::text);
                sheet.formula(6, row, link_formula(one.unit->file), Style::text);
            }
    const sal_Int32 widths[] = {4200, 1700, 2600, 1800, 2000, 14000, 6000};
    for (std::size_t i = 0; i < std::size(widths); ++i) sheet.width(at(i), widths[i]);
    if (row > head_row) {
        sheet.fit_heights(head_row + 1, row);
        sheet.filter({0, head_row, 6, row});
    }
    sheet.freeze(0, head_row + 1);
    sheet.page({.areas = {{0, 0, 6, row}}, .head = {{head_row, head_row}}});
    return sheet;
}

}  // namespace

uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> league_workbook(
    const uno::Reference<com::sun::star::frame::XComponentLoader>& loader, const std::vector<LeagueRow>& league) {
    const uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> made(
        loader->loadComponentFromURL("private:factory/scalc", "_blank", 0, {}), uno::UNO_QUERY_THROW);
    Document document(made);
    const auto frameworks = frameworks_of(league);
    std::optional<Sheet> shown;
    for (const auto* framework : frameworks) {
        auto first = Writer(document, league, framework, frameworks.size() > 1 ? " " + framework->id : "").write();
        if (!shown) shown = first;
    }
    const auto findings = write_findings(document, league);
    document.finish(shown ? *shown : findings);
    document.describe(say(Words::league_title), "CityStar");
    return made;
}

}  // namespace citystar::command
