// Recalculates a folder from Calc's menu while Calc is used.

#include <gtest/gtest.h>

#include <algorithm>
#include <com/sun/star/frame/XStorable.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "desk.hpp"
#include "messages.hpp"
#include "office_fixture.hpp"
#include "temporary_folder.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace frame = com::sun::star::frame;
using menu::messages::Message;
using menu::messages::say;

// All descendants of a process. Any of its threads may have started them.
std::vector<pid_t> below(pid_t process) {
    std::vector<pid_t> out;
    std::error_code failed;
    for (fs::directory_iterator thread("/proc/" + std::to_string(process) + "/task", failed), end;
         !failed && thread != end; thread.increment(failed)) {
        std::ifstream list(thread->path() / "children");
        for (std::istream_iterator<pid_t> child(list), none; child != none; ++child) {
            out.push_back(*child);
            std::ranges::copy(below(*child), std::back_inserter(out));
        }
    }
    return out;
}

// The process is gone, or is a zombie that its parent has not noticed yet.
bool has_ended(pid_t process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    std::string line;
    return !std::getline(file, line) || line[line.rfind(')') + 2] == 'Z';
}

class BatchWindow : public testing::TestWithParam<Language> {
protected:
    BatchWindow() {
        for (const auto& folder : {input(), output()}) fs::create_directory(folder);
        desk_.open("private:factory/scalc");
    }

    fs::path store(const char* name) const {
        const auto file = input() / name;
        uno::Reference<frame::XStorable>(desk_.document(), uno::UNO_QUERY_THROW)
            ->storeToURL(office::file_url(file), {});
        return file;
    }
    void start() {
        const auto title = words(Message::batch_title);
        ASSERT_TRUE(desk_.choose("l"));
        ASSERT_TRUE(desk_.press_in(title, {"Tab", "ctrl+a"}));
        desk_.type(input().string());
        ASSERT_TRUE(desk_.press_in(title, {"Tab", "Tab", "ctrl+a"}));
        desk_.type(output().string());
        ASSERT_TRUE(desk_.press_in(title, {"Return"}));
    }
    std::string words(Message message) const { return say(message, desk_.language()); }

    fs::path input() const { return folder_.path() / "in"; }
    fs::path output() const { return folder_.path() / "out"; }
    std::vector<fs::path> results() const {
        std::vector<fs::path> out;
        for (const auto& entry : fs::directory_iterator(output())) out.push_back(entry.path().filename());
        return out;
    }

    const office::TemporaryFolder folder_;
    Desk desk_{GetParam()};
};

TEST_P(BatchWindow, CalcCanBeUsedMeanwhileAndCancelEndsIt) {
    const auto title = words(Message::batch_title);
    const auto first = store("0.ods");
    // Far more workbooks than can be done before the user cancels.
    constexpr int workbooks = 1000;
    for (int i = 1; i < workbooks; ++i) fs::copy_file(first, input() / (std::to_string(i) + ".ods"));
    ASSERT_NO_FATAL_FAILURE(start());
    // The first results exist, so the run is in progress.
    ASSERT_TRUE(becomes_true([&] { return !results().empty(); })) << desk_.windows();
    ASSERT_TRUE(desk_.press({"4", "2", "Return"}));
    const auto cell = first_sheet(desk_.document())->getCellByPosition(0, 0);
    EXPECT_TRUE(becomes_true([&] { return cell->getValue() == 42; }));
    const auto running = below(desk_.office());
    ASSERT_FALSE(running.empty());
    ASSERT_TRUE(desk_.press_until(title, "Escape", [&] {
        return desk_.shows(title, words(Message::batch_cancelling)) ||
               desk_.shows(title, words(Message::batch_cancelled));
    }));
    for (const auto process : running) EXPECT_TRUE(becomes_true([&] { return has_ended(process); })) << process;
    EXPECT_TRUE(desk_.says(title, words(Message::batch_cancelled)));
    EXPECT_TRUE(desk_.close_with("Escape", title));
    const auto written = results();
    EXPECT_LT(written.size(), std::size_t{workbooks});
    for (const auto& name : written) EXPECT_FALSE(name.string().starts_with('.')) << name;
}

TEST_P(BatchWindow, WhatFailedStandsFirst) {
    const auto title = words(Message::batch_title);
    for (const auto* name : {"a.ods", "b.ods", "c.ods"}) store(name);
    // The result of the last workbook cannot be written.
    fs::create_directories(output() / "c.ods" / "in the way");
    ASSERT_NO_FATAL_FAILURE(start());
    ASSERT_TRUE(desk_.says(title, say(Message::batch_some_failed, desk_.language(), ""))) << desk_.text_of(title);
    const auto text = desk_.text_of(title);
    for (const auto* name : {"/in/a.ods", "/in/b.ods"}) {
        ASSERT_NE(text.find(name), std::string::npos) << text;
        EXPECT_LT(text.find("/in/c.ods"), text.find(name)) << text;
    }
    EXPECT_TRUE(desk_.close_with("Escape", title));
}

INSTANTIATE_TEST_SUITE_P(InBothLanguages, BatchWindow, testing::Values(Language::zh, Language::en),
                         [](const auto& one) { return one.param == Language::zh ? "zh" : "en"; });

}  // namespace
}  // namespace citystar::test
