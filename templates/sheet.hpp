// A spreadsheet document and its sheets for the template code: contents as texts, styles by name, ranges by numbers.
// Thin: every function makes one or a few calls of the office. All throw com::sun::star::uno::Exception if the office
// fails. Not thread-safe. Columns and rows count from 0; lengths are hundredths of a millimetre.
#pragma once

#include <com/sun/star/sheet/ConditionOperator.hpp>
#include <com/sun/star/sheet/ValidationType.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/Reference.hxx>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "labels.hpp"

namespace citystar::templates {

namespace uno = com::sun::star::uno;
using labels::Message;

/// Columns and rows, both ends included.
struct Area {
    sal_Int32 left = 0;
    sal_Int32 top = 0;
    sal_Int32 right = 0;
    sal_Int32 bottom = 0;
};

/// "$A$1:$B$2"; "$A$1" for one cell.
std::string absolute(const Area& area);
std::string absolute(sal_Int32 column, sal_Int32 row);

/// The label of a message in Chinese: workbooks are Chinese documents, whatever the language of the office.
template <typename... Parts>
std::string label(Message message, const Parts&... parts) {
    return labels::say(message, Language::zh, parts...);
}

/// Cell styles, made once per document under the names of labels.json.
enum class Style {
    text,     ///< wrapped, ruled
    centred,  ///< the same, centred
    code,     ///< the same, of an indicator whose row has room for two lines, as rows do not grow when results change
    title,
    note,     ///< wrapped, no rules
    head,     ///< head of a table
    caption,  ///< bold label next to a cell
    heading,  ///< bold line above a block
    input,    ///< unlocked, coloured: text
    input_number,
    input_share,
    input_date,
    input_sample,  ///< looks like an input cell but is locked
    unused,        ///< no input needed here
    result,        ///< computed text
    held,          ///< the same, centred
    wrong,         ///< the same: a figure that needs a correction
    reached,       ///< the same: nothing is missing
    number,        ///< computed number
    points,        ///< computed, one to three decimals
    value,         ///< computed, two decimals, as indexes are printed
    share,         ///< computed, per cent
    date,
    total,    ///< computed, large: points
    grand,    ///< computed, large: a star, a count
    missing,  ///< bold, red: no results
    helper,   ///< small and grey: values for formulas, not printed
    done,     ///< lights: green, blue, yellow, red
    near,
    behind,
    overdue,
};

class Document;

/// The collected contents of a sheet. Document::finish() writes them in a few large calls, because one call of the
/// office costs as much as a thousand calls of our own.
struct Contents {
    enum class Kind { text, number, formula };
    struct Cell {
        Kind kind = Kind::text;
        std::string text;
        double number = 0;
    };
    using Place = std::pair<sal_Int32, sal_Int32>;  ///< row, column
    std::map<Place, Cell> cells;
    std::map<Place, Style> styles;
};

class Sheet {
public:
    Sheet(Document& document, const uno::Reference<com::sun::star::sheet::XSpreadsheet>& sheet, std::string name,
          Contents& contents)
        : document_(&document), sheet_(sheet), name_(std::move(name)), contents_(&contents) {}

    const std::string& name() const noexcept { return name_; }

    void text(sal_Int32 column, sal_Int32 row, std::string_view content, Style style);
    void text(sal_Int32 column, sal_Int32 row, std::string_view content);
    void number(sal_Int32 column, sal_Int32 row, double value);
    /// Adds a formula in Calc's own grammar: English names, ";" between arguments. Formulas are written last, when all
    /// names exist.
    void formula(sal_Int32 column, sal_Int32 row, std::string_view content);
    void formula(sal_Int32 column, sal_Int32 row, std::string_view content, Style style);
    /// An array formula over an area.
    void array_formula(const Area& area, std::string_view content);
    /// Formulas for a whole area by rows, one for each cell of the area.
    void formulas(const Area& area, const std::vector<std::vector<std::string>>& rows);
    /// Adds a typed text: "80%", "4" and "2021-12-31" become numbers, any other text stays text.
    void typed(sal_Int32 column, sal_Int32 row, const std::string& content);

    void style(const Area& area, Style style);
    /// Shows `style` if the formula holds. Relative addresses refer to the area's first cell.
    void style_where(const Area& area, const std::vector<std::pair<std::string, Style>>& conditions);
    void merge(const Area& area);
    void width(sal_Int32 column, sal_Int32 hundredths);
    void height(sal_Int32 row, sal_Int32 hundredths);
    /// Makes rows as high as their contents, after Document::finish() has calculated them.
    void fit_heights(sal_Int32 first, sal_Int32 last);
    /// Starts a printed page at a row.
    void break_before(sal_Int32 row);
    void freeze(sal_Int32 columns, sal_Int32 rows);

    struct Rule {
        com::sun::star::sheet::ValidationType type = com::sun::star::sheet::ValidationType_ANY;
        com::sun::star::sheet::ConditionOperator op = com::sun::star::sheet::ConditionOperator_BETWEEN;
        std::string first;  ///< formula, or the list of words
        std::string second;
        std::string title;  ///< title of the note shown next to the cell
        std::string help;
        std::string refusal;  ///< empty if every value is taken without a question
        bool strict = false;  ///< whether a value that breaks the rule cannot be kept in the cell
    };
    void validate(const Area& area, const Rule& rule);
    /// The rule of a cell that takes one of the given words and no other.
    static Rule choice(const std::vector<std::string>& words, std::string title, std::string help);

    /// A4 landscape, one page wide, the table's head repeated. `head`: rows to repeat; `columns`: number of first
    /// columns to repeat. Several areas begin pages of their own.
    struct Page {
        std::vector<Area> areas;
        std::optional<std::pair<sal_Int32, sal_Int32>> head = std::nullopt;
        sal_Int32 columns = 0;
        bool one_page = false;
        /// Left: a text. Middle: the page number and the number of pages, in place of two {}. If empty, the office's
        /// own words.
        struct Footer {
            std::string left;
            std::string pages;
        };
        Footer footer = {};
    };
    void page(const Page& page);
    void filter(const Area& table);

    uno::Reference<com::sun::star::sheet::XSpreadsheet> reference() const { return sheet_; }
    /// "$填报.$A$1:$B$2"
    std::string address(const Area& area) const;
    std::string address(sal_Int32 column, sal_Int32 row) const;

private:
    uno::Reference<com::sun::star::table::XCellRange> range(const Area& area);

    Document* document_;
    uno::Reference<com::sun::star::sheet::XSpreadsheet> sheet_;
    std::string name_;
    Contents* contents_;
};

class Document {
public:
    /// Makes the styles. The initial sheets of the document are removed when the first own sheet is added.
    explicit Document(uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> document);

    /// How the cells ask about a value that breaks a rule which is not strict: with `asks_first` they give it up unless
    /// somebody says otherwise, as Excel goes back to the cell by itself; without, they keep it, as Calc would forget
    /// it and move on.
    void ask_first(bool asks_first) noexcept { asks_first_ = asks_first; }
    Sheet add(std::string_view name);
    /// Adds a named range; `address` includes its sheet.
    void name(std::string_view name, const std::string& address);
    /// What a collected formula that Excel would refuse (native::within_limits) is about: the text at the beginning of
    /// its row, which is the code of an indicator, or its sheet and cell; empty if there is none.
    std::string outsized_formula() const;
    /// Writes the collected contents, calculates everything, fits heights, locks every sheet, and shows one sheet.
    void finish(const Sheet& shown);
    /// Sets title and subject, for file managers and the template list.
    void describe(std::string_view title, std::string_view subject);

    std::string_view style_name(Style style) const;
    uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> reference() const { return document_; }

private:
    friend class Sheet;
    struct Page {
        uno::Reference<com::sun::star::sheet::XSpreadsheet> sheet;
        Contents contents;
    };

    void make_styles();
    void write(const Page& page, bool formulas) const;
    void write_styles(const Page& page) const;

    uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> document_;
    bool empty_ = true;
    bool asks_first_ = false;
    std::vector<std::function<void()>> later_;  ///< steps that need names: array formulas, validations
    std::deque<Page> pages_;
    std::vector<uno::Reference<uno::XInterface>> fitted_;  ///< rows to fit
};

}  // namespace citystar::templates
