// The forms of delivered workbooks: what collect knows of a workbook without opening it in LibreOffice.
#pragma once

#include <boost/json/object.hpp>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "as_delivered.hpp"
#include "citystar/registry.hpp"
#include "delivered.hpp"
#include "files/form.hpp"

namespace citystar::command {

/// A form that LibreOffice reads as a delivered workbook.
struct KnownForm {
    std::string digest;     ///< of the form
    std::string framework;  ///< its id
    templates::Formulas formulas = templates::Formulas::functions;
    std::vector<Entry> own_formulas;  ///< the template's formulas among the entries, as the file has them
};

boost::json::object json_of(const KnownForm& form);
/// Throws std::exception if it is no form.
KnownForm known_form_of(const boost::json::object& json);

/// The form of a workbook as a delivered one. `read`: its cells as LibreOffice reads them. Nothing if it differs from
/// the delivered one in anything but what may be filled in. Pure.
std::optional<KnownForm> as_known_form(const Form& form, const workbook::WorkbookCells& read,
                                       const workbook::Delivered& delivered, const Framework& framework,
                                       templates::Formulas formulas);

/// The forms that a build made, and those that LibreOffice has read since. Thread-safe.
class KnownForms {
public:
    /// Forms of shipped frameworks from a folder that write_delivered() and write_forms() filled; a missing or damaged
    /// folder has none. `registry` must outlive this object.
    KnownForms(std::filesystem::path folder, const Registry& registry);

    void add(KnownForm form);
    /// Null if the form is unknown. Valid as long as this object.
    const KnownForm* find(const std::string& digest) const;
    /// The delivered workbook of a shipped framework; null if it cannot be read or is not shipped. Valid as long as
    /// this object.
    const workbook::Delivered* delivered(const std::string& framework, templates::Formulas formulas);

private:
    const std::filesystem::path folder_;
    const Registry& registry_;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, KnownForm> forms_;
    std::map<std::pair<std::string, templates::Formulas>, std::unique_ptr<const workbook::Delivered>> delivered_;
};

/// Writes what KnownForms reads. Throws std::system_error.
void write_delivered(const std::filesystem::path& folder, const Framework& framework, templates::Formulas formulas,
                     const workbook::Delivered& delivered);
void write_forms(const std::filesystem::path& folder, const std::vector<KnownForm>& forms);

}  // namespace citystar::command
