// The form of an .xlsx: its sheets, shared texts and styles.
#pragma once

#include <string>
#include <vector>

#include "form.hpp"
#include "form_text.hpp"
#include "workbook_parts.hpp"

namespace citystar::command {

/// The cell formats of xl/styles.xml.
class XlsxFormStyles {
public:
    struct Format {
        std::string whole;  ///< the same for equal formats under whatever number
        std::string bare;   ///< the same without the number format
        bool open = false;  ///< cells of this format are not protected
    };

    /// False if there is something unusual in it.
    bool read(const std::string& part);
    /// Null if there is no such format.
    const Format* format(std::size_t number) const { return number < formats_.size() ? &formats_[number] : nullptr; }
    /// What belongs to the form whether a cell has it or not.
    const std::string& rest() const noexcept { return rest_; }

private:
    std::string part_;
    std::string rest_;
    std::vector<Format> formats_;
    bool usual_ = false;
};

/// Adds the parts to `text` and fills in the rest of `out`. `read` gives the parts that ZipArchive has checked. False
/// if they hold anything unusual.
bool read_xlsx_form(const PartReader& read, XlsxFormStyles& styles, FormText& text, Form& out);

}  // namespace citystar::command
