// Workbooks made from the model by changing its XML, which takes a tenth of the time that LibreOffice needs to store
// them.
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
    std::string attribute;  ///< the attribute that holds the value
    std::string value;
    std::string formula;  ///< empty: no formula
};

struct Extra {
    Place place;  ///< on the sheet with the figures
    OddCell cell;
};

struct Contents {
    std::string unit;
    std::string period;
    Figures figures;
    std::vector<Extra> more;  ///< ODS only
};

/// An ODS whose stored results stay those of the model. Not thread-safe.
class OdsVariation {
public:
    /// Throws std::runtime_error if the file is not laid out like `layout`.
    OdsVariation(std::filesystem::path model, const Layout& layout);

    /// Keeps the stored results and removes all formulas.
    void replace_formulas_by_values();
    /// Adds a sheet with formulas, as the file format writes them, in column A.
    void add_formulas(const std::vector<std::string>& formulas);
    /// Adds a sheet with photographs of noise, about 5 MB each.
    void add_photographs(int count);
    /// Puts a text into a cell of the sheet with the figures.
    void put_text(const Place& place, const std::string& text);
    void hide_row(int row);
    void hide_column(int column);
    /// Hides another sheet of the workbook.
    void hide_sheet(const char* name);
    /// Puts a number in place of the first formula on another sheet that calls `function`.
    void replace_formula(const char* sheet, const char* function, double number);

    /// Writes the workbook with these contents. Replaces an existing file completely.
    void write(const Contents& contents, const std::filesystem::path& file);

private:
    pugi::xml_node sheet(const char* name) const;
    pugi::xml_node add_sheet(const char* name);

    std::filesystem::path model_;
    pugi::xml_document content_;
    pugi::xml_node table_;
    std::vector<std::vector<pugi::xml_node>> rows_;  ///< for each row of CS_VALUES, the cells from its first column on
    pugi::xml_node unit_;
    pugi::xml_node period_;
    Members more_;
};

/// The same for an XLSX.
class XlsxVariation {
public:
    XlsxVariation(std::filesystem::path model, const Layout& layout);

    /// Removes the marks that tell LibreOffice's files from those of Excel.
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
