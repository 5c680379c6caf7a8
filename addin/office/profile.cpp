#include "profile.hpp"

#include <fstream>
#include <string_view>

namespace citystar::office {
namespace {

struct Setting {
    std::string_view group;
    std::string_view name;
    std::string_view value;
};

constexpr Setting settings[] = {
    // A thumbnail takes a hundred milliseconds per file.
    {"Office.Common/Save/Document", "GenerateThumbnail", "false"},
    // An office that finds itself newer than the last one in its profile draws and measures for as long as the rest of
    // its start takes (GraphicsRenderTests).
    {"Setup/Product", "ooSetupLastVersion", "99.9"},
    {"Office.Common/Misc", "FirstRun", "false"},
    {"Office.Common/Misc", "ShowTipOfTheDay", "false"},
    // Code that came with a file never runs.
    {"Office.Common/Security/Scripting", "MacroSecurityLevel", "3"},
    {"Office.Common/Security/Scripting", "DisableMacrosExecution", "true"},
    {"Office.Common/Security/Scripting", "ExecutePlugins", "false"},
    // Nothing that a file names is fetched: no folder is trusted, so every workbook counts as untrusted. References
    // that these settings do not cover are removed from the copy that the office gets (outside_links.hpp).
    {"Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"},
    {"Office.Common/Security/Scripting", "SecureURL", ""},
    // A workbook shows the values of its file until we calculate it.
    {"Office.Calc/Formula/Load", "OOXMLRecalcMode", "1"},
    {"Office.Calc/Formula/Load", "ODFRecalcMode", "1"},
    {"Office.Calc/Content/Update", "Link", "1"},
    {"Office.Writer/Content/Update", "Link", "0"},
    // Anything that tries to connect all the same is led to a port of this machine where nobody listens.
    {"Inet/Settings", "ooInetProxyType", "2"},
    {"Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"},
    {"Inet/Settings", "ooInetHTTPProxyPort", "9"},
    {"Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"},
    {"Inet/Settings", "ooInetHTTPSProxyPort", "9"},
    {"Inet/Settings", "ooInetNoProxy", ""},
};

void write(std::ostream& out, const Setting& setting) {
    out << "<item oor:path=\"/org.openoffice." << setting.group << "\"><prop oor:name=\"" << setting.name
        << "\" oor:op=\"fuse\"><value>" << setting.value << "</value></prop></item>\n";
}

}  // namespace

bool write_profile(const std::filesystem::path& profile, const std::string& language) {
    std::filesystem::create_directories(profile / "user");
    std::ofstream out(profile / "user" / "registrymodifications.xcu");
    out << R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
)";
    write(out, {"Setup/L10N", "ooLocale", language});
    write(out, {"Office.Linguistic/General", "UILocale", language});
    for (const auto& setting : settings) write(out, setting);
    out << "</oor:items>\n";
    return static_cast<bool>(out.flush());
}

}  // namespace citystar::office
