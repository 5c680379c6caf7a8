// Where the names of a document lead: from outside the office each step is a message to another process.
#pragma once

#include <com/sun/star/table/CellRangeAddress.hpp>
#include <vector>

#include "job.hpp"

namespace citystar::reader {

struct NamedArea {
    OUString name;
    com::sun::star::table::CellRangeAddress area;
};

/// Every named range whose name begins so and that leads to cells.
std::vector<NamedArea> named_areas(const Document& document, const OUString& prefix);

/// The service org.citystar.NamedAreas.
class NamedAreas final : public ReaderJob {
public:
    NamedAreas() : ReaderJob("org.citystar.NamedAreas") {}

private:
    /// Takes a "Prefix"; gives a sequence of sequences: name, then number of the sheet, first column, first row, last
    /// column, last row (from 0) of the named_areas().
    com::sun::star::uno::Any read(const Document& document, const Arguments& arguments) override;
};

}  // namespace citystar::reader
