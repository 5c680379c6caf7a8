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

/// A formula to type, and its result where that is known beforehand: a number, or a text in quotes; else empty.
struct Example {
    std::string formula;
    Text gives;
};

struct Function {
    std::string name;    ///< as typed into a cell
    std::string method;  ///< the IDL method
    Text description;
    Text more;  ///< what only the reference has room for, in Markdown; may be empty
    Example example;
    bool array = false;  ///< the result fills several cells: an array formula
    std::vector<Parameter> parameters;
    std::vector<Text> errors;  ///< what may stand in the cell instead, in Markdown
};

/// Throws std::runtime_error or boost::system::system_error if the file is not as it should be.
std::vector<Function> read_functions(const std::filesystem::path& file);

/// What the function wizard says of a function: what it does, how it is entered, and the example. It shows three lines;
/// a long result is left out.
Text wizard_text(const Function& function);

/// The registration of the functions in Calc.
std::string calc_addins_xcu(const std::vector<Function>& functions);

/// The reference of all functions as a page in Markdown.
std::string reference_page(const std::vector<Function>& functions, Language language);

}  // namespace citystar::generate
