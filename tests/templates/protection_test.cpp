// Sheets are locked without a password. Only input cells are open, and each of them says which value it takes.

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/ValidationType.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XUniqueCellFormatRangesSupplier.hpp>
#include <com/sun/star/util/CellProtection.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include "shipped.hpp"
#include "template_fixture.hpp"

namespace citystar::test {
namespace {

using com::sun::star::container::XIndexAccess;
using com::sun::star::util::XProtectable;

class Protection : public testing::TestWithParam<const char*> {
protected:
    Protection() : workbook_(template_of(GetParam())) {}
    // The cells of a sheet, grouped by equal looks.
    static uno::Reference<XIndexAccess> formats(const uno::Reference<uno::XInterface>& sheet) {
        return uno::Reference<com::sun::star::sheet::XUniqueCellFormatRangesSupplier>(sheet, uno::UNO_QUERY_THROW)
            ->getUniqueCellFormatRanges();
    }
    Workbook workbook_;
};

TEST_P(Protection, EverySheetIsLockedWithoutAPassword) {
    for (const auto& name : workbook_.sheet_names()) {
        const uno::Reference<XProtectable> sheet(workbook_.sheet_named(name), uno::UNO_QUERY_THROW);
        EXPECT_TRUE(sheet->isProtected()) << name;
        sheet->unprotect({});
        EXPECT_FALSE(sheet->isProtected()) << name;
    }
}

TEST_P(Protection, ExactlyTheInputCellsAreOpenAndEachSaysWhatItTakes) {
    int inputs = 0;
    for (const auto& name : workbook_.sheet_names()) {
        const auto groups = formats(workbook_.sheet_named(name));
        for (sal_Int32 i = 0; i < groups->getCount(); ++i) {
            const uno::Reference<sheet::XSheetCellRanges> cells(groups->getByIndex(i), uno::UNO_QUERY_THROW);
            const auto where = name + " " + utf8(cells->getRangeAddressesAsString()).substr(0, 120);
            const bool input = utf8(property_of<OUString>(cells, "CellStyle")).starts_with("CS 填写");
            EXPECT_EQ(!property_of<com::sun::star::util::CellProtection>(cells, "CellProtection").IsLocked, input)
                << where;
            if (!input) continue;
            ++inputs;
            const auto validation = property_of<uno::Reference<uno::XInterface>>(cells, "Validation");
            const auto type = property_of<sheet::ValidationType>(validation, "Type");
            EXPECT_TRUE(type != sheet::ValidationType_ANY || property_of<bool>(validation, "ShowInputMessage"))
                << where;
            EXPECT_TRUE(type == sheet::ValidationType_ANY || property_of<bool>(validation, "ShowErrorMessage"))
                << where;
        }
    }
    EXPECT_GT(inputs, 5);
}

TEST_P(Protection, TheInputCellsAreThoseOfTheNamedRanges) {
    const auto open = [&](std::string_view name, sal_Int32 column, sal_Int32 row) {
        return !property_of<com::sun::star::util::CellProtection>(workbook_.cell_of(name, column, row),
                                                                  "CellProtection")
                    .IsLocked;
    };
    for (const auto* name : {"CS_UNIT_NAME", "CS_PERIOD", "CS_TODAY", "CS_DEADLINE", "CS_PLAN_START", "CS_ONLY",
                             "CS_ORDER", "CS_DEPARTMENT"})
        EXPECT_TRUE(open(name, 0, 0)) << name;
    for (const auto* name :
         {"CS_FRAMEWORK", "CS_TEMPLATE_VERSION", "CS_TOTAL", "CS_TOTAL_DECLARED", "CS_OPEN_CHECKS", "CS_REPORTED"})
        EXPECT_FALSE(open(name, 0, 0)) << name;
    const auto& framework = shipped(GetParam());
    if (!framework.units.empty()) return;
    const auto at = workbook_.place("CS_VALUES");
    const auto codes = workbook_.column("CS_INDICATORS");
    for (std::size_t row = 0; row < codes.size(); ++row)
        for (sal_Int32 i = 0; i <= at.EndColumn - at.StartColumn; ++i) {
            const bool used = static_cast<std::size_t>(i) < inputs_of(*framework.find_indicator(codes[row]));
            EXPECT_EQ(open("CS_VALUES", i, static_cast<sal_Int32>(row)), used) << codes[row] << " " << i;
            EXPECT_EQ(open("CS_VERIFIED", i, static_cast<sal_Int32>(row)), used) << codes[row] << " " << i;
        }
}

INSTANTIATE_TEST_SUITE_P(Templates, Protection, testing::ValuesIn(all_ids));

}  // namespace
}  // namespace citystar::test
