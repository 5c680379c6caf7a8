// A walk through the XML of a part that records where everything stands in its bytes.
#pragma once

#include <expat.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "xml_position.hpp"

namespace citystar::command {

/// Names come without their namespace prefix, which the writer of a file chooses.
class XmlWalk {
public:
    virtual ~XmlWalk() = default;
    XmlWalk(const XmlWalk&) = delete;
    XmlWalk& operator=(const XmlWalk&) = delete;

protected:
    XmlWalk();

    /// False if it is not well-formed XML in UTF-8.
    bool walk(const std::string& part);
    virtual void begin(std::string_view name, const char** attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view) {}

    /// Where the current tag begins, and where it ends; the same for the start and the end of an empty element.
    std::size_t at() const { return event_begin(parser_.get()); }
    std::size_t behind() const { return at() + event_length(parser_.get()); }

    /// The value of an attribute by its name without prefix; null if there is no such attribute.
    static const char* value_of(const char** attributes, std::string_view name);

private:
    std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
};

}  // namespace citystar::command
