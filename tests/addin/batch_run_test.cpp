// The citystar command as Calc's menu runs it: from inside the extension, with progress and a way to cancel it.

#include "menu/batch_run.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <fstream>
#include <future>
#include <mutex>

#include "menu/child_run.hpp"
#include "office_fixture.hpp"
#include "sample_workbook.hpp"
#include "temporary_folder.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr auto interrupted = 143;
constexpr auto limit = std::chrono::minutes(5);

class BatchRun : public OfficeTest {
protected:
    BatchRun() {
        for (const auto* name : {"in", "out", "tmp"}) fs::create_directory(folder_.path() / name);
        for (int i = 0; i < 6; ++i) {
            const TestDocument document(office());
            document.set("A1", "=1+" + std::to_string(i));
            const_cast<TestDocument&>(document).store(input() / (std::to_string(i) + ".ods"));
        }
    }

    fs::path input() const { return folder_.path() / "in"; }
    fs::path output() const { return folder_.path() / "out"; }
    fs::path temporary() const { return folder_.path() / "tmp"; }

    // Runs the command and returns its exit status. `on_line` may cancel it.
    int run(menu::BatchTask task, const std::function<void(menu::ChildRun&, const std::string&)>& on_line) {
        const auto command = menu::command_for({task, input(), output()}, Language::en);
        std::vector<std::string> arguments{std::string(CITYSTAR_OXT) + "/" CITYSTAR_PROGRAM};
        arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
        std::promise<int> ended;
        std::promise<menu::ChildRun*> started;
        auto itself = started.get_future().share();
        menu::ChildRun child(arguments, {"TMPDIR=" + temporary().string(), "CITYSTAR_LANGUAGE=en"},
                             {[&](std::string line) {
                                  lines_.push_back(line);
                                  on_line(*itself.get(), line);
                              },
                              [&](int status) { ended.set_value(status); }});
        started.set_value(&child);
        auto status = ended.get_future();
        if (status.wait_for(limit) != std::future_status::ready) return -1;
        return status.get();
    }

    const office::TemporaryFolder folder_;
    std::vector<std::string> lines_;
};

TEST_F(BatchRun, TellsProgressAndWritesWhatTheCommandWrites) {
    ASSERT_EQ(run(menu::BatchTask::recalculate, [](auto&, auto&) {}), 0);
    std::size_t progress = 0;
    json::object last;
    for (const auto& line : lines_)
        if (line.starts_with('{')) {
            last = json::parse(line).as_object();
            EXPECT_EQ(last.at("done").to_number<std::size_t>(), progress++);
        }
    EXPECT_EQ(progress, 7u);
    EXPECT_EQ(last.at("files").to_number<int>(), 6);
    EXPECT_EQ(last.at("failed").to_number<int>(), 0);
    EXPECT_GT(last.at("per_second").to_number<double>(), 0);
    EXPECT_EQ(last.at("seconds_left").to_number<double>(), 0);
    for (int i = 0; i < 6; ++i) EXPECT_TRUE(fs::exists(output() / (std::to_string(i) + ".ods")));
    EXPECT_FALSE(lines_.back().starts_with('{'));  // the command's own summary
    EXPECT_TRUE(fs::is_empty(temporary()));
}

TEST_F(BatchRun, CancelledLeavesNothingBehind) {
    const auto status = run(menu::BatchTask::recalculate, [](menu::ChildRun& child, const std::string& line) {
        if (line.starts_with('{')) child.cancel();
    });
    EXPECT_EQ(status, interrupted);
    EXPECT_TRUE(fs::is_empty(temporary()));
    for (const auto& entry : fs::directory_iterator(output()))
        EXPECT_FALSE(entry.path().filename().string().starts_with('.')) << entry.path();
}

TEST_F(BatchRun, ASecondLeagueDoesNotReplaceTheFirst) {
    const auto first = menu::command_for({menu::BatchTask::collect, input(), output()}, Language::zh);
    EXPECT_EQ(first.result, output() / "排名表.ods");
    std::ofstream(first.result) << "mine";
    EXPECT_EQ(menu::command_for({menu::BatchTask::collect, input(), output()}, Language::zh).result,
              output() / "排名表~2.ods");
}

TEST_F(BatchRun, FindsTheCommandOfTheExtensionIfItMayBeRun) {
    const auto extension = folder_.path() / "extension";
    const auto program = extension / CITYSTAR_PROGRAM;
    fs::create_directories(program.parent_path());
    fs::copy_file(std::string(CITYSTAR_OXT) + "/" CITYSTAR_PROGRAM, program);
    EXPECT_EQ(menu::find_command(extension), program);
    fs::permissions(program, fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_NE(menu::find_command(extension), program);
}

TEST_F(BatchRun, AProgramThatIsNotThereEndsAtOnce) {
    std::promise<int> ended;
    const menu::ChildRun child({"/no/such/program"}, {}, {[](auto) {}, [&](int status) { ended.set_value(status); }});
    EXPECT_EQ(ended.get_future().get(), 127);
}

}  // namespace
}  // namespace citystar::test
