// The components as shared libraries: their exports, their dependencies, and the time when they are loaded.

#include <array>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "office_fixture.hpp"

namespace citystar::test {
namespace {

namespace frame = com::sun::star::frame;

const std::string functions = "citystar.uno.so";
const std::string menu = "citystar-menu.uno.so";
const std::string reader = "citystar-reader.uno.so";

std::string file_of(const std::string& library) { return std::string(CITYSTAR_OXT) + "/" CITYSTAR_LIBRARIES + library; }

std::vector<std::string> output_lines(const std::string& command) {
    std::vector<std::string> lines;
    FILE* pipe = popen(command.c_str(), "r");
    if (!pipe) return lines;
    std::array<char, 1024> buffer;
    while (fgets(buffer.data(), buffer.size(), pipe)) lines.emplace_back(buffer.data());
    pclose(pipe);
    return lines;
}

bool loaded(office::Office& office, const std::string& library) {
    std::ifstream maps("/proc/" + std::to_string(office.pid()) + "/maps");
    std::ostringstream text;
    text << maps.rdbuf();
    return text.str().find("/" + library) != std::string::npos;
}

TEST(Library, ExportsItsConstructorsOnly) {
    const std::map<std::string, std::vector<std::string>> constructors{
        {functions, {"citystar_create_functions"}},
        {menu, {"citystar_create_menu"}},
        {reader,
         {"citystar_create_contents", "citystar_create_known_functions", "citystar_create_names",
          "citystar_create_results", "citystar_create_shown_texts", "citystar_create_typed_entries"}}};
    for (const auto& [library, names] : constructors) {
        const auto symbols = output_lines("nm -D --defined-only " + file_of(library));
        ASSERT_EQ(symbols.size(), names.size()) << library;
        for (std::size_t i = 0; i < names.size(); ++i)
            EXPECT_NE(symbols[i].find(" T " + names[i]), std::string::npos) << symbols[i];
    }
}

TEST(Library, NeedsOnlyLibreOfficeAndTheCompilersLibraries) {
    // ld-linux is the part of the C library that finds data of a thread.
    const std::set<std::string> allowed{"libuno_cppu.so.3",
                                        "libuno_cppuhelpergcc3.so.3",
                                        "libuno_sal.so.3",
                                        "libuno_salhelpergcc3.so.3",
                                        "libstdc++.so.6",
                                        "libgcc_s.so.1",
                                        "libm.so.6",
                                        "libc.so.6",
                                        "ld-linux-x86-64.so.2",
                                        "ld-linux-aarch64.so.1"};
    for (const auto& library : {functions, menu, reader}) {
        std::size_t needed = 0;
        for (const auto& line : output_lines("readelf -d " + file_of(library))) {
            if (line.find("(NEEDED)") == std::string::npos) continue;
            const auto open = line.find('[');
            EXPECT_TRUE(allowed.contains(line.substr(open + 1, line.find(']') - open - 1))) << library << line;
            ++needed;
        }
        EXPECT_GT(needed, 0u);
    }
}

TEST(Library, IsLoadedByTheFirstOfOurFunctionsAndNotBefore) {
    const auto office = start_test_office();
    const TestDocument document(*office);
    document.set("A1", "=SUM(1;2)");
    document.set("A2", "=VLOOKUP(1;A1:B3;1;0)");
    ASSERT_EQ(document.result("A1"), "3");
    EXPECT_FALSE(loaded(*office, functions));
    document.set("A3", "=STARLEVEL(\"SD-CITY-2020\";\"L1P1\";0.82)");
    ASSERT_EQ(document.result("A3"), "4");
    EXPECT_TRUE(loaded(*office, functions));
    EXPECT_FALSE(loaded(*office, menu));
    EXPECT_FALSE(loaded(*office, reader));
}

// Opens a new sheet in a window with menus and uses no CityStar function or command.
uno::Reference<sheet::XSpreadsheetDocument> plain_sheet(office::Office& office) {
    const uno::Reference<sheet::XSpreadsheetDocument> document(
        office.loader()->loadComponentFromURL("private:factory/scalc", "_blank", 0, {}), uno::UNO_QUERY_THROW);
    const auto cells = first_sheet(document);
    cells->getCellByPosition(0, 0)->setFormula("=SUM(1;2)");
    EXPECT_EQ(cells->getCellByPosition(0, 0)->getValue(), 3);
    return document;
}

TEST(Library, OfAnExtensionThatNobodyUsesIsNotLoaded) {
    const auto office = start_test_office();
    for (const auto& library : {functions, menu, reader}) EXPECT_FALSE(loaded(*office, library)) << library;
    plain_sheet(*office);
    for (const auto& library : {functions, menu, reader}) EXPECT_FALSE(loaded(*office, library)) << library;
}

TEST(Library, OfTheFunctionsIsLoadedByCommandsOfTheMenuThatNeedThemOnly) {
    const auto office = start_test_office();
    const uno::Reference<frame::XModel> document(plain_sheet(*office), uno::UNO_QUERY_THROW);
    const uno::Reference<frame::XDispatchProvider> window(document->getCurrentController()->getFrame(),
                                                          uno::UNO_QUERY_THROW);
    // Without a window, the office cancels dialogues.
    const auto choose = [&](const char* command) {
        com::sun::star::util::URL url;
        url.Protocol = "vnd.org.citystar:";
        url.Complete = url.Protocol + OUString::createFromAscii(command);
        const auto dispatch = window->queryDispatch(url, "_self", 0);
        ASSERT_TRUE(dispatch.is()) << command;
        dispatch->dispatch(url, {});
    };
    for (const auto* command : {"column-width-fit", "column-width-wider", "column-width-narrower", "sort-rising",
                                "sort-falling", "sort-original", "explain-cell", "check-workbook", "department-notices",
                                "split-workbook", "join-parts", "batch"}) {
        choose(command);
        EXPECT_TRUE(loaded(*office, menu)) << command;
        EXPECT_FALSE(loaded(*office, functions)) << command;
    }
    choose("about");
    EXPECT_TRUE(loaded(*office, functions));
}

}  // namespace
}  // namespace citystar::test
