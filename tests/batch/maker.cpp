#include "maker.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

#include "workbook_file.hpp"

namespace citystar::batch {
namespace {

namespace fs = std::filesystem;
using workbook::Status;

// Ten of 5 MB each.
constexpr int photographs = 10;
constexpr int endless_formulas = 400;

constexpr const char* web_page =
    "<!DOCTYPE html><html><head><title>登录</title></head><body><p>会话已过期，请重新登录后下载。</p></body></html>\n";

void truncate(const fs::path& file) { fs::resize_file(file, fs::file_size(file) / 2); }

void write_odt(const fs::path& file) {
    const std::string mimetype = "application/vnd.oasis.opendocument.text";
    write_zip(file,
              {{"mimetype", mimetype},
               {"content.xml",
                R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:text><text:p>自评报告</text:p></office:text></office:body></office:document-content>)"},
               {"META-INF/manifest.xml", fmt::format(
                                             R"(<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>)",
                                             mimetype)}},
              "mimetype");
}

// Each formula goes over a million cells twice.
std::vector<std::string> endless() {
    return std::vector<std::string>(endless_formulas,
                                    "SUMPRODUCT(SIN(ROW([.A1:.A1000000]))*COS(ROW([.B1:.B1000000])))");
}

std::vector<std::string> links(const std::string& url) {
    return {fmt::format("IFERROR(['{}/figures.ods'#$Sheet1.A1];0)", url),
            fmt::format("IFERROR(COM.MICROSOFT.WEBSERVICE(\"{}/figure\");0)", url)};
}

}  // namespace

Maker::Maker(office::Office& office, const Framework& framework, MakerSettings settings, Random& random)
    : office_(office),
      framework_(framework),
      settings_(std::move(settings)),
      model_(make_model(office, framework, draw_figures(framework, random), settings_.marker, scratch_.path())) {}

OdsVariation& Maker::ods(Kind kind) {
    auto& out = ods_[kind];
    if (out) return *out;
    out = std::make_unique<OdsVariation>(kind == Kind::macro ? model_.with_macro : model_.ods, model_.layout);
    if (kind == Kind::endless) out->add_formulas(endless());
    if (kind == Kind::external_link) out->add_formulas(links(settings_.url));
    if (kind == Kind::huge) out->add_photographs(photographs);
    if (kind == Kind::values) out->replace_formulas_by_values();
    return *out;
}

XlsxVariation& Maker::xlsx(Kind kind) {
    auto& out = xlsx_[kind];
    if (out) return *out;
    out = std::make_unique<XlsxVariation>(model_.xlsx, model_.layout);
    if (kind == Kind::excel_like) out->look_like_excel();
    return *out;
}

Made Maker::make(Kind kind, const std::string& stem, const Contents& contents, bool as_xlsx) {
    Made made;
    made.worth = worth_of(framework_, contents.figures);
    made.stored = model_.stored;
    auto file = settings_.folder / (stem + ".ods");
    switch (kind) {
        case Kind::good: file = write_good(stem, contents, as_xlsx); break;
        case Kind::truncated:
            file = write_good(stem, contents, as_xlsx);
            truncate(file);
            made.status = Status::corrupt;
            break;
        case Kind::not_a_zip:
            file.replace_extension(".xlsx");
            std::ofstream(file, std::ios::binary) << web_page;
            made.status = Status::corrupt;
            break;
        case Kind::zero_bytes:
            std::ofstream(file, std::ios::binary).flush();
            made.status = Status::corrupt;
            break;
        case Kind::wrong_extension: file = write_wrong_extension(stem, contents, made); break;
        case Kind::encrypted:
            file = write_encrypted(stem, contents);
            made.status = Status::encrypted;
            break;
        case Kind::endless: made.status = Status::timeout; [[fallthrough]];
        case Kind::macro:
        case Kind::external_link:
        case Kind::huge:
        case Kind::values: ods(kind).write(contents, file); break;
        case Kind::excel_like:
            file.replace_extension(".xlsx");
            xlsx(kind).write(contents, file);
            break;
    }
    if (!fs::exists(file)) throw std::runtime_error("cannot write " + file.string());
    made.file = file.filename().string();
    return made;
}

fs::path Maker::write_good(const std::string& stem, const Contents& contents, bool as_xlsx) {
    const auto file = settings_.folder / (stem + (as_xlsx ? ".xlsx" : ".ods"));
    if (as_xlsx)
        xlsx(Kind::good).write(contents, file);
    else
        ods(Kind::good).write(contents, file);
    return file;
}

fs::path Maker::write_encrypted(const std::string& stem, const Contents& contents) {
    const bool as_xlsx = turn(Kind::encrypted) % 2 == 1;
    const auto plain = scratch_.path() / "plain.ods";
    ods(Kind::good).write(contents, plain);
    const auto file = settings_.folder / (stem + (as_xlsx ? ".xlsx" : ".ods"));
    store_encrypted(office_, plain, file);
    return file;
}

fs::path Maker::write_wrong_extension(const std::string& stem, const Contents& contents, Made& made) {
    const auto named_ods = settings_.folder / (stem + ".ods");
    const auto named_xlsx = settings_.folder / (stem + ".xlsx");
    switch (turn(Kind::wrong_extension) % 4) {
        case 0: ods(Kind::good).write(contents, named_xlsx); return named_xlsx;
        case 1: xlsx(Kind::good).write(contents, named_ods); return named_ods;
        case 2: {
            const auto pdf = scratch_.path() / "model.pdf";
            if (!fs::exists(pdf)) command::WorkbookFile(office_, model_.ods).store(pdf);
            fs::copy_file(pdf, named_xlsx);
            made.status = Status::corrupt;
            return named_xlsx;
        }
        default:
            write_odt(named_ods);
            made.status = Status::not_a_workbook;
            return named_ods;
    }
}

}  // namespace citystar::batch
