// The one table of functions (addin/functions.json) and what is made from it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "citystar/text.hpp"

namespace citystar::generate {

struct Parameter {
    std::string id;  ///< the IDL parameter
    bool optional = false;
    Text name;
    Text description;
};

struct Function {
    std::string name;    ///< as typed into a cell
    std::string method;  ///< the IDL method
    Text description;
    std::vector<Parameter> parameters;
};

/// Throws std::runtime_error or boost::system::system_error if the file is not as it should be.
std::vector<Function> read_functions(const std::filesystem::path& file);

/// The registration of the functions in Calc.
std::string calc_addins_xcu(const std::vector<Function>& functions);

/// A Markdown table of the functions.
std::string markdown_table(const std::vector<Function>& functions, Language language);

}  // namespace citystar::generate
