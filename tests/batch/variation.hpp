// Workbooks varied from the model by changing its XML, which takes a tenth of the time of storing them from
// LibreOffice.
#pragma once

#include <filesystem>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "figures.hpp"
#include "model.hpp"
#include "zip_members.hpp"

namespace citystar::batch {

/// A cell as the file format writes it.
struct OddCell {
    std::string type;       ///< office:value-type
    std::string attribute;  ///< which holds the value
    std::string value;
    std::string formula;  ///< empty: none
};

struct Extra {
    Place place;  ///< on the sheet of the figures
    OddCell cell;
};

struct Contents {
    std::string unit;
    std::string period;
    Figures figures;
    std::vector<Extra> more;  ///< ODS only
};

/// An ODS. Its stored results stay those of the model. Not thread-safe.
class OdsVariation {
public:
    /// Throws std::runtime_error if the file is not laid out as said.
    OdsVariation(std::filesystem::path model, const Layout& layout);

    /// Leaves the stored results and no formula.
    void replace_formulas_by_values();
    /// Adds a sheet with formulas, as the file format writes them, in column A.
    void add_formulas(const std::vector<std::string>& formulas);
    /// Adds a sheet with photographs of noise, about 5 MB each.
    void add_photographs(int count);
    /// Puts a text into a cell of the sheet of the figures.
    void put_text(const Place& place, const std::string& text);
    void hide_row(int row);
    void hide_column(int column);
    /// Hides another sheet.
    void hide_sheet(const char* name);
    /// Puts a number where another sheet has its first formula that calls `function`.
    void replace_formula(const char* sheet, const char* function, double number);

    /// Writes the workbook with these contents; of one that exists nothing is left.
    void write(const Contents& contents, const std::filesystem::path& file);

private:
    pugi::xml_node sheet(const char* name) const;
    pugi::xml_node add_sheet(const char* name);

    std::filesystem::path model_;
    pugi::xml_document content_;
    pugi::xml_node table_;
    std::vector<std::vector<pugi::xml_node>> rows_;  ///< per row of CS_VALUES the cells from its first column on
    pugi::xml_node unit_;
    pugi::xml_node period_;
    Members more_;
};

/// An XLSX, likewise.
class XlsxVariation {
public:
    XlsxVariation(std::filesystem::path model, const Layout& layout);

    /// Takes away what tells LibreOffice's files from those of Excel.
    void look_like_excel();

    void write(const Contents& contents, const std::filesystem::path& file);

private:
    std::filesystem::path model_;
    Layout layout_;
    std::string sheet_member_;
    pugi::xml_document sheet_;
    pugi::xml_document strings_;
    std::map<std::string, pugi::xml_node> cells_;  ///< by address
    Members more_;
};

}  // namespace citystar::batch
