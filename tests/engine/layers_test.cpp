// Folders are layers: the engine knows nothing of LibreOffice.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace citystar::test {
namespace {

TEST(Layers, EngineIncludesNoOfficeHeader) {
    constexpr std::string_view office[] = {"com/sun/star", "cppuhelper/", "cppu/",      "rtl/",    "sal/",
                                           "osl/",         "uno/",        "salhelper/", "typelib/"};
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(CITYSTAR_ENGINE)) {
        const auto extension = entry.path().extension();
        if (extension != ".cpp" && extension != ".hpp") continue;
        ++files;
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line);) {
            const auto include = line.find("#include");
            if (include == std::string::npos) continue;
            for (const auto header : office)
                EXPECT_EQ(line.find(std::string("<").append(header)), std::string::npos)
                    << entry.path() << ": " << line;
            for (const auto header : office)
                EXPECT_EQ(line.find(std::string("\"").append(header)), std::string::npos)
                    << entry.path() << ": " << line;
        }
    }
    EXPECT_GT(files, 15u);
}

}  // namespace
}  // namespace citystar::test
