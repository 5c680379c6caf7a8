// Workbooks from the templates, with a few figures.
#pragma once

#include <memory>
#include <string>

#include "citystar/registry.hpp"
#include "office.hpp"
#include "pool/workbook_file.hpp"

namespace citystar::test {

Registry shipped_registry();

/// A new workbook of a framework in an office, open and not stored; the first two indicators have figures.
std::unique_ptr<command::WorkbookFile> sample_workbook(office::Office& office, const Registry& registry,
                                                       const std::string& framework);

}  // namespace citystar::test
