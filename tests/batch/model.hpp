// The workbook that LibreOffice stores once and from which all others are made.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "figures.hpp"
#include "office.hpp"

namespace citystar::batch {

struct Place {
    int column = 0;
    int row = 0;
};

/// Places of cells in the model.
struct Layout {
    std::string sheet;        ///< the sheet with all places below
    int sheet_number = 0;     ///< counted from 1
    Place values;             ///< the first cell of CS_VALUES
    std::vector<int> inputs;  ///< for each row of CS_VALUES, the number of its cells that take a figure
    Place unit;
    Place period;
    Place framework;
    Place codes;     ///< the first cell of CS_INDICATORS
    Place verified;  ///< the first cell of CS_VERIFIED
};

struct Model {
    std::filesystem::path ods;
    std::filesystem::path xlsx;
    std::filesystem::path with_macro;  ///< ODS
    Layout layout;
    Worth stored;  ///< the results that are stored in all three
};

/// Makes the model in an office that has our functions, recalculated with these figures. A macro that runs when the
/// document is opened writes the file `marker`. The framework must not compare units. Throws
/// com::sun::star::uno::Exception and std::exception.
Model make_model(office::Office& office, const Framework& framework, const Figures& figures,
                 const std::filesystem::path& marker, const std::filesystem::path& folder);

/// Stores a workbook under a password, in the format of the file's ending. Throws com::sun::star::uno::Exception.
void store_encrypted(office::Office& office, const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace citystar::batch
