#include "sample_workbook.hpp"

#include <com/sun/star/util/XModifiable.hpp>

#include "workbook.hpp"

namespace citystar::test {

Registry shipped_registry() {
    Registry out;
    out.add_folder(CITYSTAR_SHIPPED_FRAMEWORKS);
    return out;
}

std::unique_ptr<command::WorkbookFile> sample_workbook(office::Office& office, const Registry& registry,
                                                       const std::string& framework) {
    namespace uno = com::sun::star::uno;
    const auto& known = *registry.find(framework);
    templates::WorkbookOptions options;
    options.unit_name = "甲市";
    for (std::size_t i = 0; i < 2; ++i) options.values[known.indicators[i].code] = {"60%"};
    auto file =
        std::make_unique<command::WorkbookFile>(office, templates::build_workbook(office.loader(), known, options));
    uno::Reference<com::sun::star::util::XModifiable>(file->document(), uno::UNO_QUERY_THROW)->setModified(false);
    return file;
}

}  // namespace citystar::test
