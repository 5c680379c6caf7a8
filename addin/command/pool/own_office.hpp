// Starting an office that is known to work.
#pragma once

#include <iostream>
#include <memory>
#include <string>

#include "office.hpp"

namespace citystar::command {

struct ProbedOffice {
    std::unique_ptr<office::Office> office;
    std::string fault;  ///< what our functions calculate wrongly in it; empty if nothing
};

/// Starts an office with the extension of the installation. Throws office::OfficeError.
ProbedOffice start_and_probe(const office::Installation& installation);

/// A started office in which our functions calculate. Null if there is no such office; then `complaints` has the
/// reason.
std::unique_ptr<office::Office> start_office(std::ostream& complaints = std::cerr);

}  // namespace citystar::command
