#include "delivered_templates.hpp"

#include <filesystem>

#include "installation.hpp"
#include "workbook.hpp"
#include "workbook_file.hpp"

namespace citystar::command {
namespace {

using workbook::Delivered;
using workbook::Landmarks;
namespace fs = std::filesystem;

// The extension's folder of templates has one folder per category. Empty if there is no such template.
fs::path shipped(const Framework& framework) {
    const auto extension = office::find_installation().extension;
    std::error_code failed;
    for (fs::directory_iterator it(extension / "templates", failed), end; !failed && it != end; it.increment(failed))
        if (auto file = it->path() / (framework.id + ".ots"); fs::exists(file, failed)) return file;
    return {};
}

}  // namespace

const Landmarks& DeliveredTemplates::know(const Framework& framework, Delivered delivered) {
    return (known_[&framework] = std::make_unique<const Known>(std::move(delivered)))->landmarks;
}

const Landmarks& DeliveredTemplates::of(const Framework& framework) {
    if (const auto known = known_.find(&framework); known != known_.end()) return known->second->landmarks;
    if (const auto file = shipped(framework); !file.empty())
        if (WorkbookFile opened(office_, file); opened.open())
            return know(framework, workbook::read_delivered(office_.context(), opened.document()));
    const WorkbookFile made(office_, templates::build_workbook(office_.loader(), framework, {}));
    return know(framework, workbook::read_delivered(office_.context(), made.document()));
}

}  // namespace citystar::command
