// Charts on a sheet.
#pragma once

#include <string>
#include <vector>

#include "sheet.hpp"

namespace citystar::templates {

enum class ChartKind { columns, bars, net };

struct Chart {
    std::string name;
    std::string title;
    ChartKind kind = ChartKind::columns;
    Area data;   ///< first column labels, first row names of the series
    Area place;  ///< cells it covers
    bool stacked = false;
    bool percent = false;  ///< values are fractions
};

/// Adds a chart of data on the same sheet. Series differ in darkness, so that grey prints stay readable. Throws
/// com::sun::star::uno::Exception if the office fails.
void add_chart(Sheet& sheet, const Chart& chart);

}  // namespace citystar::templates
