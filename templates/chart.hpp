// Adds charts to a sheet.
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
    Area data;   ///< labels in the first column, names of the series in the first row
    Area place;  ///< cells that the chart covers
    bool stacked = false;
    bool percent = false;  ///< values are fractions
};

/// Adds a chart of data on the same sheet. Series differ in darkness, so that grey prints stay readable. Throws
/// com::sun::star::uno::Exception if the office fails.
void add_chart(Sheet& sheet, const Chart& chart);

}  // namespace citystar::templates
