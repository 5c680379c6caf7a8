// The templates that returned workbooks are compared with.
#pragma once

#include <map>
#include <memory>

#include "citystar/framework.hpp"
#include "counterparts.hpp"
#include "office.hpp"

namespace citystar::command {

/// Each template is opened when it is first asked for: the extension's own, or made anew for a framework of the user's.
/// Not thread-safe.
class DeliveredTemplates {
public:
    explicit DeliveredTemplates(office::Office& office) : office_(office) {}

    /// Valid as long as this object. Throws com::sun::star::uno::Exception if the office fails.
    const workbook::Landmarks& of(const Framework& framework);

private:
    struct Known {
        explicit Known(workbook::Delivered read) : delivered(std::move(read)), landmarks(delivered) {}
        const workbook::Delivered delivered;
        const workbook::Landmarks landmarks;
    };
    const workbook::Landmarks& know(const Framework& framework, workbook::Delivered delivered);

    office::Office& office_;
    std::map<const Framework*, std::unique_ptr<const Known>> known_;
};

}  // namespace citystar::command
