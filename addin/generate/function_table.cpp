#include "function_table.hpp"

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

namespace citystar::generate {
namespace {

namespace json = boost::json;

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

}  // namespace

std::vector<Function> read_functions(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    std::ostringstream content;
    content << in.rdbuf();
    std::vector<Function> out;
    const auto document = json::parse(content.str());
    for (const auto& entry : document.as_array()) {
        const auto& object = entry.as_object();
        Function function{member(object, "name"), member(object, "method"), text(object, "description"), {}};
        for (const auto& item : object.at("parameters").as_array()) {
            const auto& parameter = item.as_object();
            function.parameters.push_back({member(parameter, "id"), parameter.contains("optional"),
                                           text(parameter, "name"), text(parameter, "description")});
        }
        out.push_back(std::move(function));
    }
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
        // One name for every language: a localised one would break formulas typed elsewhere.
        const Text name{function.name, function.name};
        out << "        <node oor:name=\"" << function.method << "\" oor:op=\"replace\">\n";
        write_prop(out, "          ", "DisplayName", name);
        write_prop(out, "          ", "CompatibilityName", name);
        write_prop(out, "          ", "Description", function.description);
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

std::string markdown_table(const std::vector<Function>& functions, Language language) {
    std::ostringstream out;
    out << (language == Language::zh ? "| 函数 | 说明 |\n" : "| function | gives |\n") << "|---|---|\n";
    for (const auto& function : functions) {
        out << "| `" << function.name << '(';
        const char* separator = "";
        for (const auto& parameter : function.parameters) {
            out << separator << (parameter.optional ? "[" : "") << parameter.name.in(language)
                << (parameter.optional ? "]" : "");
            separator = "; ";
        }
        out << ")` | " << function.description.in(language) << " |\n";
    }
    return out.str();
}

}  // namespace citystar::generate
