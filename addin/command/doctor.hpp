// citystar doctor: checks that the installation works.
#pragma once

namespace citystar::command {

/// Checks LibreOffice, extension, framework files and functions; prints one line for each on standard output. Returns
/// an exit status.
int doctor();

}  // namespace citystar::command
