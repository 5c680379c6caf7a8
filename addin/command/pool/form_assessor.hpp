// Assessing returned workbooks without LibreOffice, if they are exactly as delivered but for what was filled in.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "assessment.hpp"
#include "citystar/text.hpp"
#include "files/form.hpp"
#include "known_forms.hpp"

namespace citystar::command {

/// One for each thread; they share the known forms.
class FormAssessor {
public:
    /// Both must outlive this object.
    FormAssessor(const Registry& registry, KnownForms& forms) : registry_(registry), forms_(forms) {}

    struct Outcome {
        std::string digest;                       ///< of the form; empty if it cannot be told without LibreOffice
        std::vector<workbook::Assessment> units;  ///< empty: LibreOffice has to read the workbook
    };

    /// What assess() gives for the workbook after LibreOffice has read and calculated it; or no units. That is the case
    /// for an unknown form, for a formula in an input that is not the template's, for figures whose type does not fit
    /// their cell, and if the workbook's own results differ from the engine's, since then LibreOffice has to tell why.
    Outcome assess(const std::filesystem::path& workbook, Language language);

private:
    std::optional<std::vector<workbook::FilledCell>> contents(const Form& form, const KnownForm& known,
                                                              const workbook::Delivered& delivered) const;

    const Registry& registry_;
    KnownForms& forms_;
    FormReader reader_;
    std::map<const workbook::Delivered*, workbook::FilledWorkbook> filled_;
};

}  // namespace citystar::command
