#include "cell_texts.hpp"
#include "chart.hpp"
#include "citystar/cell_address.hpp"
#include "readiness.hpp"
#include "sheets.hpp"

namespace citystar::templates {
namespace {

constexpr sal_Int32 top_departments = 15;
constexpr sal_Int32 page_rows = 34;
// Charts are on the left and the figures of each on its right; both are printed.
constexpr sal_Int32 chart_right = 8;
constexpr sal_Int32 table_left = 10;

class Charts {
public:
    Charts(Document& document, const Plan& plan) : plan_(plan), sheet_(document.add(label(Message::sheet_charts))) {}

    void build() {
        write_title(sheet_, label(Message::charts_title, plan_.framework.title.zh), table_left + 2);
        sheet_.formula(
            0, 1, "=\"" + label(Message::unit) + "：\"&CS_UNIT_NAME&\"　　" + label(Message::period) + "：\"&CS_PERIOD",
            Style::note);
        sheet_.merge({0, 1, table_left + 2, 1});
        sheet_.height(1, 650);
        for (sal_Int32 column = 0; column <= chart_right; ++column) sheet_.width(column, 2000);
        sheet_.width(chart_right + 1, 600);
        sheet_.width(table_left, 5200);
        for (sal_Int32 column = table_left + 1; column <= table_left + 3; ++column) sheet_.width(column, 2400);
        if (plan_.units) {
            units_chart();
            profile_chart();
        } else {
            attainment_chart();
            points_chart();
        }
        if (!plan_.departments.empty()) departments_chart();
        sheet_.page({.areas = {{0, 0, table_left + 2, next_ - 1}}});
    }

private:
    using Row = std::vector<std::string>;

    // Adds one chart with its table, on half a page or a whole one.
    void block(const std::string& name, Message title, ChartKind kind, const Row& heads, const std::vector<Row>& rows,
               sal_Int32 height, bool percent, bool stacked = false) {
        const auto top = next_;
        const auto columns = static_cast<sal_Int32>(heads.size());
        for (sal_Int32 i = 0; i < columns; ++i)
            sheet_.text(table_left + i, top, heads[static_cast<std::size_t>(i)], Style::head);
        const auto count = static_cast<sal_Int32>(rows.size());
        const Area body{table_left, top + 1, table_left + columns - 1, top + count};
        sheet_.formulas(body, rows);
        sheet_.style({body.left, body.top, body.left, body.bottom}, Style::text);
        sheet_.style({body.left + 1, body.top, body.right, body.bottom}, percent       ? Style::share
                                                                         : plan_.units ? Style::value
                                                                                       : Style::points);
        for (auto row = top; row < top + height; ++row) sheet_.height(row, 520);
        add_chart(sheet_, {.name = name,
                           .title = label(title),
                           .kind = kind,
                           .data = {table_left, top, body.right, body.bottom},
                           .place = {0, top, chart_right, top + height - 2},
                           .stacked = stacked,
                           .percent = percent});
        next_ = top + std::max(height, count + 2);
    }

    static std::string nth(const char* range, std::size_t n) { return fmt::format("INDEX({};{})", range, n); }

    void attainment_chart() {
        std::vector<Row> rows;
        for (std::size_t i = 1; i <= plan_.level1.size(); ++i) {
            const auto most = plan_.stars ? nth("CS_LEVEL_FULL", i) : fmt::format("{}", plan_.framework.scale);
            rows.push_back(
                {"=" + nth("CS_LEVELS", i),
                 fmt::format("=IF(N({0})=0;0;{1})", most,
                             settled_share(fmt::format("MAX(0;N({}))/{}", nth("CS_LEVEL_POINTS", i), most)))});
        }
        block("CS_CHART_ATTAINMENT", Message::chart_attainment, rows.size() >= 3 ? ChartKind::net : ChartKind::columns,
              {label(Message::level), label(Message::attained)}, rows, page_rows / 2, true);
    }

    void points_chart() {
        std::vector<Row> rows;
        for (std::size_t i = 1; i <= plan_.level1.size(); ++i) {
            const auto held = nth("CS_LEVEL_POINTS", i);
            const auto full = nth("CS_LEVEL_FULL", i);
            const auto scale = fmt::format("{}", plan_.framework.scale);
            rows.push_back(plan_.stars ? Row{"=" + nth("CS_LEVELS", i), "=" + held, "=" + full}
                                       : Row{"=" + nth("CS_LEVELS", i), "=" + settled(held + "*" + full),
                                             "=" + settled(full + "*" + scale)});
        }
        block("CS_CHART_POINTS", Message::chart_points, ChartKind::columns,
              {label(Message::level), label(Message::points), label(Message::full_points)}, rows, page_rows / 2, false);
    }

    void departments_chart() {
        std::vector<Row> rows;
        Row positions;
        const auto count = plan_.departments.empty()
                               ? top_departments
                               : std::min<sal_Int32>(top_departments, static_cast<sal_Int32>(plan_.departments.size()));
        for (sal_Int32 i = 1; i <= count; ++i) {
            const auto row = next_ + i;
            const auto position = cell_address(table_left + 3, row);
            const auto field = [&](const char* range, const char* empty) {
                return "=" + when_ready(fmt::format("IF({0}=\"\";{2};INDEX({1};{0}))", position, range, empty));
            };
            rows.push_back({field("CS_DEPARTMENT_NAMES", "\"\""), field("CS_DEPARTMENT_HELD", "0"),
                            field("CS_DEPARTMENT_GAIN", "0")});
            positions.push_back(fmt::format(
                "=IF(COUNT(CS_DEPARTMENT_ORDER)<{0};\"\";MATCH(LARGE(CS_DEPARTMENT_ORDER;{0});CS_DEPARTMENT_ORDER;0))",
                i));
        }
        const auto top = next_;
        sheet_.break_before(top);
        block("CS_CHART_DEPARTMENTS", Message::chart_departments, ChartKind::bars,
              {label(Message::department), label(Message::points_held), label(Message::gain)}, rows, page_rows, false,
              true);
        for (sal_Int32 i = 0; i < count; ++i)
            sheet_.formula(table_left + 3, top + 1 + i, positions[static_cast<std::size_t>(i)], Style::helper);
    }

    void units_chart() {
        std::vector<Row> rows;
        for (std::size_t i = 1; i <= plan_.framework.units.size(); ++i) {
            const auto position = fmt::format("MATCH({};CS_LEAGUE_ORDER;0)", i);
            rows.push_back({"=IFERROR(INDEX(CS_LEAGUE_UNITS;" + position + ");\"\")",
                            "=" + when_ready("IFERROR(INDEX(CS_LEAGUE_TOTALS;" + position + ");0)")});
        }
        block("CS_CHART_UNITS", Message::chart_units, ChartKind::columns,
              {label(Message::unit_column), label(Message::total)}, rows, page_rows / 2 + 1, false);
    }

    void profile_chart() {
        std::vector<Row> rows;
        std::size_t i = 0;
        for (const auto& level : plan_.framework.levels) {
            if (!level.parent) continue;
            ++i;
            rows.push_back({"=\"" + level.name.zh + "\"",
                            "=" + when_ready(fmt::format("IFERROR(INDEX(CS_PROFILE;{});0)", i)),
                            "=" + when_ready(fmt::format("IFERROR(INDEX(CS_PROFILE_MEAN;{});0)", i))});
        }
        block("CS_CHART_PROFILE", Message::chart_profile, ChartKind::net,
              {label(Message::level2), label(Message::this_unit), label(Message::mean)}, rows, page_rows / 2 + 1,
              false);
    }

    const Plan& plan_;
    Sheet sheet_;
    sal_Int32 next_ = 2;
};

}  // namespace

void add_charts(Document& document, const Plan& plan) { Charts(document, plan).build(); }

}  // namespace citystar::templates
