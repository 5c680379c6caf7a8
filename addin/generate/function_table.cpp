#include "function_table.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <cctype>
#include <fstream>
#include <sstream>

#include "messages.hpp"

namespace citystar::generate {
namespace {

namespace json = boost::json;
using messages::Message;

std::string member(const json::object& object, const char* key) { return json::value_to<std::string>(object.at(key)); }

Text text(const json::object& object, const char* key) {
    const auto& both = object.at(key).as_object();
    return {member(both, "zh"), member(both, "en")};
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

void write_prop(std::ostream& out, const char* indent, const char* name, const Text& value) {
    out << indent << "<prop oor:name=\"" << name << "\">\n"
        << indent << "  <value xml:lang=\"en\">" << escaped(value.en) << "</value>\n";
    if (value.zh != value.en) out << indent << "  <value xml:lang=\"zh-CN\">" << escaped(value.zh) << "</value>\n";
    out << indent << "</prop>\n";
}

// "gives" is a number, a text, or a text in each language.
Example example(const json::object& object) {
    Example out{member(object, "formula"), {}};
    const auto* gives = object.if_contains("gives");
    if (!gives) return out;
    if (gives->is_number()) {
        std::ostringstream number;
        number << gives->to_number<double>();
        out.gives = {number.str(), number.str()};
    } else if (gives->is_object()) {
        const auto both = text(object, "gives");
        out.gives = {'"' + both.zh + '"', '"' + both.en + '"'};
    } else {
        const auto quoted = '"' + json::value_to<std::string>(*gives) + '"';
        out.gives = {quoted, quoted};
    }
    return out;
}

// A function names its parameters by their keys in the table of parameters; optional ones are in brackets.
Parameter parameter(const json::object& table, std::string key) {
    const bool optional = key.starts_with('[');
    if (optional) key = key.substr(1, key.size() - 2);
    const auto& object = table.at(key).as_object();
    return {object.contains("id") ? member(object, "id") : key, optional, text(object, "name"),
            text(object, "description")};
}

std::string bracketed(const Parameter& parameter, Language language) {
    const auto& name = parameter.name.in(language);
    return parameter.optional ? "[" + name + "]" : name;
}

std::string call(const Function& function, Language language) {
    std::string out = function.name + "(";
    const char* separator = "";
    for (const auto& parameter : function.parameters) {
        out += separator + bracketed(parameter, language);
        separator = "; ";
    }
    return out + ")";
}

std::string lower(std::string name) {
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return name;
}

}  // namespace

std::vector<Function> read_functions(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    std::ostringstream content;
    content << in.rdbuf();
    const auto document = json::parse(content.str());
    const auto& parameters = document.at("parameters").as_object();
    const auto& errors = document.at("errors").as_object();
    std::vector<Function> out;
    for (const auto& entry : document.at("functions").as_array()) {
        const auto& object = entry.as_object();
        Function function;
        function.name = member(object, "name");
        function.method = member(object, "method");
        function.description = text(object, "description");
        if (object.contains("more")) function.more = text(object, "more");
        function.example = example(object.at("example").as_object());
        function.array = object.contains("array");
        for (const auto& item : object.at("parameters").as_array())
            function.parameters.push_back(parameter(parameters, json::value_to<std::string>(item)));
        for (const auto& item : object.at("errors").as_array())
            function.errors.push_back(text(errors, item.as_string().c_str()));
        out.push_back(std::move(function));
    }
    return out;
}

Text wizard_text(const Function& function) {
    constexpr std::size_t longest_result = 60;  // bytes
    auto out = function.description;
    const auto& [formula, gives] = function.example;
    const auto add = [&](Message message, const Text& part = {}) {
        out.zh += messages::say(message, Language::zh, part.zh);
        out.en += messages::say(message, Language::en, part.en);
    };
    if (function.array) add(Message::wizard_array);
    add(Message::wizard_example, {formula, formula});
    if (!gives.zh.empty() && std::max(gives.zh.size(), gives.en.size()) <= longest_result)
        add(Message::wizard_gives, gives);
    return out;
}

std::string calc_addins_xcu(const std::vector<Function>& functions) {
    std::ostringstream out;
    out << R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" oor:name="CalcAddIns" oor:package="org.openoffice.Office">
  <node oor:name="AddInInfo">
    <node oor:name="org.citystar.Functions" oor:op="replace">
      <node oor:name="AddInFunctions">
)";
    for (const auto& function : functions) {
        // There is one name for every language: a localised name would break formulas typed elsewhere.
        const Text name{function.name, function.name};
        out << "        <node oor:name=\"" << function.method << "\" oor:op=\"replace\">\n";
        write_prop(out, "          ", "DisplayName", name);
        write_prop(out, "          ", "CompatibilityName", name);
        write_prop(out, "          ", "Description", wizard_text(function));
        write_prop(out, "          ", "Category", {"Add-In", "Add-In"});
        out << "          <node oor:name=\"Parameters\">\n";
        for (const auto& parameter : function.parameters) {
            out << "            <node oor:name=\"" << parameter.id << "\" oor:op=\"replace\">\n";
            write_prop(out, "              ", "DisplayName", parameter.name);
            write_prop(out, "              ", "Description", parameter.description);
            out << "            </node>\n";
        }
        out << "          </node>\n        </node>\n";
    }
    out << "      </node>\n    </node>\n  </node>\n</oor:component-data>\n";
    return out.str();
}

std::string names_header(const std::vector<Function>& functions) {
    std::ostringstream out;
    out << "// Generated from functions.json.\n#pragma once\n\nnamespace citystar {\n\n"
           "constexpr const char* our_functions[] = {\n";
    for (const auto& function : functions) out << "    \"" << function.name << "\",\n";
    out << "};\n\n}  // namespace citystar\n";
    return out.str();
}

std::string reference_page(const std::vector<Function>& functions, Language language) {
    const auto raw = [&](Message message) { return messages::raw(message, language); };
    const auto say = [&](Message message, const std::string& part) { return messages::say(message, language, part); };
    std::ostringstream out;
    out << "<!-- " << raw(Message::made_from) << " -->\n# " << raw(Message::heading) << "\n\n"
        << raw(Message::introduction) << "\n\n"
        << raw(Message::columns_of_functions) << "\n|---|---|\n";
    for (const auto& function : functions)
        out << "| [" << function.name << "](#" << lower(function.name) << ") | " << function.description.in(language)
            << " |\n";
    for (const auto& function : functions) {
        out << "\n## " << function.name << "\n\n    " << call(function, language) << "\n\n"
            << function.description.in(language) << '\n';
        if (const auto& more = function.more.in(language); !more.empty()) out << '\n' << more << '\n';
        if (function.array) out << '\n' << raw(Message::array) << '\n';
        if (!function.parameters.empty()) out << '\n' << raw(Message::columns_of_arguments) << "\n|---|---|\n";
        for (const auto& parameter : function.parameters)
            out << "| " << bracketed(parameter, language) << " | " << parameter.description.in(language) << " |\n";
        out << '\n' << say(Message::example, function.example.formula);
        if (const auto& gives = function.example.gives.in(language); !gives.empty()) out << say(Message::gives, gives);
        out << '\n';
        if (!function.errors.empty()) out << '\n' << raw(Message::errors) << "\n\n";
        for (const auto& error : function.errors) out << "- " << error.in(language) << '\n';
    }
    return out.str();
}

}  // namespace citystar::generate
