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
    /// False if there is something unusual in it.
    bool read(const std::string& part);
    /// Whether cells of a format are not protected.
    bool open(std::size_t format) const { return format < open_.size() && open_[format]; }

private:
    std::string part_;
    std::vector<bool> open_;
    bool usual_ = false;
};

/// Adds the parts to `text` and fills in the rest of `out`. `read` gives the parts that ZipArchive has checked. False if
/// they hold anything unusual.
bool read_xlsx_form(const PartReader& read, XlsxFormStyles& styles, FormText& text, Form& out);

}  // namespace citystar::command
