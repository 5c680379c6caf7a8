#include "opc_parts.hpp"

#include <expat.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <string_view>

namespace citystar::command {
namespace {

constexpr std::size_t most_bytes = std::size_t{16} << 20;

using Attributes = std::map<std::string, std::string, std::less<>>;

std::string at(const Attributes& attributes, std::string_view name) {
    const auto found = attributes.find(name);
    return found == attributes.end() ? std::string() : found->second;
}

// Expat gives names as "address|name"; this is the name alone.
std::string_view local(std::string_view name) { return name.substr(name.rfind('|') + 1); }

using Element = std::function<void(std::string_view, const Attributes&)>;

// Calls `element` for each element, by its local name. Attributes with a namespace keep it. False if it is not XML.
bool read_elements(const std::string& xml, const Element& element) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreateNS(nullptr, '|'),
                                                                              XML_ParserFree);
    XML_SetUserData(parser.get(), const_cast<Element*>(&element));
    XML_SetStartElementHandler(parser.get(), [](void* data, const char* name, const char** list) {
        Attributes attributes;
        for (; *list; list += 2) attributes.emplace(list[0], list[1]);
        (*static_cast<const Element*>(data))(local(name), attributes);
    });
    return XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), XML_TRUE) == XML_STATUS_OK;
}

// "../sheet%201.xml" seen from "xl/" is "sheet 1.xml".
std::string part_name(const std::string& folder, const std::string& target) {
    std::string plain;
    for (std::size_t i = 0; i < target.size(); ++i) {
        const auto digits = target.substr(i + 1, 2);
        const bool escaped = target[i] == '%' && digits.size() == 2 &&
                             std::ranges::all_of(digits, [](unsigned char c) { return std::isxdigit(c) != 0; });
        plain += escaped ? static_cast<char>(std::stoi(digits, nullptr, 16)) : target[i];
        if (escaped) i += 2;
    }
    if (plain.starts_with('/')) return plain.substr(1);
    return std::filesystem::path(folder + plain).lexically_normal().string();
}

std::string content_type_of(const std::string& types, const std::string& part) {
    const auto dot = part.rfind('.');
    const auto ending = dot == std::string::npos ? std::string() : part.substr(dot + 1);
    std::string own;
    std::string usual;
    read_elements(types, [&](std::string_view name, const Attributes& attributes) {
        if (name == "Override" && part_name("", at(attributes, "PartName")) == part)
            own = at(attributes, "ContentType");
        if (name == "Default" && at(attributes, "Extension") == ending) usual = at(attributes, "ContentType");
    });
    return own.empty() ? usual : own;
}

// Relationships name the parts of the sheets; the workbook refers to relationships by id.
std::vector<std::string> sheet_ids(const std::string& workbook) {
    std::vector<std::string> out;
    read_elements(workbook, [&](std::string_view name, const Attributes& attributes) {
        if (name != "sheet") return;
        for (const auto& [key, value] : attributes)
            if (key.ends_with("/relationships|id")) out.push_back(value);
    });
    return out;
}

}  // namespace

bool Relationship::is(std::string_view kind) const { return type.ends_with("/" + std::string(kind)); }

std::optional<std::vector<Relationship>> relationships(const std::string& rels, const std::string& folder) {
    std::vector<Relationship> out;
    const bool parsed = read_elements(rels, [&](std::string_view name, const Attributes& attributes) {
        if (name != "Relationship") return;
        const bool external = at(attributes, "TargetMode") == "External";
        const auto target = at(attributes, "Target");
        out.push_back(
            {at(attributes, "Id"), at(attributes, "Type"), external ? target : part_name(folder, target), external});
    });
    return parsed ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<MainPart> main_part(const ZipArchive& archive) {
    const auto types = archive.read("[Content_Types].xml", most_bytes);
    const auto rels = archive.read("_rels/.rels", most_bytes);
    const auto all = types && rels ? relationships(*rels, "") : std::nullopt;
    if (!all) return std::nullopt;
    const auto found = std::ranges::find_if(*all, [](const auto& one) { return one.is("officeDocument"); });
    if (found == all->end()) return std::nullopt;
    return MainPart{found->target, content_type_of(*types, found->target)};
}

std::optional<std::string> missing_part(const ZipArchive& archive, const MainPart& workbook) {
    if (!archive.contains(workbook.name)) return workbook.name;
    const auto slash = workbook.name.rfind('/');
    const auto folder = slash == std::string::npos ? std::string() : workbook.name.substr(0, slash + 1);
    const auto list = folder + "_rels/" + workbook.name.substr(folder.size()) + ".rels";
    const auto rels = archive.read(list, most_bytes);
    const auto all = rels ? relationships(*rels, folder) : std::nullopt;
    if (!all) return list;
    for (const auto& one : *all)
        for (const auto* needed : {"worksheet", "chartsheet", "dialogsheet", "sharedStrings", "styles"})
            if (one.is(needed) && !one.external && !archive.contains(one.target)) return one.target;
    const auto content = archive.read(workbook.name, most_bytes);
    for (const auto& id : content ? sheet_ids(*content) : std::vector<std::string>())
        if (std::ranges::find(*all, id, &Relationship::id) == all->end()) return list + ": " + id;
    return std::nullopt;
}

}  // namespace citystar::command
