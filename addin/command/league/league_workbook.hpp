// The league as a workbook.
#pragma once

#include <com/sun/star/frame/XComponentLoader.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/Reference.hxx>
#include <vector>

#include "league.hpp"

namespace citystar::command {

/// A new document with ranks, indicators, findings and charts; ranks, indicators and charts are separate for each
/// framework. The caller stores and closes it. Throws com::sun::star::uno::Exception if the office fails.
com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> league_workbook(
    const com::sun::star::uno::Reference<com::sun::star::frame::XComponentLoader>& loader,
    const std::vector<LeagueRow>& league);

}  // namespace citystar::command
