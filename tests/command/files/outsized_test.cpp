// Small files that would unpack into large ones: reading them takes no more memory than they hold.

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <functional>

#include "files/ods_results.hpp"
#include "files/slim_content.hpp"
#include "files/slim_copy.hpp"
#include "files/text_edits.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

constexpr rlim_t memory = rlim_t{512} << 20;  // most of it is used by the program itself

std::string times(int count, const std::string& text) {
    std::string out;
    for (int i = 0; i < count; ++i) out += text;
    return out;
}

std::string cell(const std::string& text) {
    return "<table:table-cell table:formula=\"of:=1\" office:value-type=\"string\"><text:p>" + text +
           "</text:p></table:table-cell>";
}

std::string row(const std::string& cells) { return "<table:table-row>" + cells + "</table:table-row>"; }

std::string sheet(const std::string& rows) { return "<table:table table:name=\"A\">" + rows + "</table:table>"; }

// Whether `work` ends in bounded memory and returns true.
bool within_memory(const std::function<bool()>& work) {
    const pid_t child = fork();
    if (child == 0) {
        const rlimit limit{memory, memory};
        setrlimit(RLIMIT_DATA, &limit);
        bool good = false;
        try {
            good = work();
        } catch (...) {
            good = false;
        }
        _exit(good ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// The number of results of a spreadsheet; nothing if it is not supported.
std::optional<std::size_t> results_of(const std::string& spreadsheet) {
    const office::TemporaryFolder folder;
    write_ods_content(folder.path() / "a.ods", spreadsheet);
    const auto read = command::OdsResults::read(folder.path() / "a.ods");
    return read ? std::optional(read->all().size()) : std::nullopt;
}

TEST(Outsized, NumbersThatAskForMoreThanASheetHoldsAreNotFollowed) {
    const auto spaces = [](const std::string& count) { return "<text:s text:c=\"" + count + "\"/>"; };
    const auto repeated = [](const std::string& what, const std::string& count) {
        return what + "-repeated=\"" + count + "\"";
    };
    EXPECT_EQ(results_of(sheet(row(cell(spaces("3"))))), 1u);
    for (const auto& wanted : {
             sheet(row(cell(spaces("1500000000")))),
             sheet(row(cell(times(3000, spaces("1000000"))))),
             sheet(times(3, "<table:table-row " + repeated("table:number-rows", "2147483647") +
                                "><table:table-cell/></table:table-row>") +
                   row(cell(""))),
             sheet(row(times(3, "<table:table-cell " + repeated("table:number-columns", "2147483647") + "/>") +
                       cell(""))),
         })
        EXPECT_TRUE(within_memory([&] { return !results_of(wanted); })) << wanted.substr(0, 200);
}

TEST(Outsized, ElementsByTheHundredThousandAreTakenOutInOnePass) {
    constexpr int many = 100000;
    const auto optimal = times(many, "<a style:use-optimal-row-height=\"true\"/>");
    std::string text = optimal;
    EXPECT_TRUE(command::replace_all(text, "\"true\"", "\"false\""));
    EXPECT_EQ(text, times(many, "<a style:use-optimal-row-height=\"false\"/>"));
    text = times(many, "a<b>c</b>");
    EXPECT_TRUE(command::remove_all(text, "<b>", "</b>"));
    EXPECT_EQ(text, std::string(many, 'a'));
    text = "a<b>c";
    EXPECT_FALSE(command::remove_all(text, "<b>", "</b>"));
    EXPECT_EQ(text, "a<b>c");

    const office::TemporaryFolder folder;
    const auto file = folder.path() / "a.ods";
    write_ods_content(file, sheet(times(many, "<table:shapes></table:shapes>") + optimal));
    EXPECT_TRUE(within_memory([&] { return command::make_slim_copy(file, folder.path() / "copy.ods"); }));
    EXPECT_EQ(content_of(folder.path() / "copy.ods").find("table:shapes"), std::string::npos);
}

TEST(Outsized, DeepNestingAndManyAttributesAreRead) {
    constexpr int deep = 100000;
    std::string attributes;
    for (int i = 0; i < 20000; ++i) attributes += " table:a" + std::to_string(i) + "=\"\"";
    const auto spans = times(deep, "<text:span>") + times(deep, "</text:span>");
    EXPECT_TRUE(within_memory([&] { return results_of(sheet(row(cell(spans)))) == 1u; }));
    EXPECT_TRUE(within_memory(
        [&] { return results_of(sheet(row("<table:table-cell" + attributes + "/>" + cell("1")))) == 1u; }));
}

}  // namespace
}  // namespace citystar::test
