// The form of an .ods: its content.xml.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "form.hpp"
#include "form_text.hpp"

namespace citystar::command {

/// The styles that content.xml refers to.
class OdsFormStyles {
public:
    /// Reads the automatic styles of a content.xml together with styles.xml. `root`: the first tag of the content,
    /// which declares the namespaces. False if there is something unusual in them.
    bool read(std::string_view root, std::string_view automatic, std::string_view styles);

    /// A text that is the same for equal styles under whatever name. Names that are not automatic stand for themselves.
    std::string_view canonical(std::string_view family, std::string_view name) const;
    /// The same for a cell style without its number format.
    std::string_view bare(std::string_view cell_style) const;
    bool open(std::string_view cell_style) const;

private:
    struct Style {
        std::string canonical;
        std::string bare;
        std::optional<bool> open;
        std::string parent;
    };
    using Styles = std::map<std::string, Style, std::less<>>;  ///< by family and name

    bool add(std::string_view element, bool automatic);

    std::string automatic_;
    std::string named_;
    Styles styles_;
    bool usual_ = false;
};

/// Adds the content to `text` and fills in the rest of `out`. False if it holds anything unusual.
bool read_ods_form(const std::string& content, const std::string& styles_part, OdsFormStyles& styles, FormText& text,
                   Form& out);

}  // namespace citystar::command
