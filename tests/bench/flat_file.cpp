#include "flat_file.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <string>

namespace citystar::bench {
namespace {

constexpr const char* file_head = R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:body><office:spreadsheet><table:table table:name="cells">
<table:table-row>)";
constexpr const char* file_end =
    "</table:table-row></table:table></office:spreadsheet></office:body></office:document>\n";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '"')
            out += "&quot;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '&')
            out += "&amp;";
        else
            out += c;
    }
    return out;
}

}  // namespace

FlatFile::FlatFile(const std::filesystem::path& file) : file_(file), out_(file, std::ios::binary) { out_ << file_head; }

void FlatFile::number(double number) {
    out_ << fmt::format(R"(<table:table-cell office:value-type="float" office:value="{}"/>)", number);
}

void FlatFile::text(std::string_view text) {
    out_ << R"(<table:table-cell office:value-type="string"><text:p>)" << escaped(text)
         << "</text:p></table:table-cell>";
}

void FlatFile::blank() { out_ << "<table:table-cell/>"; }

void FlatFile::formula(std::string_view formula, int columns, int rows) {
    out_ << "<table:table-cell";
    if (columns > 1 || rows > 1)
        out_ << fmt::format(R"( table:number-matrix-columns-spanned="{}" table:number-matrix-rows-spanned="{}")",
                            columns, rows);
    out_ << " table:formula=\"" << escaped(formula) << "\"/>";
}

void FlatFile::end_row() { out_ << "</table:table-row>\n<table:table-row>"; }

void FlatFile::close() {
    out_ << file_end;
    if (!out_.flush()) throw std::runtime_error("cannot write " + file_.string());
}

}  // namespace citystar::bench
