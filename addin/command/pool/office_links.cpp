#include "office_links.hpp"

#include <algorithm>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include "citystar/uno_text.hpp"
#include "files/outside_links.hpp"

namespace citystar::command {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;

// The value as a formula without its equals sign; empty if LibreOffice has no value.
std::string value_of(const workbook::CellValue& value) {
    const auto* number = std::get_if<double>(&value);
    if (number) return *number == 0 ? std::string() : literal_formula(*number);
    const auto* text = std::get_if<std::string>(&value);
    return text && !text->empty() ? literal_formula(*text) : std::string();
}

// Locked cells of a protected sheet cannot be changed. If the password is not known, they stay as they are.
class Unprotected {
public:
    explicit Unprotected(const uno::Reference<sheet::XSpreadsheet>& page) : page_(page, uno::UNO_QUERY_THROW) {
        if (page_->isProtected())
            page_->unprotect({});
        else
            page_.clear();
    }
    ~Unprotected() {
        try {
            if (page_.is() && !page_->isProtected()) page_->protect({});
        } catch (const uno::Exception&) {
            // The office has ended, and the document with it.
        }
    }
    Unprotected(const Unprotected&) = delete;
    Unprotected& operator=(const Unprotected&) = delete;

private:
    uno::Reference<com::sun::star::util::XProtectable> page_;
};

}  // namespace

std::vector<LinkedCell> settle_links(const uno::Reference<sheet::XSpreadsheetDocument>& document,
                                     const workbook::WorkbookCells& cells) {
    std::vector<LinkedCell> out;
    for (const auto& link : workbook::links_by_formulas(cells)) {
        const auto& known = *std::ranges::find(cells.sheets, link.sheet, &workbook::SheetCells::name);
        const auto value = value_of(known.value(link.column, link.row));
        uno::Reference<sheet::XSpreadsheet> page;
        document->getSheets()->getByName(utf16(link.sheet)) >>= page;
        const Unprotected unprotected(page);
        page->getCellByPosition(link.column, link.row)->setFormula(utf16("=" + (value.empty() ? "NA()" : value)));
        out.push_back({link.sheet, link.column, link.row, known.formula(link.column, link.row), !value.empty(), {}});
    }
    return out;
}

}  // namespace citystar::command
