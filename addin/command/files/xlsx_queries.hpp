// Areas of an .xlsx whose cells hold what a query of another file, a database or the network brought.
#pragma once

#include <vector>

#include "linked_cell.hpp"
#include "xlsx_book.hpp"

namespace citystar::command {

/// One for each query table, and each table that a query fills; their source is the query's name. What is not
/// understood is left out. Thread-safe.
std::vector<LinkedCell> xlsx_queries(const XlsxBook& book, const PartReader& read);

}  // namespace citystar::command
