// Reading and writing XML inside zip files.
#pragma once

#include <filesystem>
#include <pugixml.hpp>
#include <string>

namespace citystar::batch {

/// Reads a member as XML, white space included. Throws std::runtime_error.
void load_member(pugi::xml_document& document, const std::filesystem::path& zip, const std::string& member);

/// The document without added indentation.
std::string serialized(const pugi::xml_document& document);

}  // namespace citystar::batch
