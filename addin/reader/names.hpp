// Resolves the names of a document to cells. From outside the office, each step would be a message to another process.
#pragma once

#include <com/sun/star/table/CellRangeAddress.hpp>
#include <vector>

#include "job.hpp"

namespace citystar::reader {

struct NamedArea {
    OUString name;
    com::sun::star::table::CellRangeAddress area;
};

/// Every named range whose name begins with the prefix and that leads to cells.
std::vector<NamedArea> named_areas(const Document& document, const OUString& prefix);

/// The service org.citystar.NamedAreas.
class NamedAreas final : public ReaderJob {
public:
    NamedAreas() : ReaderJob("org.citystar.NamedAreas") {}

private:
    /// Takes a "Prefix". Returns a sequence of sequences: the name, then the number of the sheet, first column, first
    /// row, last column, last row (from 0) of each of the named_areas().
    com::sun::star::uno::Any read(const Document& document, const Arguments& arguments) override;
};

}  // namespace citystar::reader
