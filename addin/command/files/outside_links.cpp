#include "outside_links.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "zip_archive.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_part = std::size_t{256} << 20;
constexpr std::size_t most_spaces = 1u << 20;  // in one part, written as numbers

bool blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return out;
}

// "xlink:href" → "href"
std::string_view local(std::string_view name) { return name.substr(name.rfind(':') + 1); }

struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct Attribute {
    Place whole;  // name, sign and quotes
    Place value;
};

// The attribute with these letters at `at` as its name; nothing if something different is there.
std::optional<Attribute> attribute_at(std::string_view xml, std::size_t at, std::size_t letters) {
    auto begin = at;
    if (begin > 0 && xml[begin - 1] == ':')
        while (begin > 0 && !blank(xml[begin - 1]) && xml[begin - 1] != '<') --begin;
    if (begin == 0 || !blank(xml[begin - 1])) return std::nullopt;
    auto sign = at + letters;
    while (sign < xml.size() && blank(xml[sign])) ++sign;
    if (sign >= xml.size() || xml[sign] != '=') return std::nullopt;
    auto quote = sign + 1;
    while (quote < xml.size() && blank(xml[quote])) ++quote;
    if (quote >= xml.size() || (xml[quote] != '"' && xml[quote] != '\'')) return std::nullopt;
    const auto end = xml.find(xml[quote], quote + 1);
    if (end == std::string_view::npos) return std::nullopt;
    return Attribute{{begin, end + 1}, {quote + 1, end}};
}

std::string_view of(std::string_view xml, const Place& place) {
    return xml.substr(place.begin, place.end - place.begin);
}

void wipe(std::string& xml, const Place& place) {
    std::fill(xml.begin() + static_cast<std::ptrdiff_t>(place.begin),
              xml.begin() + static_cast<std::ptrdiff_t>(place.end), ' ');
}

std::string_view element_at(std::string_view xml, std::size_t tag) {
    const auto end = xml.find_first_of(" \n\t\r/>", tag + 1);
    return end == std::string_view::npos ? std::string_view() : xml.substr(tag + 1, end - tag - 1);
}

// Elements with references that nobody follows unasked: links, and tables of other workbooks, which are not updated.
bool followed_by_hand(std::string_view element) {
    constexpr std::array<std::string_view, 4> names{"a", "table-source", "cell-range-source", "event-listener"};
    return std::ranges::find(names, local(element)) != names.end();
}

bool take_out_attributes(std::string& xml, std::string_view name, const IsInside& is_inside) {
    bool any = false;
    std::size_t tag = 0;
    std::size_t seen = 0;
    for (auto at = xml.find(name); at != std::string::npos; at = xml.find(name, at + name.size())) {
        const auto last = std::string_view(xml).substr(seen, at - seen).rfind('<');
        if (last != std::string_view::npos) tag = seen + last;
        seen = at;
        const auto attribute = attribute_at(xml, at, name.size());
        if (!attribute || is_inside(of(xml, attribute->value)) || followed_by_hand(element_at(xml, tag))) continue;
        wipe(xml, attribute->whole);
        any = true;
    }
    return any;
}

// Whether a part draws or embeds the target of one of its relationships.
bool embeds_links(std::string_view part) {
    if (part.find("oleObject") != std::string_view::npos || part.find("picture") != std::string_view::npos) return true;
    constexpr std::string_view name = ":link";
    for (auto at = part.find(name); at != std::string_view::npos; at = part.find(name, at + 1)) {
        auto sign = at + name.size();
        while (sign < part.size() && blank(part[sign])) ++sign;
        if (sign < part.size() && part[sign] == '=') return true;
    }
    return false;
}

std::optional<Attribute> attribute_of(std::string_view xml, const Place& tag, std::string_view name) {
    for (auto at = xml.find(name, tag.begin); at < tag.end; at = xml.find(name, at + 1))
        if (const auto found = attribute_at(xml, at, name.size())) return found;
    return std::nullopt;
}

bool leads_out(std::string_view rels, const Place& tag, bool embeds) {
    const auto mode = attribute_of(rels, tag, "TargetMode");
    if (!mode || lower(of(rels, mode->value)) == "internal") return false;
    const auto type = attribute_of(rels, tag, "Type");
    const auto kind = type ? of(rels, type->value) : std::string_view();
    const bool by_hand = kind.ends_with("/hyperlink") || kind.find("/externalLink") != std::string_view::npos ||
                         kind.find("/xlExternalLink") != std::string_view::npos;
    return embeds || !by_hand;
}

// A drawing in SVG is known by its first characters, whatever its name is.
bool drawing(std::string_view part) { return part.substr(0, 4096).find("<svg") != std::string_view::npos; }

bool inside_a_drawing(std::string_view reference) {
    return reference.starts_with('#') || reference.starts_with("data:");
}

class Archive {
public:
    explicit Archive(const ZipArchive& archive) : archive_(archive) {
        // If two parts have the same name, another reader may take the other one.
        for (const auto& part : archive.parts()) unique_ = names_.insert(part.name).second && unique_;
    }

    /// False if something cannot be read.
    bool close() {
        return unique_ && std::ranges::all_of(names_, [this](const auto& name) { return close(name); });
    }
    /// The parts that differ then.
    const std::vector<NewPart>& changed() const { return changed_; }

private:
    bool close(const std::string& name) {
        if (name.ends_with('/')) return true;
        auto part = archive_.read(name, largest_part);
        if (!part) return false;
        const auto ending = lower(fs::path(name).extension().string());
        const bool xml = ending == ".xml" || ending == ".rels" || ending == ".vml";
        if ((xml || drawing(*part)) && !plainly_written(*part)) return false;
        if (take_out(name, ending, *part)) changed_.push_back({name, std::move(*part)});
        return true;
    }

    bool take_out(const std::string& name, const std::string& ending, std::string& part) {
        if (ending == ".rels") return take_out_relationships(part, source_of(name));
        if (ending == ".xml" || ending == ".vml") {
            const auto folder = fs::path(name).parent_path();
            const bool spaces = limit_spaces(part);
            return take_out_references(part, [&](auto reference) { return inside(folder, reference); }) || spaces;
        }
        if (drawing(part)) return take_out_references(part, inside_a_drawing);
        // A compressed drawing inside the archive is not searched.
        if (!part.starts_with("\x1F\x8B")) return false;
        part.clear();
        return true;
    }

    bool inside(const fs::path& folder, std::string_view reference) const {
        if (reference.starts_with('#')) reference.remove_prefix(1);
        if (reference.starts_with("./")) reference.remove_prefix(2);
        if (reference.ends_with('/')) reference.remove_suffix(1);
        return reference.empty() || has(std::string(reference)) || has((folder / reference).string());
    }

    // Whether there is a part, or a folder with parts, of this name.
    bool has(const std::string& name) const {
        const auto below = names_.lower_bound(name + "/");
        return names_.contains(name) || (below != names_.end() && below->starts_with(name + "/"));
    }

    // "xl/drawings/_rels/drawing1.xml.rels" belongs to "xl/drawings/drawing1.xml". A part that cannot be read counts as
    // one that embeds its targets.
    std::string source_of(const std::string& rels) {
        const auto folder = fs::path(rels).parent_path().parent_path();
        const auto name = (folder / fs::path(rels).stem()).string();
        if (!names_.contains(name)) return {};
        return archive_.read(name, largest_part).value_or("oleObject");
    }

    const ZipArchive& archive_;
    std::set<std::string> names_;
    bool unique_ = true;
    std::vector<NewPart> changed_;
};

std::optional<fs::path> closed_archive(const fs::path& workbook, const fs::path& copy) {
    const auto original = ZipArchive::open(workbook);
    if (!original) return std::nullopt;
    Archive archive(*original);
    if (!archive.close()) return std::nullopt;
    if (archive.changed().empty()) return workbook;
    return original->copy_to(copy, archive.changed()) ? std::optional(copy) : std::nullopt;
}

std::optional<fs::path> closed_flat_file(std::ifstream& file, const fs::path& workbook, const fs::path& copy) {
    std::string xml(std::istreambuf_iterator<char>(file), {});
    if (!plainly_written(xml)) return std::nullopt;
    const bool spaces = limit_spaces(xml);
    if (!take_out_references(xml, nothing_inside) && !spaces) return workbook;
    std::ofstream out(copy, std::ios::binary);
    out << xml << std::flush;
    return out ? std::optional(copy) : std::nullopt;
}

}  // namespace

bool nothing_inside(std::string_view reference) { return reference.empty(); }

bool plainly_written(std::string_view xml) {
    if (xml.find('\0') != std::string_view::npos || xml.find("<!ENTITY") != std::string_view::npos) return false;
    const auto declaration = lower(xml.substr(0, std::min<std::size_t>(xml.find("?>"), 200)));
    const auto encoding = declaration.find("encoding");
    if (encoding == std::string::npos) return true;
    const auto quote = declaration.find_first_of("\"'", encoding);
    if (quote == std::string::npos) return false;
    const auto name = std::string_view(declaration).substr(quote + 1);
    constexpr std::array<std::string_view, 5> common{"utf-8", "us-ascii", "iso-8859-", "windows-125", "gb"};
    return std::ranges::any_of(common, [&](auto known) { return name.starts_with(known); });
}

bool limit_spaces(std::string& xml) {
    bool any = false;
    std::size_t left = most_spaces;
    for (auto at = xml.find(":s"); at != std::string::npos; at = xml.find(":s", at + 2)) {
        if (at + 2 >= xml.size() || !blank(xml[at + 2])) continue;
        const auto count = attribute_of(xml, {at, std::min(xml.find('<', at), xml.size())}, "c");
        if (!count) continue;
        std::size_t number = most_spaces + 1;
        const auto digits = of(xml, count->value);
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (number <= left) {
            left -= number;
        } else if (!digits.empty()) {
            std::fill_n(xml.begin() + static_cast<std::ptrdiff_t>(count->value.begin), digits.size(), '0');
            xml[count->value.end - 1] = '1';
            any = true;
        }
    }
    return any;
}

bool take_out_references(std::string& xml, const IsInside& is_inside) {
    bool any = false;
    for (const auto* name : {"href", "image-data", "src"}) any = take_out_attributes(xml, name, is_inside) || any;
    return any;
}

bool take_out_relationships(std::string& rels, std::string_view source) {
    const bool embeds = embeds_links(source);
    bool any = false;
    for (Place tag; (tag.begin = rels.find('<', tag.end)) != std::string::npos;) {
        tag.end = std::min(rels.find('<', tag.begin + 1), rels.size());  // '>' may stand in a value
        if (local(element_at(rels, tag.begin)) != "Relationship" || !leads_out(rels, tag, embeds)) continue;
        // Nothing refers to it any more, and it leads nowhere.
        for (const auto* name : {"Id", "Target"})
            if (const auto attribute = attribute_of(rels, tag, name)) wipe(rels, attribute->value);
        any = true;
    }
    return any;
}

std::optional<fs::path> closed_workbook(const fs::path& workbook, const fs::path& folder) {
    std::ifstream file(workbook, std::ios::binary);
    char head[4] = {};
    file.read(head, sizeof head);
    const std::string_view start(head, static_cast<std::size_t>(file.gcount()));
    const auto copy = folder / ("closed" + workbook.extension().string());
    if (start.starts_with("PK")) return closed_archive(workbook, copy);
    if (start.starts_with("\xD0\xCF\x11\xE0")) return workbook;
    file.clear();
    file.seekg(0);
    return closed_flat_file(file, workbook, copy);
}

}  // namespace citystar::command
