// The templates with which returned workbooks are compared.
#pragma once

#include <com/sun/star/uno/Reference.hxx>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>

#include "counterparts.hpp"
#include "delivered.hpp"

namespace citystar::workbook {

/// The delivered workbook that the build has read; null if there is none.
using BuiltTemplate = std::function<const Delivered*(const Framework&, templates::Formulas)>;

/// Takes each template from the build, or else reads it when it is needed for the first time, with read_delivered().
/// Not thread-safe.
class DeliveredTemplates {
public:
    explicit DeliveredTemplates(std::filesystem::path folder, BuiltTemplate built = {})
        : folder_(std::move(folder)), built_(std::move(built)) {}

    /// The template's landmarks; valid as long as this object. `framework` must outlive it. Throws
    /// com::sun::star::uno::Exception if the office fails.
    const Landmarks& of(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                        const Framework& framework, templates::Formulas formulas);

private:
    struct Known {
        explicit Known(Delivered read) : delivered(std::move(read)), landmarks(delivered) {}
        explicit Known(const Delivered* built) : landmarks(*built) {}
        const Delivered delivered;  ///< empty if it comes from the build
        const Landmarks landmarks;
    };

    std::filesystem::path folder_;
    BuiltTemplate built_;
    std::map<std::pair<const Framework*, templates::Formulas>, std::unique_ptr<const Known>> known_;
};

}  // namespace citystar::workbook
