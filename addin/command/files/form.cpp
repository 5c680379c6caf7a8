#include "form.hpp"

#include <map>
#include <set>
#include <string_view>

#include "form_text.hpp"
#include "ods_form.hpp"
#include "raw_xml.hpp"
#include "sha256.hpp"
#include "xlsx_form.hpp"
#include "zip_archive.hpp"

namespace citystar::command {
namespace {

constexpr std::size_t largest_part = std::size_t{64} << 20;
constexpr std::size_t largest_workbook = std::size_t{128} << 20;

enum class Use {
    content,  ///< read by the readers of the two formats
    exact,    ///< belongs to the form as it is
    sound,    ///< says nothing about cells, but LibreOffice has to be able to read it
    idle,     ///< says nothing about cells
    unknown,
};

bool in(std::string_view name, std::string_view folder, std::string_view ending) {
    return name.starts_with(folder) && name.ends_with(ending) &&
           name.find('/', folder.size()) == std::string_view::npos;
}

Use use_in_ods(std::string_view name) {
    if (name == "content.xml" || name == "styles.xml") return Use::content;
    if (name == "mimetype") return Use::exact;
    if (name == "meta.xml" || name == "settings.xml" || name == "manifest.rdf" || name == "META-INF/manifest.xml")
        return Use::sound;
    if (name.starts_with("Thumbnails/") || name.starts_with("Configurations2/") ||
        name.starts_with("ObjectReplacements/"))
        return Use::idle;
    // Charts: the folder of each has these parts.
    const auto slash = name.find('/');
    const auto part = slash == std::string_view::npos ? std::string_view() : name.substr(slash + 1);
    const bool chart = name.starts_with("Object ") || name.starts_with("CS_CHART_");
    return chart && (part.empty() || part == "content.xml" || part == "styles.xml" || part == "meta.xml")
               ? Use::idle
               : Use::unknown;
}

Use use_in_xlsx(std::string_view name) {
    if (name == "xl/workbook.xml" || name == "xl/sharedStrings.xml" || name == "xl/styles.xml" ||
        in(name, "xl/worksheets/", ".xml"))
        return Use::content;
    if (name == "[Content_Types].xml" || name == "_rels/.rels" || in(name, "xl/_rels/", ".rels") ||
        in(name, "xl/worksheets/_rels/", ".rels") || in(name, "xl/tables/", ".xml") || in(name, "xl/theme/", ".xml"))
        return Use::exact;
    if (in(name, "xl/charts/", ".xml") || in(name, "xl/drawings/", ".xml") || in(name, "xl/drawings/_rels/", ".rels") ||
        in(name, "xl/charts/_rels/", ".rels"))
        return Use::sound;
    return in(name, "docProps/", ".xml") ? Use::idle : Use::unknown;
}

// LibreOffice numbers the charts of all documents that it has stored.
std::optional<std::string> without_charts(std::string_view types) {
    constexpr std::string_view chart = "<Override PartName=\"/xl/charts/chart";
    std::string out;
    std::size_t from = 0;
    for (auto at = types.find(chart); at != std::string_view::npos; at = types.find(chart, from)) {
        RawTag tag;
        auto end = at;
        if (!read_raw_tag(types, end, tag) || tag.repeats() || !tag.ends ||
            tag.value("ContentType") != "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
            return std::nullopt;
        out += types.substr(from, at - from);
        from = end;
    }
    return out.append(types.substr(from));
}

// In comments and the like a reader of tags would find tags that do not exist.
bool has_only_tags(std::string_view part) {
    return part.find("<!") == std::string_view::npos && part.find("<?", 1) == std::string_view::npos;
}

// All parts of an archive, each checked.
class Parts {
public:
    // False if one of them is damaged or unusual.
    bool read(const ZipArchive& archive) {
        ods_ = archive.contains("content.xml");
        std::size_t all = 0;
        for (std::size_t i = 0; i < archive.parts().size(); ++i) {
            const auto& part = archive.parts()[i];
            const auto use = ods_ ? use_in_ods(part.name) : use_in_xlsx(part.name);
            all += part.size;
            if (use == Use::unknown || part.encrypted || !part.unpackable || part.size > largest_part ||
                all > largest_workbook || archive.name_before(i) != part.name || !names_.insert(part.name).second)
                return false;
            std::string bytes;
            bytes.reserve(part.size);
            const auto reading = archive.read_pieces(i, [&](std::string_view piece) {
                bytes += piece;
                return bytes.size() <= part.size;
            });
            if (reading != Reading::whole) return false;
            // Not all of these belongs to the form.
            if ((part.name == "xl/sharedStrings.xml" || part.name == "xl/styles.xml") && !well_formed(bytes))
                return false;
            if (use == Use::sound && (!well_formed(bytes) || bytes.find("External") != std::string::npos)) return false;
            if (use == Use::content && !has_only_tags(bytes)) return false;
            if (use == Use::exact || use == Use::content || part.name == "META-INF/manifest.xml")
                parts_.emplace(part.name, std::move(bytes));
            if (use == Use::exact) exact_.insert(part.name);
        }
        return !ods_ || usual_package();
    }

    bool ods() const noexcept { return ods_; }
    const std::string* find(const std::string& name) const {
        const auto found = parts_.find(name);
        return found == parts_.end() ? nullptr : &found->second;
    }
    bool add_exact(FormText& text) const {
        for (const auto& name : exact_) {
            const auto& bytes = parts_.find(name)->second;
            const auto part = name == "[Content_Types].xml" ? without_charts(bytes) : bytes;
            if (!part || has_control_characters(*part)) return false;
            text.add(std::string("\6").append(name).append(1, '\7').append(*part));
        }
        return true;
    }

private:
    bool usual_package() const {
        const auto* type = find("mimetype");
        const auto* manifest = find("META-INF/manifest.xml");
        return type && *type == "application/vnd.oasis.opendocument.spreadsheet" && manifest &&
               manifest->find("encryption-data") == std::string::npos &&
               manifest->find("\"application/vnd.oasis.opendocument.spreadsheet\"") != std::string::npos;
    }

    bool ods_ = false;
    std::set<std::string> names_;
    std::set<std::string> exact_;
    std::map<std::string, std::string> parts_;
};

}  // namespace

struct FormReader::Styles {
    OdsFormStyles ods;
    XlsxFormStyles xlsx;
};

FormReader::FormReader() : styles_(std::make_unique<Styles>()) {}
FormReader::~FormReader() = default;
FormReader::FormReader(FormReader&&) noexcept = default;
FormReader& FormReader::operator=(FormReader&&) noexcept = default;

std::optional<Form> FormReader::read(const std::filesystem::path& workbook) {
    const auto archive = ZipArchive::open(workbook);
    Parts parts;
    if (!archive || !parts.read(*archive)) return std::nullopt;
    Form out;
    out.states_types = parts.ods();
    FormText text;
    if (!parts.add_exact(text)) return std::nullopt;
    if (parts.ods()) {
        const auto* content = parts.find("content.xml");
        const auto* styles = parts.find("styles.xml");
        if (!content || !styles || !read_ods_form(*content, *styles, styles_->ods, text, out)) return std::nullopt;
    } else {
        const PartReader read = [&](const std::string& name) {
            const auto* found = parts.find(name);
            return found ? std::optional(*found) : std::nullopt;
        };
        if (!read_xlsx_form(read, styles_->xlsx, text, out)) return std::nullopt;
    }
    out.digest = sha256(text.take());
    return out;
}

}  // namespace citystar::command
