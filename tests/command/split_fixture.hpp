// Workbooks of two frameworks, and what tests of split and join look at in them.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <com/sun/star/sheet/XCellAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeMovement.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <stdexcept>

#include "careless.hpp"
#include "installation.hpp"
#include "office.hpp"
#include "run.hpp"
#include "shipped.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"
#include "zip_files.hpp"

namespace citystar::test {

namespace fs = std::filesystem;

inline constexpr auto report = "填报";
inline constexpr auto tasks = "文字任务";

// What stands in a block of cells, asked for at once: an office in another process takes its time for every question.
inline uno::Sequence<uno::Sequence<uno::Any>> block_of(const Workbook& it, const char* sheet, sal_Int32 columns,
                                                       sal_Int32 rows) {
    const uno::Reference<com::sun::star::sheet::XCellRangeData> data(
        it.sheet_of(sheet)->getCellRangeByPosition(0, 0, columns - 1, rows - 1), uno::UNO_QUERY_THROW);
    return data->getDataArray();
}

// Codes of one digit are numbers in workbooks.
inline bool says(const uno::Any& cell, const std::string& text) {
    double number = 0;
    OUString words;
    if (cell >>= number) return std::to_string(std::lround(number)) == text;
    return (cell >>= words) && utf8(words) == text;
}

// The column of 填报 or 文字任务 with this head.
inline sal_Int32 column_of(const Workbook& it, const char* sheet, const std::string& head) {
    for (const auto& row : block_of(it, sheet, 40, 10))
        for (sal_Int32 column = 0; column < row.getLength(); ++column)
            if (says(row[column], head)) return column;
    throw std::out_of_range(head);
}

// The cell of an indicator or a task by the head of its column.
inline uno::Reference<table::XCell> cell_of(const Workbook& it, const char* sheet, const std::string& code,
                                            const std::string& head) {
    const auto codes = block_of(it, sheet, 1, 90);
    for (sal_Int32 row = 0; row < codes.getLength(); ++row)
        if (says(codes[row][0], code)) return it.sheet_of(sheet)->getCellByPosition(column_of(it, sheet, head), row);
    throw std::out_of_range(code);
}

inline std::string text_of(const uno::Reference<table::XCell>& cell) {
    return utf8(uno::Reference<com::sun::star::text::XTextRange>(cell, uno::UNO_QUERY_THROW)->getString());
}

// What stands in a sheet, formulas as formulas.
inline std::vector<std::string> contents_of(const Workbook& it, const char* sheet) {
    const auto cursor = it.sheet_of(sheet)->createCursor();
    const uno::Reference<com::sun::star::sheet::XUsedAreaCursor> used(cursor, uno::UNO_QUERY_THROW);
    used->gotoStartOfUsedArea(false);
    used->gotoEndOfUsedArea(true);
    const uno::Reference<com::sun::star::sheet::XCellRangeData> data(cursor, uno::UNO_QUERY_THROW);
    std::vector<std::string> out;
    for (const auto& line : data->getDataArray()) {
        std::ostringstream text;
        text.precision(15);
        for (const auto& value : line) {
            double number = 0;
            OUString words;
            if (value >>= number) text << number;
            if (value >>= words) text << utf8(words);
            text << '|';
        }
        out.push_back(text.str());
    }
    return out;
}

struct Sample {
    const char* framework;
    const char* values;
    const char* ending;
};

inline constexpr Sample samples[] = {{"SD-CITY-2020", "shandong-made-up.tsv", ".ods"},
                                     {"ZQ-DISTRICT-2020", "zhangqiu-four-star.tsv", ".xlsx"}};

/// Files and the runs of the command live as long as the tests of a suite.
class SplitTest : public testing::Test {
protected:
    struct Shared {
        office::TemporaryFolder folder;
        std::unique_ptr<office::Office> office;
        std::map<std::string, Outcome> runs;
    };

    static std::string path(const std::string& name) { return (shared_->folder.path() / name).string(); }

    static std::string whole(const Sample& sample) { return path(std::string(sample.framework) + sample.ending); }
    static std::string empty(const Sample& sample) {
        return path("empty-" + std::string(sample.framework) + sample.ending);
    }
    static std::string parts(const Sample& sample) { return path("parts-" + std::string(sample.framework)); }

    // Changes a workbook as somebody would in LibreOffice, without its protection and without our extension's help.
    static void edit(const std::string& from, const std::string& to, const std::function<void(Workbook&)>& change) {
        command::WorkbookFile file(*shared_->office, from);
        ASSERT_TRUE(file.open()) << from;
        Workbook workbook(file);
        try {
            change(workbook);
        } catch (const uno::Exception& error) {
            ADD_FAILURE() << to << ": " << utf8(error.Message);
        } catch (const std::out_of_range& error) {
            ADD_FAILURE() << to << ": " << error.what();
        }
        file.recalculate();
        file.store(to);
    }

    static void look(const std::string& file, const std::function<void(Workbook&)>& at) {
        command::WorkbookFile opened(*shared_->office, file);
        ASSERT_TRUE(opened.open()) << file;
        opened.recalculate();
        Workbook workbook(opened);
        at(workbook);
    }

    static Outcome run(const std::string& name, const std::vector<std::string>& arguments) {
        auto out = run_citystar(arguments);
        EXPECT_TRUE(out.left_behind.empty()) << name;
        shared_->runs[name] = out;
        return out;
    }

    static void TearDownTestSuite() { shared_.reset(); }

    static void SetUpTestSuite() {
        shared_ = std::make_unique<Shared>();
        office::Office::Options options;
        options.extensions.push_back(fs::path(CITYSTAR_COMMAND).parent_path().parent_path() / "oxt");
        shared_->office = std::make_unique<office::Office>(office::find_installation(), options);
    }

    static inline std::unique_ptr<Shared> shared_;
};

}  // namespace citystar::test
