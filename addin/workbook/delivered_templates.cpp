#include "delivered_templates.hpp"

namespace citystar::workbook {

const Landmarks& DeliveredTemplates::of(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context, const Framework& framework,
    templates::Formulas formulas) {
    auto& known = known_[{&framework, formulas}];
    const auto* built = !known && built_ ? built_(framework, formulas) : nullptr;
    if (built) known = std::make_unique<const Known>(built);
    if (!known) known = std::make_unique<const Known>(read_delivered(context, framework, formulas, folder_));
    return known->landmarks;
}

}  // namespace citystar::workbook
