#include "ods_results.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstring>
#include <iterator>
#include <memory>
#include <string_view>

#include "regular_file.hpp"
#include "text_edits.hpp"
#include "xml_position.hpp"
#include "zip_archive.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = std::size_t{64} << 20;
constexpr auto content_part = "content.xml";
constexpr int most_repeated = 1 << 20;          // rows of a sheet, or spaces in a text
constexpr std::size_t longest_text = 1u << 20;  // of a cell; LibreOffice's are shorter

template <typename Number>
std::optional<Number> number_of(std::string_view text) {
    Number out{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return out;
}

constexpr auto day_zero = std::chrono::sys_days(std::chrono::year(1899) / 12 / 30);

// The day of a date such as "2021-12-31"; times of day are not supported.
std::optional<double> day_of(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number_of<int>(text.substr(0, 4));
    const auto month = number_of<unsigned>(text.substr(5, 2));
    const auto day = number_of<unsigned>(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(*month),
                                           std::chrono::day(*day)};
    if (!date.ok()) return std::nullopt;
    return (std::chrono::sys_days(date) - day_zero).count();
}

// Names and values by turns, as Expat gives them.
class Attributes {
public:
    explicit Attributes(const char** list) : list_(list) {}

    const char* find(std::string_view name) const {
        for (const char** at = list_; *at; at += 2)
            if (*at == name) return at[1];
        return nullptr;
    }
    bool contains(std::string_view name) const { return find(name) != nullptr; }

private:
    const char** list_;
};

std::string text_at(const Attributes& attributes, std::string_view name) {
    const char* const found = attributes.find(name);
    return found ? found : "";
}

class Reader {
public:
    explicit Reader(const std::string& content) : parser_(XML_ParserCreate(nullptr), XML_ParserFree) {
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(
            parser_.get(),
            [](void* self, const char* name, const char** attributes) {
                static_cast<Reader*>(self)->begin(name, attributes);
            },
            [](void* self, const char* name) { static_cast<Reader*>(self)->end(name); });
        XML_SetCharacterDataHandler(parser_.get(), [](void* self, const char* text, int length) {
            static_cast<Reader*>(self)->text(std::string_view(text, static_cast<std::size_t>(length)));
        });
        const bool parsed =
            XML_Parse(parser_.get(), content.data(), static_cast<int>(content.size()), XML_TRUE) == XML_STATUS_OK;
        followed_ = followed_ && parsed && known_names_;
    }

    /// Nothing if the file has something that is not supported.
    std::optional<std::vector<OdsResult>> results() && {
        if (!followed_) return std::nullopt;
        return std::move(results_);
    }

private:
    std::size_t at() const { return event_begin(parser_.get()); }
    std::size_t length() const { return event_length(parser_.get()); }

    void begin(std::string_view name, const char** list) {
        const Attributes attributes(list);
        ++depth_;
        if (depth_ == 1)
            known_names_ = text_at(attributes, "xmlns:office") == "urn:oasis:names:tc:opendocument:xmlns:office:1.0" &&
                           text_at(attributes, "xmlns:table") == "urn:oasis:names:tc:opendocument:xmlns:table:1.0" &&
                           text_at(attributes, "xmlns:text") == "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
        if (name == "table:tracked-changes" || name == "table:null-date") followed_ = false;
        if (cell_depth_ > 0)
            begin_inside(name, attributes);
        else if (name == "table:table")
            begin_sheet(attributes);
        else if (name == "table:table-row" && in_sheet())
            begin_row(attributes);
        else if ((name == "table:table-cell" || name == "table:covered-table-cell") && in_sheet())
            begin_cell(attributes);
    }

    bool in_sheet() const { return sheet_depth_ > 0; }

    void begin_sheet(const Attributes& attributes) {
        if (in_sheet()) followed_ = false;  // tables within tables
        sheet_depth_ = depth_;
        sheet_ = text_at(attributes, "table:name");
        row_ = next_row_ = 0;
    }

    int repeated(const Attributes& attributes, std::string_view name) {
        const auto text = text_at(attributes, name);
        const auto count = text.empty() ? 1 : number_of<int>(text).value_or(0);
        if (count < 1 || count > most_repeated) followed_ = false;
        return followed_ ? count : 1;
    }

    void begin_row(const Attributes& attributes) {
        rows_ = repeated(attributes, "table:number-rows-repeated");
        row_ = next_row_;
        next_row_ += rows_;
        if (next_row_ > most_repeated) followed_ = false;
        if (!followed_) next_row_ = 0;
        next_column_ = 0;
    }

    void begin_cell(const Attributes& attributes) {
        cell_depth_ = depth_;
        const int count = repeated(attributes, "table:number-columns-repeated");
        const int column = next_column_;
        next_column_ += count;
        if (next_column_ > most_repeated) followed_ = false;
        if (!followed_) next_column_ = 0;
        formula_ = attributes.contains("table:formula");
        if (!formula_) return;
        const bool matrix = repeated(attributes, "table:number-matrix-columns-spanned") != 1 ||
                            repeated(attributes, "table:number-matrix-rows-spanned") != 1;
        if (count != 1 || rows_ != 1 || matrix) followed_ = false;
        text_.clear();
        paragraphs_ = 0;
        given_.reset();
        OdsResult result;
        result.sheet = sheet_;
        result.column = column;
        result.row = row_;
        result.type = text_at(attributes, "office:value-type");
        result.begin = at();
        result.tag_end = at() + length();
        read_value(attributes, result);
        results_.push_back(std::move(result));
    }

    void read_value(const Attributes& attributes, const OdsResult& result) {
        const auto& type = result.type;
        if (type == "float" || type == "percentage" || type == "currency")
            number_ = number_of<double>(text_at(attributes, "office:value"));
        else if (type == "date")
            number_ = day_of(text_at(attributes, "office:date-value"));
        else if (type == "boolean")
            number_ = text_at(attributes, "office:boolean-value") == "true" ? 1 : 0;
        else
            number_.reset();
        const bool error = text_at(attributes, "calcext:value-type") == "error";
        // LibreOffice writes no type for an empty text.
        if (error || (!number_ && type != "string" && !type.empty())) followed_ = false;
        if (attributes.contains("office:string-value")) given_ = text_at(attributes, "office:string-value");
    }

    void begin_inside(std::string_view name, const Attributes& attributes) {
        if (!formula_ || other_depth_ > 0 || !followed_) return;
        if (text_.size() > longest_text) followed_ = false;
        if (name == "text:p" && depth_ == cell_depth_ + 1) {
            if (paragraphs_++ > 0) text_ += '\n';
        } else if (name == "text:s") {
            text_.append(static_cast<std::size_t>(repeated(attributes, "text:c")), ' ');
        } else if (name == "text:tab") {
            text_ += '\t';
        } else if (name == "text:line-break") {
            text_ += '\n';
        } else if (name != "text:span" && name != "text:a") {
            other_depth_ = depth_;
            results_.back().text_only = false;
        }
    }

    void text(std::string_view text) {
        if (cell_depth_ > 0 && formula_ && other_depth_ == 0 && depth_ > cell_depth_) text_ += text;
    }

    void end(std::string_view) {
        if (depth_ == other_depth_) other_depth_ = 0;
        if (depth_ == cell_depth_) {
            if (formula_) end_cell();
            cell_depth_ = 0;
        }
        if (depth_ == sheet_depth_) sheet_depth_ = 0;
        --depth_;
    }

    void end_cell() {
        auto& result = results_.back();
        // For an empty element the end is reported at its only tag.
        result.end = std::max(at() + length(), result.tag_end);
        if (number_)
            result.value = *number_;
        else
            result.value = given_.value_or(text_);
    }

    std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
    bool followed_ = true;
    bool known_names_ = false;
    int depth_ = 0;
    int sheet_depth_ = 0;
    int cell_depth_ = 0;
    int other_depth_ = 0;
    std::string sheet_;
    int row_ = 0;
    int rows_ = 1;
    int next_row_ = 0;
    int next_column_ = 0;
    bool formula_ = false;
    int paragraphs_ = 0;
    std::string text_;
    std::optional<std::string> given_;
    std::optional<double> number_;
    std::vector<OdsResult> results_;
};

// Texts that a reader of XML would change or split are left to LibreOffice.
bool plain(std::string_view text) {
    const bool control = std::ranges::any_of(text, [](unsigned char c) { return c < ' '; });
    return !control && !text.starts_with(' ') && !text.ends_with(' ') && text.find("  ") == std::string_view::npos;
}

// Type and value as attributes; a number keeps the cell's kind of number.
std::optional<std::string> value_attributes(const std::string& type, const std::variant<double, std::string>& value) {
    const auto of_type = [](std::string_view kind, const std::string& attribute) {
        return fmt::format(" office:value-type=\"{}\"{}", kind, attribute);
    };
    if (const auto* text = std::get_if<std::string>(&value))
        return of_type("string", fmt::format(" office:string-value=\"{}\"", escaped_xml(*text)));
    const double number = std::get<double>(value);
    if (type == "boolean") {
        if (number != 0 && number != 1) return std::nullopt;
        return of_type(type, fmt::format(" office:boolean-value=\"{}\"", number != 0));
    }
    if (type == "date") {
        const auto days = static_cast<int>(std::clamp(number, -600000.0, 2900000.0));
        if (days != number) return std::nullopt;
        const std::chrono::year_month_day date(day_zero + std::chrono::days(days));
        return of_type(type, fmt::format(" office:date-value=\"{:04}-{:02}-{:02}\"", static_cast<int>(date.year()),
                                         static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())));
    }
    return of_type(type == "percentage" ? type : "float", fmt::format(" office:value=\"{}\"", number));
}

// The start tag without type and value; empty if it is not written in the usual way.
std::string tag_without_value(std::string tag) {
    if (tag.ends_with("/>")) tag.erase(tag.size() - 2, 1);
    if (tag.find("='") != std::string::npos) return {};
    for (const auto* name : {"office:value-type", "office:value", "office:date-value", "office:boolean-value",
                             "office:string-value", "office:currency", "calcext:value-type"}) {
        const auto begin = tag.find(fmt::format(" {}=\"", name));
        if (begin == std::string::npos) continue;
        const auto quote = tag.find('"', begin);
        tag.erase(begin, tag.find('"', quote + 1) + 1 - begin);
    }
    tag.pop_back();  // '>'
    return tag;
}

std::optional<std::string> cell_with(const std::string& content, const OdsResult& old, const NewResult& result) {
    const auto value = value_attributes(old.type, result.value);
    const auto tag = tag_without_value(content.substr(old.begin, old.tag_end - old.begin));
    const auto* text = std::get_if<std::string>(&result.value);
    if (!value || tag.empty() || !old.text_only || !plain(result.shown) || (text && !plain(*text))) return std::nullopt;
    const auto name = tag.substr(1, tag.find(' ') - 1);
    return fmt::format("{}{}><text:p>{}</text:p></{}>", tag, *value, escaped_xml(result.shown), name);
}

}  // namespace

std::optional<OdsResults> OdsResults::read(const fs::path& file) {
    std::error_code failed;
    if (const auto size = fs::file_size(file, failed); failed || size > most_bytes) return std::nullopt;
    OdsResults out;
    RegularFile in(file);
    out.file_.assign(std::istreambuf_iterator<char>(in), {});
    const auto archive = ZipArchive::open_bytes(out.file_);
    if (!archive || archive->read("mimetype", 100) != mime_type) return std::nullopt;
    // A signature would no longer be valid; LibreOffice removes it.
    if (archive->contains("META-INF/documentsignatures.xml")) return std::nullopt;
    auto content = archive->read(content_part, most_bytes);
    if (!content) return std::nullopt;
    out.content_ = std::move(*content);
    auto results = Reader(out.content_).results();
    if (!results) return std::nullopt;
    out.all_ = std::move(*results);
    return out;
}

std::optional<std::string> OdsResults::with(const std::vector<NewResult>& results) const {
    if (results.empty()) return file_;
    auto sorted = results;
    std::ranges::sort(sorted, {}, &NewResult::number);
    std::string content;
    std::size_t from = 0;
    for (const auto& result : sorted) {
        const auto& old = all_.at(result.number);
        const auto cell = cell_with(content_, old, result);
        if (!cell) return std::nullopt;
        content.append(content_, from, old.begin - from).append(*cell);
        from = old.end;
    }
    content.append(content_, from);
    const auto archive = ZipArchive::open_bytes(file_);
    return archive ? archive->copy_of({{content_part, std::move(content)}}) : std::nullopt;
}

}  // namespace citystar::command
