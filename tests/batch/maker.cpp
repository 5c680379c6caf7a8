#include "maker.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

#include "file_damage.hpp"
#include "pool/workbook_file.hpp"

namespace citystar::batch {
namespace {

namespace fs = std::filesystem;
using workbook::Status;

// Ten pictures of 5 MB each.
constexpr int photographs = 10;
constexpr int endless_formulas = 400;

constexpr const char* web_page =
    "<!DOCTYPE html><html><head><title>登录</title></head><body><p>会话已过期，请重新登录后下载。</p></body></html>\n";

// The status that the command gives a damaged file.
Status damage_of(Kind kind) {
    switch (kind) {
        case Kind::bytes_after:
        case Kind::renamed_part:
        case Kind::no_mimetype: return Status::ok;
        default: return Status::corrupt;
    }
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
    const auto& layout = model_.layout;
    const Place second_code{layout.codes.column, layout.codes.row + 1};
    out = std::make_unique<OdsVariation>(kind == Kind::macro ? model_.with_macro : model_.ods, layout);
    switch (kind) {
        case Kind::endless: out->add_formulas(endless()); break;
        case Kind::external_link: out->add_formulas(links(settings_.url)); break;
        case Kind::huge: out->add_photographs(photographs); break;
        case Kind::values: out->replace_formulas_by_values(); break;
        case Kind::unknown_framework: out->put_text(layout.framework, "JN-TASKS-2023"); break;
        case Kind::code_damaged: out->put_text(layout.codes, indicators_of(framework_).front()->code + "\u00A0"); break;
        case Kind::code_missing: out->put_text(second_code, ""); break;
        case Kind::own_column: add_own_column(*out); break;
        case Kind::hidden_row: out->hide_row(layout.values.row); break;
        case Kind::hidden_column: out->hide_column(layout.verified.column); break;
        case Kind::hidden_sheet: out->hide_sheet("评分"); break;
        case Kind::formula_replaced: out->replace_formula("评分", "STARLEVEL", 7); break;
        default: break;
    }
    return *out;
}

// A column to the right of the table, with other figures.
void Maker::add_own_column(OdsVariation& workbook) const {
    const auto& layout = model_.layout;
    const int column = layout.verified.column + 20;
    workbook.put_text({column, layout.values.row - 1}, "指标值");
    for (std::size_t row = 0; row < layout.inputs.size(); ++row)
        workbook.put_text({column, layout.values.row + static_cast<int>(row)}, "0.95");
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
    made.stored = model_.stored;
    made.worth = made.read = worth_of(framework_, contents.figures);
    const auto slip = slip_of(kind, framework_, model_.layout);
    const auto file =
        slip ? write_slip(*slip, kind, stem, contents, as_xlsx, made) : write(kind, stem, contents, as_xlsx, made);
    if (!fs::exists(file)) throw std::runtime_error("cannot write " + file.string());
    made.file = file.filename().string();
    if (made.status != Status::ok && made.status != Status::formula_errors) {
        made.collected = made.status;
        made.worth.reset();
    }
    if (made.collected != Status::ok) made.read.reset();
    return made;
}

fs::path Maker::write(Kind kind, const std::string& stem, const Contents& contents, bool as_xlsx, Made& made) {
    if (damages_file(kind)) {
        made.status = damage_of(kind);
        return write_damaged(kind, stem, contents, as_xlsx);
    }
    auto file = settings_.folder / (stem + ".ods");
    switch (kind) {
        case Kind::good: return write_good(stem, contents, as_xlsx);
        case Kind::not_a_zip:
            file.replace_extension(".xlsx");
            std::ofstream(file, std::ios::binary) << web_page;
            made.status = Status::corrupt;
            break;
        case Kind::zero_bytes:
            std::ofstream(file, std::ios::binary).flush();
            made.status = Status::corrupt;
            break;
        case Kind::wrong_extension: return write_wrong_extension(stem, contents, made);
        case Kind::encrypted: made.status = Status::encrypted; return write_encrypted(stem, contents);
        case Kind::foreign:
            write_foreign(file);
            made.collected = Status::not_a_workbook_of_ours;
            made.worth.reset();
            break;
        case Kind::excel_like:
            file.replace_extension(".xlsx");
            xlsx(kind).write(contents, file);
            break;
        default: say_what_sheets_give(kind, made); ods(kind).write(contents, file);
    }
    return file;
}

// The right results of a workbook whose sheets were changed.
void Maker::say_what_sheets_give(Kind kind, Made& made) const {
    switch (kind) {
        case Kind::endless: made.status = Status::timeout; break;
        case Kind::values: made.worth = model_.stored; break;  // without formulas the stored values stay
        case Kind::unknown_framework:
            made.status = Status::formula_errors;
            made.collected = Status::not_scored;
            made.worth.reset();
            break;
        default: break;
    }
}

fs::path Maker::write_slip(const Slip& slip, Kind kind, const std::string& stem, Contents contents, bool as_xlsx,
                           Made& made) {
    const auto with = [&](const Input& figure) {
        contents.figures[slip.row] = {figure};
        return worth_of(framework_, contents.figures);
    };
    made.status = slip.status;
    made.read = with(slip.read);
    made.worth = with(slip.calculated);
    contents.figures[slip.row] = {slip.typed};
    contents.more = slip.more;
    if (slip.more.empty()) return write_good(stem, contents, as_xlsx);
    const auto file = settings_.folder / (stem + ".ods");
    ods(kind).write(contents, file);
    return file;
}

fs::path Maker::write_damaged(Kind kind, const std::string& stem, const Contents& contents, bool as_xlsx) {
    const auto file = write_good(stem, contents, needs_xlsx(kind) || (as_xlsx && !needs_ods(kind)));
    damage_file(kind, file);
    return file;
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
            write_text_document(named_ods);
            made.status = Status::not_a_workbook;
            return named_ods;
    }
}

}  // namespace citystar::batch
