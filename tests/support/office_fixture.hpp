// A real LibreOffice with the unpacked extension, started once for the test program.
#pragma once

#include <gtest/gtest.h>

#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "citystar/uno_text.hpp"
#include "office.hpp"
#include "pool/workbook_file.hpp"

namespace citystar::test {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;

/// Starts an office with the extension of this build. Texts in cells and in the menu are Chinese unless `text_language`
/// is "en". Its windows are on the X display, if one is named.
std::unique_ptr<office::Office> start_test_office(const std::string& interface_language = "en-US",
                                                  const std::string& text_language = "zh",
                                                  const std::string& display = {});

/// A document in an office, with its first sheet.
class TestDocument {
public:
    explicit TestDocument(office::Office& office);
    /// Opens a file as a user would; recalculates no more than LibreOffice does by itself.
    TestDocument(office::Office& office, const std::filesystem::path& file);

    void recalculate() { file_.recalculate(); }
    void store(const std::filesystem::path& file) { file_.store(file); }
    /// Formula cells with an error, on any sheet.
    std::vector<command::CellError> errors() { return file_.results().errors; }

    const uno::Reference<sheet::XSpreadsheetDocument>& document() const { return document_; }
    const uno::Reference<sheet::XSpreadsheet>& sheet() const { return sheet_; }
    uno::Reference<table::XCell> cell(std::string_view address) const;
    void set(std::string_view address, std::string_view formula) const;
    /// The result as text: a number with ten digits, a text in quotes, or an error such as #N/A or Err:502.
    std::string result(std::string_view address) const;
    /// The same for any cell.
    static std::string result(const uno::Reference<table::XCell>& cell);

private:
    uno::Reference<sheet::XSpreadsheetDocument> document_;
    uno::Reference<sheet::XSpreadsheet> sheet_;
    command::WorkbookFile file_;
};

/// The first sheet of a document.
uno::Reference<sheet::XSpreadsheet> first_sheet(const uno::Reference<sheet::XSpreadsheetDocument>& document);

class OfficeTest : public testing::Test {
protected:
    static void SetUpTestSuite() { office_ = start_test_office(); }
    static void TearDownTestSuite() { office_.reset(); }
    static office::Office& office() { return *office_; }

private:
    static inline std::unique_ptr<office::Office> office_;
};

}  // namespace citystar::test
