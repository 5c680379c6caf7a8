#include "delivered_templates.hpp"

namespace citystar::workbook {

const Landmarks& DeliveredTemplates::of(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context, const Framework& framework,
    templates::Formulas formulas) {
    auto& known = known_[{&framework, formulas}];
    if (!known) known = std::make_unique<const Known>(read_delivered(context, framework, formulas, folder_));
    return known->landmarks;
}

}  // namespace citystar::workbook
