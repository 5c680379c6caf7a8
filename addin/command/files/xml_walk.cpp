#include "xml_walk.hpp"

#include <limits>

namespace citystar::command {
namespace {

constexpr char separator = ':';

std::string_view local(std::string_view name) { return name.substr(name.rfind(separator) + 1); }

}  // namespace

// Without processing of namespaces Expat takes half the time; local() removes the prefixes.
XmlWalk::XmlWalk() : parser_(XML_ParserCreate("UTF-8"), XML_ParserFree) {
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(
        parser_.get(),
        [](void* self, const char* name, const char** attributes) {
            static_cast<XmlWalk*>(self)->begin(local(name), attributes);
        },
        [](void* self, const char* name) { static_cast<XmlWalk*>(self)->end(local(name)); });
    XML_SetCharacterDataHandler(parser_.get(), [](void* self, const char* text, int length) {
        static_cast<XmlWalk*>(self)->text(std::string_view(text, static_cast<std::size_t>(length)));
    });
}

bool XmlWalk::walk(const std::string& part) {
    if (part.size() > std::numeric_limits<int>::max()) return false;
    return XML_Parse(parser_.get(), part.data(), static_cast<int>(part.size()), XML_TRUE) == XML_STATUS_OK;
}

const char* XmlWalk::value_of(const char** attributes, std::string_view name) {
    for (; *attributes; attributes += 2)
        if (local(attributes[0]) == name) return attributes[1];
    return nullptr;
}

}  // namespace citystar::command
