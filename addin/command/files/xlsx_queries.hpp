// Areas of an .xlsx that a query has filled from another file, a database or the network.
#pragma once

#include <vector>

#include "linked_cell.hpp"
#include "xlsx_book.hpp"

namespace citystar::command {

/// One area for each query table, and for each table that a query fills; the source is the query's name. Areas that are
/// not understood are left out. Thread-safe.
std::vector<LinkedCell> xlsx_queries(const XlsxBook& book, const PartReader& read);

}  // namespace citystar::command
