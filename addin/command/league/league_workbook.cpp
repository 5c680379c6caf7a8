#include "league_workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <functional>
#include <optional>

#include "chart.hpp"
#include "citystar/cell_address.hpp"
#include "console/document_speech.hpp"
#include "console/shown_points.hpp"
#include "findings_sheet.hpp"
#include "league_cells.hpp"
#include "sheet.hpp"

namespace citystar::command {

using documents::say;
using workbook::IndicatorResult;

namespace {

namespace uno = com::sun::star::uno;
using documents::language;
using documents::today;
using templates::Area;
using templates::Document;
using templates::Sheet;
using templates::Style;
using Words = messages::Message;

constexpr sal_Int32 indicators_across = 12;  ///< on a printed page, readable without a lens
constexpr std::size_t gaps_shown = 10;
constexpr std::size_t bars_a_page = 30;
constexpr std::size_t most_bars = 120;

CellValue optional_cell(const auto& value) {
    return value ? CellValue(static_cast<double>(*value)) : CellValue(std::string());
}

// Why there is no number.
std::string instead_of_rank(const LeagueRow& row) {
    switch (row.ranking) {
        case Ranking::copy: return say(Words::league_copy);
        case Ranking::contradiction: return say(Words::league_contradiction);
        case Ranking::set_aside: return say(Words::league_set_aside);
        case Ranking::excluded: return say(Words::league_excluded);
        default: return {};
    }
}

class Writer {
public:
    Writer(Document& document, const std::vector<LeagueRow>& league, const Framework* framework,
           const std::string& suffix)
        : document_(document), framework_(framework), suffix_(suffix) {
        for (const auto& row : league) {
            unscored_ += row.unit->failed();
            if (row.unit->scored() && row.unit->framework == framework) rows_.push_back(&row);
        }
        for (const auto* row : rows_)
            if (row->rank) ranked_.push_back(row);
    }

    Sheet write() {
        auto ranks = write_ranks();
        write_indicators();
        write_charts();
        return ranks;
    }

private:
    struct Column {
        std::string head;
        Style style;
        sal_Int32 width;
        std::function<CellValue(const LeagueRow&)> value;
    };

    bool stars() const { return framework_->scoring == Scoring::stars; }
    Style points() const { return stars() ? Style::points : Style::value; }
    double shown(double points) const { return shown_points(*framework_, points); }
    double shown_total(const LeagueRow& row) const { return shown(row.unit->total); }

    std::vector<Column> columns() const {
        const auto unit = [](auto get) { return [get](const LeagueRow& row) { return CellValue(get(*row.unit)); }; };
        std::vector<Column> out{
            {say(Words::league_unit), Style::text, 4400, unit([](const Assessment& it) { return it.name(); })},
            {say(Words::league_total), points(), 1900,
             [this](const LeagueRow& row) { return CellValue(shown_total(row)); }}};
        if (stars())
            out.push_back({say(Words::league_star), Style::number, 1500,
                           unit([](const Assessment& it) { return optional_cell(it.star); })});
        for (const auto* level : scored_levels(*framework_))
            out.push_back({level->name.in(language()), points(), 1900,
                           unit([code = level->code](const Assessment& it) { return it.levels.at(code); })});
        const Column rest[] = {
            {say(Words::league_coverage), Style::share, 1800, unit([](const Assessment& it) { return it.coverage; })},
            {say(Words::league_lower), points(), 1700, unit([](const Assessment& it) { return it.lower; })},
            {say(Words::league_upper), points(), 1700,
             unit([](const Assessment& it) { return optional_cell(it.upper); })},
            {say(Words::league_claimed), points(), 1900, unit([](const Assessment& it) {
                 return it.claimed_total ? CellValue(*it.claimed_total) : CellValue(say(Words::league_no_claim));
             })},
            {say(Words::league_errors), Style::number, 1300,
             unit([](const Assessment& it) { return static_cast<double>(count_errors(it.findings)); })},
            {say(Words::league_warnings), Style::number, 1300, unit([](const Assessment& it) {
                 return static_cast<double>(it.findings.size() - count_errors(it.findings));
             })},
            {say(Words::league_period), Style::centred, 2200, unit([](const Assessment& it) { return it.period; })}};
        out.insert(out.end(), std::begin(rest), std::end(rest));
        if (std::ranges::any_of(rows_, [](const auto* row) { return row->choice != nullptr; }))
            out.push_back({say(Words::league_ranking), Style::text, 5000, ranking_note});
        return out;
    }

    Sheet write_ranks() {
        constexpr sal_Int32 head_row = 2;
        auto sheet = document_.add(say(Words::league_sheet_ranks) + suffix_);
        const auto columns = this->columns();
        const auto right = at(columns.size()) + 1;
        const auto last = head_row + at(rows_.size());
        live_ = {sheet, head_row + 1, last, right + 1};
        sheet.text(0, 0, say(Words::league_heading, framework_->title.in(language())), Style::title);
        sheet.formula(0, 1, note(), Style::note);
        for (const sal_Int32 row : {0, 1}) sheet.merge({0, row, right, row});
        sheet.height(0, 1100);
        sheet.height(1, 700);
        sheet.text(0, head_row, say(Words::league_rank), Style::head);
        sheet.width(0, 1500);
        for (std::size_t k = 0; k < rows_.size(); ++k) write_rank(sheet, *rows_[k], head_row + 1 + at(k), right + 1);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            sheet.text(1 + at(i), head_row, columns[i].head, Style::head);
            sheet.width(1 + at(i), columns[i].width);
            for (std::size_t k = 0; k < rows_.size(); ++k)
                put(sheet, 1 + at(i), head_row + 1 + at(k), columns[i].value(*rows_[k]), columns[i].style);
        }
        sheet.text(right, head_row, say(Words::league_file), Style::head);
        sheet.width(right, 4400);
        for (std::size_t k = 0; k < rows_.size(); ++k) {
            const auto& file = rows_[k]->unit->file;
            sheet.formula(right, head_row + 1 + at(k), link_formula(file, "", file.filename().string()), Style::text);
        }
        sheet.text(right + 1, head_row, say(Words::league_counted), Style::helper);
        sheet.text(right + 2, head_row, say(Words::notice_number), Style::helper);
        sheet.fit_heights(head_row, last);
        sheet.freeze(2, head_row + 1);
        // Sorting has to move the values that the ranks are made of too. They are not printed.
        sheet.filter({0, head_row, right + 2, last});
        sheet.page(printed({{0, 0, right, last}}, std::pair(head_row, head_row), 0));
        return sheet;
    }

    // How many are ranked is counted anew when rows are deleted.
    std::string note() const {
        const std::string count = "\x01";
        auto text = say(Words::league_note, framework_->edition.in(language()), count, today());
        if (unscored_ > 0) text += say(Words::league_note_unscored, unscored_, say(Words::league_sheet_findings));
        const auto at = text.find(count);
        return "=" + quoted(text.substr(0, at)) + "&COUNT(" + live_->counted() + ")&" + quoted(text.substr(at + 1));
    }

    // Live, so that deleting a row gives the others their new ranks; who has none never gets one.
    void write_rank(Sheet& sheet, const LeagueRow& row, sal_Int32 line, sal_Int32 helper) const {
        sheet.style({helper, line, helper + 1, line}, Style::helper);
        sheet.number(helper + 1, line, number_of(row));
        if (!row.rank) return sheet.text(0, line, instead_of_rank(row), Style::number);
        sheet.formula(helper, line, "=" + cell_address(2, line), Style::helper);
        sheet.formula(0, line, "=COUNTIF(" + live_->counted() + ";\">\"&" + cell_address(helper, line) + ")+1",
                      Style::number);
    }

    /// Known by its number a row is found again after sorting and deleting.
    double number_of(const LeagueRow& row) const {
        return static_cast<double>(std::ranges::find(rows_, &row) - rows_.begin() + 1);
    }
    std::string looked_up(const LeagueRow& row, const std::string& column) const {
        return fmt::format("INDEX({};MATCH({};{};0))", column, number_of(row), live_->numbers());
    }

    // Units × indicators: points, and stars where there are any. Each level 1 starts a page.
    void write_indicators() {
        constexpr sal_Int32 head_row = 1;
        auto sheet = document_.add(say(Words::league_sheet_indicators) + suffix_);
        sheet.text(0, head_row, say(Words::league_rank), Style::head);
        sheet.text(1, head_row, say(Words::league_unit), Style::head);
        sheet.width(0, 1500);
        sheet.width(1, 4400);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            sheet.formula(0, head_row + 1 + at(i), "=IFERROR(" + looked_up(*rows_[i], live_->ranks()) + ";\"\")",
                          Style::number);
            put(sheet, 1, head_row + 1 + at(i), rows_[i]->unit->name(), Style::text);
        }
        const auto last = head_row + at(rows_.size());
        std::vector<Area> pages;
        sal_Int32 column = 2;
        for (const bool as_stars : {false, true}) {
            if (as_stars && !stars()) break;
            for (const auto* level : scored_levels(*framework_)) {
                const auto listed = indicators_of(*level, as_stars);
                const auto parts = (at(listed.size()) + indicators_across - 1) / indicators_across;
                for (sal_Int32 part = 0; part < parts; ++part) {
                    const auto from = at(listed.size()) * part / parts;
                    const auto to = at(listed.size()) * (part + 1) / parts;
                    sheet.text(column, 0,
                               say(as_stars ? Words::league_stars_of : Words::league_points_of) + "  " +
                                   level->name.in(language()) +
                                   (parts > 1 ? fmt::format(" ({}/{})", part + 1, parts) : ""),
                               Style::heading);
                    pages.push_back({column, 0, column + to - from - 1, last});
                    for (auto i = from; i < to; ++i)
                        write_indicator(sheet, column++, head_row, *listed[static_cast<std::size_t>(i)], as_stars);
                }
            }
        }
        sheet.height(0, 800);
        sheet.fit_heights(head_row, last);
        sheet.freeze(2, head_row + 1);
        sheet.page(printed(pages, std::pair(0, head_row), 2));
    }

    std::vector<const Indicator*> indicators_of(const Level& level, bool with_stars) const {
        const Scope scope{Scope::Kind::level, framework_->index_of(level)};
        std::vector<const Indicator*> out;
        for (const auto& indicator : framework_->indicators)
            if (indicator.counts() && framework_->contains(scope, indicator) && (!with_stars || indicator.top()))
                out.push_back(&indicator);
        return out;
    }

    void write_indicator(Sheet& sheet, sal_Int32 column, sal_Int32 head_row, const Indicator& indicator,
                         bool as_stars) {
        sheet.text(column, head_row, indicator.code + " " + indicator.name.in(language()), Style::head);
        sheet.width(column, 1780);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const auto& results = rows_[i]->unit->indicators;
            const auto found = std::ranges::find(results, &indicator, &IndicatorResult::indicator);
            CellValue value = std::string();
            if (found != results.end() && found->reported)
                value = as_stars ? static_cast<double>(found->star) : found->points;
            put(sheet, column, head_row + 1 + at(i), value, as_stars ? Style::number : points());
        }
    }

    // The places in the sheet of ranks that other sheets look up.
    struct Live {
        Sheet sheet;
        sal_Int32 first;
        sal_Int32 last;
        sal_Int32 helper;

        // With several frameworks the sheet's name holds a space and the framework's id.
        std::string column(sal_Int32 number) const {
            return "$" + quoted_sheet(sheet.name()) + "." + templates::absolute({number, first, number, last});
        }
        std::string ranks() const { return column(0); }
        std::string counted() const { return column(helper); }  ///< totals of the ranked
        std::string numbers() const { return column(helper + 1); }
    };

    struct Gap {
        const Indicator* indicator;
        double mean;  ///< points missing to the full ones, over the ranked units
    };

    std::vector<Gap> gaps() const {
        std::vector<Gap> out;
        for (const auto& indicator : framework_->indicators) {
            const auto full = indicator.top() ? indicator.top()->points : indicator.full_points;
            if (full <= 0 || !indicator.counts() || ranked_.empty()) continue;
            double held = 0;
            for (const auto* row : ranked_)
                for (const auto& one : row->unit->indicators)
                    if (one.indicator == &indicator) held += one.points;
            out.push_back({&indicator, std::max(0.0, full - held / static_cast<double>(ranked_.size()))});
        }
        std::ranges::stable_sort(out, std::greater<>(), &Gap::mean);
        std::erase_if(out, [](const Gap& gap) { return gap.mean <= 0; });
        if (out.size() > gaps_shown) out.resize(gaps_shown);
        return out;
    }

    struct Bands {
        double lowest;
        double step;
        int count;
    };

    // Tenths of a hundred points; of an index, at most ten round steps over what occurs.
    Bands bands() const {
        if (stars() || ranked_.empty()) return {0, 10, 10};
        const auto [low, high] = std::ranges::minmax(ranked_, {}, [](const auto* row) { return row->unit->total; });
        const double least = shown_total(*low);
        const double most = shown_total(*high);
        double step = 0.01;
        for (int i = 0; std::floor(most / step) - std::floor(least / step) >= 10; ++i) step *= i % 3 == 1 ? 2.5 : 2;
        const double lowest = std::floor(least / step) * step;
        return {lowest, step, static_cast<int>(std::floor(most / step) - std::floor(least / step)) + 1};
    }

    // The numbers of the charts stand to the right of them: a column for totals, then the distribution, then the gaps.
    static constexpr sal_Int32 chart_right = 11, chart_page_rows = 40, chart_data = 14;

    templates::Chart write_distribution(Sheet& sheet) {
        const auto column = chart_data + 3;
        sheet.text(column, 0, say(Words::league_band), Style::helper);
        sheet.text(column + 1, 0, say(Words::league_units), Style::helper);
        const auto [lowest, step, bands] = this->bands();
        for (int band = 0; band < bands; ++band) {
            const double from = lowest + step * band;
            const double to = from + step;
            put(sheet, column, 1 + band, fmt::format("{:.6g}–{:.6g}", from, to), Style::helper);
            sheet.formula(column + 1, 1 + band,
                          fmt::format("=COUNTIFS({0};\">=\"&{1:.10g};{0};\"{2}\"&{3:.10g})", live_->counted(), from,
                                      band == bands - 1 ? "<=" : "<", to),
                          Style::helper);
        }
        return {.name = "distribution" + suffix_,
                .title = say(Words::league_chart_distribution),
                .data = {column, 0, column + 1, bands},
                .place = {0, 0, chart_right, 16}};
    }

    std::optional<templates::Chart> write_gaps(Sheet& sheet) {
        const auto column = chart_data + 6;
        const auto largest = gaps();
        put(sheet, column, 0, say(Words::league_indicator), Style::helper);
        put(sheet, column + 1, 0, say(Words::league_gap), Style::helper);
        for (std::size_t i = 0; i < largest.size(); ++i) {
            const auto& indicator = *largest[i].indicator;
            put(sheet, column, 1 + at(i), indicator.code + " " + indicator.name.in(language()), Style::helper);
            put(sheet, column + 1, 1 + at(i), std::round(largest[i].mean * 1e3) / 1e3, Style::helper);
        }
        if (largest.empty()) return std::nullopt;
        return templates::Chart{.name = "gaps" + suffix_,
                                .title = say(Words::league_chart_gaps),
                                .kind = templates::ChartKind::bars,
                                .data = {column, 0, column + 1, at(largest.size())},
                                .place = {0, 18, chart_right, chart_page_rows - 1}};
    }

    // The names and totals of one page, under a head of their own at `row`.
    void write_totals(Sheet& sheet, sal_Int32 row, std::size_t first, std::size_t count) {
        put(sheet, chart_data, row, say(Words::league_unit), Style::helper);
        put(sheet, chart_data + 1, row, say(Words::league_total), Style::helper);
        for (std::size_t i = 0; i < count; ++i) {
            const auto& one = *ranked_[first + i];
            sheet.formula(
                chart_data, row + 1 + at(i),
                "=IFERROR(" + looked_up(one, live_->ranks()) + "&" + quoted(" " + one.unit->name()) + ";\"\")",
                Style::helper);
            sheet.formula(chart_data + 1, row + 1 + at(i), "=IFERROR(" + looked_up(one, live_->counted()) + ";\"\")",
                          Style::helper);
        }
    }

    // A page for the distribution and the gaps, then pages of totals.
    void write_charts() {
        auto sheet = document_.add(say(Words::league_sheet_charts) + suffix_);
        std::vector<templates::Chart> charts{write_distribution(sheet)};
        if (auto chart = write_gaps(sheet)) charts.push_back(std::move(*chart));
        std::vector<Area> pages{{0, 0, chart_right, chart_page_rows - 1}};
        const auto shown = std::min(ranked_.size(), most_bars);
        sal_Int32 row = 0;
        for (std::size_t first = 0; first < shown; first += bars_a_page) {
            const auto count = std::min(bars_a_page, shown - first);
            write_totals(sheet, row, first, count);
            const auto top = chart_page_rows * at(pages.size());
            const auto bottom = top + std::min(chart_page_rows - 1, 8 + 2 * at(count));
            charts.push_back(
                {.name = fmt::format("totals{}{}", suffix_, first > 0 ? fmt::format(" {}", first + 1) : ""),
                 .title = shown > bars_a_page ? say(Words::league_chart_totals_part, first + 1, first + count)
                                              : say(Words::league_chart_totals),
                 .kind = templates::ChartKind::bars,
                 .data = {chart_data, row, chart_data + 1, row + at(count)},
                 .place = {0, top, chart_right, bottom}});
            pages.push_back({0, top, chart_right, top + chart_page_rows - 1});
            row += at(count) + 2;
        }
        for (const auto& chart : charts) templates::add_chart(sheet, chart);
        sheet.page(printed(pages, std::nullopt, 0));
    }

    Document& document_;
    const Framework* framework_;
    std::string suffix_;
    std::size_t unscored_ = 0;
    std::vector<const LeagueRow*> rows_;
    std::vector<const LeagueRow*> ranked_;
    std::optional<Live> live_;
};

// Nothing is filled in here: who evaluates may sort, colour and widen.
void unprotect(const uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document) {
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    for (sal_Int32 i = 0; i < sheets->getCount(); ++i)
        uno::Reference<com::sun::star::util::XProtectable>(sheets->getByIndex(i), uno::UNO_QUERY_THROW)->unprotect({});
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
    if (!shown) shown = findings;
    document.name(workbook::league_name, "$'" + shown->name() + "'.$A$1");
    document.finish(*shown);
    unprotect(made);
    document.describe(say(Words::league_title), "CityStar");
    return made;
}

}  // namespace citystar::command
