// Making what KnownForms reads, when CityStar is built.
#pragma once

#include <filesystem>

namespace citystar::command {

/// Writes the delivered workbooks of all shipped frameworks to a folder, and the forms of their files: as `citystar
/// new` makes them, and after LibreOffice has opened and stored those, as .ods and .xlsx. `templates` has the templates
/// in folders of it, as an extension does. Returns an exit status and reports on standard error. A file that
/// LibreOffice does not read as delivered is reported and has no form.
int make_forms(const std::filesystem::path& templates, const std::filesystem::path& folder);

}  // namespace citystar::command
