// citystar_function_table FUNCTIONS.json xcu                    the registration of the functions
// citystar_function_table FUNCTIONS.json names                  a C++ header with their names
// citystar_function_table FUNCTIONS.json reference zh-CN|en-US  docs/guide/*/functions.md

#include <exception>
#include <iostream>
#include <string_view>

#include "function_table.hpp"

int main(int count, char** arguments) {
    using namespace citystar;
    using namespace citystar::generate;
    try {
        const std::string_view what = count > 2 ? arguments[2] : "";
        if (what == "xcu" && count == 3) {
            std::cout << calc_addins_xcu(read_functions(arguments[1]));
        } else if (what == "names" && count == 3) {
            std::cout << names_header(read_functions(arguments[1]));
        } else if (what == "reference" && count == 4) {
            const bool zh = std::string_view(arguments[3]) == "zh-CN";
            std::cout << reference_page(read_functions(arguments[1]), zh ? Language::zh : Language::en);
        } else {
            std::cerr << "usage: citystar_function_table FUNCTIONS.json xcu | names | reference zh-CN|en-US\n";
            return 64;
        }
    } catch (const std::exception& error) {
        std::cerr << "citystar_function_table: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
