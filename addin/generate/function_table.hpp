// The table of functions (addin/functions.json) and the files made from it.
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

/// An example formula, with its result if that is known beforehand: a number, or a text in quotes; otherwise empty.
struct Example {
    std::string formula;
    Text gives;
};

struct Function {
    std::string name;    ///< as typed into a cell
    std::string method;  ///< the IDL method
    Text description;
    Text more;  ///< extra text for the reference, in Markdown; may be empty
    Example example;
    bool array = false;  ///< the result fills several cells: an array formula
    std::vector<Parameter> parameters;
    std::vector<Text> errors;  ///< errors that the cell may show instead, in Markdown
};

/// Reads the table. Throws std::runtime_error or boost::system::system_error if the file is malformed.
std::vector<Function> read_functions(const std::filesystem::path& file);

/// The text of the function wizard: the purpose of the function, the way to enter it, and the example. The wizard shows
/// three lines, so a long result is left out.
Text wizard_text(const Function& function);

/// The registration of the functions in Calc.
std::string calc_addins_xcu(const std::vector<Function>& functions);

/// A header that defines the names of the functions: constexpr const char* citystar::our_functions[].
std::string names_header(const std::vector<Function>& functions);

/// The reference of all functions as a page in Markdown.
std::string reference_page(const std::vector<Function>& functions, Language language);

}  // namespace citystar::generate
