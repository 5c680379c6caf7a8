// What people see on a terminal: words, colours, hints.

#include <gtest/gtest.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "console/nearest.hpp"
#include "console/shown_points.hpp"
#include "run.hpp"
#include "shipped.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

TEST(Nearest, IsTheWordMeant) {
    const std::vector<std::string> verbs{"recalc", "merge", "new", "collect", "frameworks", "doctor"};
    const auto meant = [&](const char* typed) { return command::nearest(typed, verbs); };
    EXPECT_EQ(meant("recalk"), "recalc");
    EXPECT_EQ(meant("colect"), "collect");
    EXPECT_EQ(meant("COLLECT"), "collect");
    EXPECT_EQ(meant("framewroks"), "frameworks");
    EXPECT_EQ(meant("nwe"), "new");
    EXPECT_EQ(meant("docter"), "doctor");
    EXPECT_EQ(meant("xyz"), "");
    EXPECT_EQ(meant("汇总"), "");
    EXPECT_EQ(meant(""), "");
    EXPECT_EQ(command::nearest(std::string(100'000, 'a'), verbs), "");
}

TEST(Points, HaveTheDecimalsOfTheSheets) {
    const auto& stars = shipped("SD-CITY-2020");
    EXPECT_EQ(command::points_text(stars, 80), "80.0");
    EXPECT_EQ(command::points_text(stars, 53.7), "53.7");
    EXPECT_EQ(command::points_text(stars, 2.125), "2.125");
    EXPECT_EQ(command::points_text(stars, 0.1 + 0.2), "0.3");
    EXPECT_EQ(command::points_text(stars, 2.25), "2.25");
    const auto& index = shipped("SH-INDEX-2020");
    EXPECT_EQ(command::points_text(index, 105.855), "105.86");
    EXPECT_EQ(command::points_text(index, 100), "100.00");
}

TEST(Terminal, NamesTheCommandThatIsMeant) {
    const auto mistyped = run_citystar({"recalk", "a.ods"});
    EXPECT_EQ(mistyped.status, 64);
    EXPECT_EQ(mistyped.err,
              "There is no command “recalk”. Did you mean “recalc”? Commands: recalc, merge, new, collect, split, "
              "join, frameworks, doctor.\n");
    const auto other = run_citystar({"frameworks", "lst"});
    EXPECT_EQ(other.status, 64);
    EXPECT_EQ(other.err, "There is no command “lst”. Did you mean “list”? Commands: list, show, check.\n");
    EXPECT_EQ(run_citystar({"\xff\xfe"}).status, 64);
}

class FindingsLanguage : public testing::Test {
protected:
    FindingsLanguage() { std::ofstream(folder_.path() / "a.xlsx") << "text"; }

    // The command's words about a file that is no workbook, in an environment of these variables only.
    std::string said_in(std::vector<std::string> environment) const {
        environment.insert(environment.begin(), "-i");
        environment.insert(environment.end(),
                           {CITYSTAR_COMMAND, "collect", folder_.path() / "a.xlsx", "-o", folder_.path() / "l.csv"});
        return run_program("/usr/bin/env", environment).err;
    }

    const office::TemporaryFolder folder_;
};

TEST_F(FindingsLanguage, IsThatOfAnEnglishTerminal) {
    const std::string english = "The file is damaged: it does not begin like a workbook.";
    const std::string chinese = "文件已损坏：开头不是工作簿的内容。";
    const auto has = [](const std::string& text, const std::string& part) { return text.find(part) != text.npos; };
    EXPECT_TRUE(has(said_in({"LANG=en_US.UTF-8"}), english));
    EXPECT_TRUE(has(said_in({"LANG=zh_CN.UTF-8"}), chinese));
    EXPECT_TRUE(has(said_in({"LC_ALL=C"}), chinese));
    EXPECT_TRUE(has(said_in({}), chinese));
    EXPECT_TRUE(has(said_in({"LANG=en_US.UTF-8", "CITYSTAR_DOCUMENT_LANGUAGE=zh"}), chinese));
    EXPECT_TRUE(has(said_in({"LANG=zh_CN.UTF-8", "CITYSTAR_DOCUMENT_LANGUAGE=en"}), english));
}

// What the command writes to a terminal.
std::string on_terminal(const std::vector<std::string>& arguments, const char* terminal, const char* no_colour) {
    int descriptor = -1;
    const pid_t child = forkpty(&descriptor, nullptr, nullptr, nullptr);
    if (child == 0) {
        setenv("CITYSTAR_LANGUAGE", "en", 1);
        setenv("TERM", terminal, 1);
        setenv("NO_COLOR", no_colour, 1);
        std::vector<char*> pointers{const_cast<char*>(CITYSTAR_COMMAND)};
        for (const auto& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
        pointers.push_back(nullptr);
        execv(CITYSTAR_COMMAND, pointers.data());
        _exit(127);
    }
    std::string out;
    char bytes[4096];
    for (ssize_t count; (count = read(descriptor, bytes, sizeof bytes)) > 0;)
        out.append(bytes, static_cast<std::size_t>(count));
    close(descriptor);
    waitpid(child, nullptr, 0);
    return out;
}

TEST(Terminal, HasFailuresInRed) {
    const office::TemporaryFolder folder;
    const auto file = folder.path() / "a.xlsx";
    std::ofstream(file) << "text";
    const std::vector<std::string> command{"recalc", file, "--results-only"};
    const auto colours = [&](const char* terminal, const char* refused) {
        const auto text = on_terminal(command, terminal, refused);
        EXPECT_NE(text.find("corrupt"), text.npos) << text;
        return text.find("\x1b[31mcorrupt") != text.npos;
    };
    EXPECT_TRUE(colours("xterm", ""));
    EXPECT_FALSE(colours("xterm", "1"));
    EXPECT_FALSE(colours("dumb", ""));
    EXPECT_EQ(run_citystar(command).err.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace citystar::test
