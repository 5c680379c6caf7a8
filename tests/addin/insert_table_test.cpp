// Indicator tables inserted into a real sheet.

#include "menu/insert_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XMergeable.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include "citystar/cell_address.hpp"
#include "citystar/score.hpp"
#include "office_fixture.hpp"
#include "shipped.hpp"
#include "temporary_folder.hpp"

namespace citystar::test {
namespace {

using menu::TableWish;

class InsertTable : public OfficeTest {
protected:
    static constexpr sal_Int32 left = 1;
    static constexpr sal_Int32 top = 2;

    static menu::Outcome insert(const TestDocument& document, const Framework& framework, const TableWish& wish,
                                Language language = Language::zh) {
        return menu::insert_table(document.document(), {0, left, top}, framework, wish, language);
    }
    static std::string at(sal_Int32 column, sal_Int32 row) { return cell_address(left + column, top + row); }
};

// A usable value for a measure.
double usable(const Measure& measure) {
    switch (measure.type) {
        case MeasureType::share:
        case MeasureType::ratio: return 0.8;
        case MeasureType::rank:
        case MeasureType::yes_no:
        case MeasureType::level: return 1;
        case MeasureType::count:
        case MeasureType::amount:
        case MeasureType::length: return std::min(3.0, measure.domain.max);
    }
    return 0;
}

std::vector<const Indicator*> rows_of(const Framework& framework, const Scope& scope) {
    std::vector<const Indicator*> out;
    for (const auto& indicator : framework.indicators)
        if (indicator.counts() && framework.contains(scope, indicator)) out.push_back(&indicator);
    return out;
}

TEST_F(InsertTable, GivesTheEnginesResultsForEveryFrameworkAndScope) {
    for (const auto* id : {"SD-CITY-2020", "ZQ-DISTRICT-2020", "SX-PILOT", "SH-INDEX-2020", "SH-DISTRICT-145"}) {
        const auto& framework = shipped(id);
        const auto choices = menu::scope_choices(framework, Language::zh);
        // The scopes are everything, a level, and a department or the last level.
        for (const auto& choice : {choices.front(), choices[1], choices.back()}) {
            SCOPED_TRACE(id + (" " + choice.line));
            TestDocument document(office());
            const auto reason = insert(document, framework, {choice.scope, true});
            ASSERT_FALSE(reason) << *reason;
            const auto indicators = rows_of(framework, choice.scope);
            const auto size = menu::table_size(framework, {choice.scope, true});
            ASSERT_EQ(size.rows, static_cast<sal_Int32>(indicators.size()) + 3);
            std::vector<std::vector<Value>> values;
            std::vector<Row> rows;
            for (std::size_t i = 0; i < indicators.size(); ++i) {
                const auto row = static_cast<sal_Int32>(i) + 2;
                EXPECT_EQ(document.result(at(1, row)), "\"" + indicators[i]->name.zh + "\"");
                // Every third row stays blank.
                auto& own = values.emplace_back();
                for (std::size_t j = 0; j < indicators[i]->measures.size(); ++j) {
                    const auto& measure = indicators[i]->measures[j];
                    if (i % 3 == 2 || (measure.tier == Tier::city)) {
                        own.emplace_back();
                        continue;
                    }
                    own.emplace_back(usable(measure));
                    document.cell(at(4 + static_cast<sal_Int32>(j), row))->setValue(usable(measure));
                }
            }
            for (std::size_t i = 0; i < indicators.size(); ++i)
                rows.push_back({Value(std::string_view(indicators[i]->code)), values[i]});
            TotalOptions options;
            options.scope = choice.scope;
            const auto total = total_points(framework, rows, options);
            ASSERT_EQ(total.fault(), Fault::none);
            EXPECT_EQ(document.result(at(size.columns - 1, size.rows - 1)), fmt::format("{:.10g}", *total));
            EXPECT_TRUE(document.errors().empty());
            for (std::size_t i = 0; i < indicators.size(); ++i) {
                const auto evaluation = evaluate(*indicators[i], read_values(*indicators[i], values[i]));
                const auto shown = evaluation.state == Evaluation::State::not_reported
                                       ? std::string("\"\"")
                                       : fmt::format("{:.10g}", evaluation.points);
                EXPECT_EQ(document.result(at(size.columns - 1, static_cast<sal_Int32>(i) + 2)), shown)
                    << indicators[i]->code;
            }
        }
    }
}

TEST_F(InsertTable, WithoutInputsListsCriteriaAndWeights) {
    for (const auto* id : {"SD-CITY-2020", "ZQ-DISTRICT-2020", "SX-PILOT", "SH-INDEX-2020", "SH-DISTRICT-145"}) {
        SCOPED_TRACE(id);
        TestDocument document(office());
        ASSERT_FALSE(insert(document, shipped(id), {{}, false}, Language::en));
        EXPECT_EQ(document.result("B3"), std::string("\"") + id + "\"");
        EXPECT_EQ(document.result("F4"), "\"Weight\"");
        EXPECT_TRUE(document.errors().empty());
    }
    TestDocument document(office());
    ASSERT_FALSE(insert(document, shipped("SD-CITY-2020"), {{}, false}));
    EXPECT_EQ(document.result("E5"), "\"电子证照使用率超过85%\"");
    EXPECT_EQ(document.result("F54"), "100");
}

std::int64_t filled_cells(const TestDocument& document) {
    using namespace sheet::CellFlags;
    const auto ranges = uno::Reference<sheet::XCellRangesQuery>(document.sheet(), uno::UNO_QUERY_THROW)
                            ->queryContentCells(sal_Int16(VALUE | DATETIME | STRING | FORMULA))
                            ->getRangeAddresses();
    std::int64_t out = 0;
    for (const auto& range : ranges)
        out += std::int64_t{range.EndColumn - range.StartColumn + 1} * (range.EndRow - range.StartRow + 1);
    return out;
}

sal_Int32 property_of(const TestDocument& document, const char* name, std::string_view address) {
    sal_Int32 out = 0;
    uno::Reference<com::sun::star::beans::XPropertySet>(document.sheet()->getCellRangeByName(utf16(address)),
                                                        uno::UNO_QUERY_THROW)
        ->getPropertyValue(OUString::createFromAscii(name)) >>= out;
    return out;
}

TEST_F(InsertTable, IsOneStepOfUndo) {
    const TestDocument document(office());
    const auto undo =
        uno::Reference<com::sun::star::document::XUndoManagerSupplier>(document.document(), uno::UNO_QUERY_THROW)
            ->getUndoManager();
    const auto width = [&] {
        const uno::Reference<table::XColumnRowRange> lines(document.sheet(), uno::UNO_QUERY_THROW);
        sal_Int32 out = 0;
        uno::Reference<com::sun::star::beans::XPropertySet>(lines->getColumns()->getByIndex(2), uno::UNO_QUERY_THROW)
            ->getPropertyValue("Width") >>= out;
        return out;
    };
    const auto before = width();
    ASSERT_FALSE(insert(document, shipped("SD-CITY-2020"), {}));
    EXPECT_GT(filled_cells(document), 49 * 5);
    EXPECT_GT(width(), before);
    EXPECT_NE(property_of(document, "CellBackColor", "B4"), -1);
    ASSERT_EQ(undo->getAllUndoActionTitles().getLength(), 1);
    EXPECT_EQ(utf8(undo->getCurrentUndoActionTitle()), "插入指标表");
    undo->undo();
    EXPECT_EQ(filled_cells(document), 0);
    EXPECT_EQ(width(), before);
    EXPECT_EQ(property_of(document, "CellBackColor", "B4"), -1);
    undo->redo();
    EXPECT_GT(filled_cells(document), 49 * 5);
}

TEST_F(InsertTable, RefusesWhereItWouldDoHarm) {
    const auto& framework = shipped("SH-DISTRICT-145");
    const auto expect_refused = [&](const TestDocument& document, std::string_view why) {
        const auto before = filled_cells(document);
        const auto reason = insert(document, framework, {});
        ASSERT_TRUE(reason);
        EXPECT_NE(reason->find(why), std::string::npos) << *reason;
        EXPECT_EQ(filled_cells(document), before);
    };
    const TestDocument document(office());
    document.set("D9", "mine");
    expect_refused(document, "表格要占用 B3 到 ");
    expect_refused(document, "其中 D9 已有内容");
    document.set("D9", "");
    const uno::Reference<com::sun::star::util::XMergeable> merged(document.sheet()->getCellRangeByName("C8:D8"),
                                                                  uno::UNO_QUERY_THROW);
    merged->merge(true);
    expect_refused(document, "合并");
    merged->merge(false);
    const uno::Reference<com::sun::star::util::XProtectable> lock(document.sheet(), uno::UNO_QUERY_THROW);
    lock->protect({});
    expect_refused(document, "Sheet1");
    lock->unprotect({});
    const auto edge = menu::insert_table(document.document(), {0, 0, 1048570}, framework, {}, Language::zh);
    ASSERT_TRUE(edge);
    EXPECT_NE(edge->find("放不下"), std::string::npos);
    EXPECT_FALSE(insert(document, framework, {}));

    const office::TemporaryFolder folder;
    const auto file = folder.path() / "mine.ods";
    TestDocument(office()).store(file);
    com::sun::star::beans::PropertyValue options[2];
    options[0].Name = "ReadOnly";
    options[0].Value <<= true;
    options[1].Name = "Hidden";
    options[1].Value <<= true;
    const uno::Reference<sheet::XSpreadsheetDocument> locked(
        office().loader()->loadComponentFromURL(office::file_url(file), "_blank", 0, {options, 2}),
        uno::UNO_QUERY_THROW);
    const command::WorkbookFile closes(office(), locked);
    const auto reason = menu::insert_table(locked, {0, 0, 0}, framework, {}, Language::zh);
    ASSERT_TRUE(reason);
    EXPECT_NE(reason->find("只读"), std::string::npos);
}

TEST_F(InsertTable, OffersOnlyScopesThatHoldIndicators) {
    const auto choices = menu::scope_choices(shipped("ZQ-DISTRICT-2020"), Language::zh);
    ASSERT_GT(choices.size(), 5u);
    EXPECT_EQ(choices.front().line, "全部（44 项）");
    for (const auto& choice : choices)
        EXPECT_FALSE(rows_of(shipped("ZQ-DISTRICT-2020"), choice.scope).empty()) << choice.line;
}

}  // namespace
}  // namespace citystar::test
