#include "xlsx_book.hpp"

#include <algorithm>

#include "opc_parts.hpp"
#include "xml_walk.hpp"

namespace citystar::command {
namespace {

using Relationships = std::vector<Relationship>;

class BookReader : XmlWalk {
public:
    BookReader(const std::string& part, const Relationships& relations, XlsxBook& out)
        : relations_(relations), out_(out) {
        understood = walk(part);
    }
    bool understood = false;

private:
    std::string part_of(const char** attributes) const {
        // Here "id" is the relationship's; the number of a sheet is "sheetId".
        const char* const id = value_of(attributes, "id");
        const auto found = std::ranges::find(relations_, id ? id : "", &Relationship::id);
        return found == relations_.end() || found->external ? std::string() : found->target;
    }

    void begin(std::string_view name, const char** attributes) override {
        const char* const title = value_of(attributes, "name");
        if (name == "sheet") {
            out_.sheets.emplace_back(title ? title : "", part_of(attributes));
        } else if (name == "externalReferences") {
            out_.has_other_books = true;
        } else if (name == "externalReference") {
            out_.other_books.push_back(part_of(attributes));
        } else if (name == "definedName") {
            name_ = title ? title : "";
        }
    }
    void text(std::string_view text) override {
        if (!name_.empty()) out_.names[name_] += text;
    }
    void end(std::string_view name) override {
        if (name == "definedName") name_.clear();
    }

    const Relationships& relations_;
    XlsxBook& out_;
    std::string name_;
};

}  // namespace

std::optional<XlsxBook> read_xlsx_book(const PartReader& read) {
    const auto root = read("_rels/.rels");
    const auto all = root ? relationships(*root, "") : std::nullopt;
    if (!all) return std::nullopt;
    const auto main = std::ranges::find_if(*all, [](const auto& one) { return one.is("officeDocument"); });
    if (main == all->end()) return std::nullopt;
    XlsxBook out;
    out.part = main->target;
    const auto name = out.part.rfind('/') + 1;  // 0 without a folder
    const auto folder = out.part.substr(0, name);
    out.relations = folder + "_rels/" + out.part.substr(name) + ".rels";
    const auto book = read(out.part);
    const auto list = read(out.relations);
    const auto relations = list ? relationships(*list, folder) : std::nullopt;
    if (!book || !relations || !BookReader(*book, *relations, out).understood) return std::nullopt;
    return out;
}

}  // namespace citystar::command
