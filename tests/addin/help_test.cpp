// The menu's command for help, with a browser that records the page it is asked to show.

#include <chrono>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <cstdlib>
#include <fstream>
#include <osl/file.hxx>
#include <thread>

#include "office_fixture.hpp"
#include "temporary_folder.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace frame = com::sun::star::frame;

// Replaces the program that LibreOffice calls to show a page, the first xdg-open in PATH. Each office is started with
// its own replacement.
class Browser {
public:
    explicit Browser(const std::string& does) : path_(std::getenv("PATH")) {
        const auto program = folder_.path() / "xdg-open";
        std::ofstream(program) << "#!/bin/sh\n" << does << '\n';
        fs::permissions(program, fs::perms::owner_all);
        setenv("PATH", (folder_.path().string() + ":" + path_).c_str(), 1);
    }
    ~Browser() { setenv("PATH", path_.c_str(), 1); }
    Browser(const Browser&) = delete;
    Browser& operator=(const Browser&) = delete;

    /// Waits for a request and returns its address.
    std::string asked() const {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (std::chrono::steady_clock::now() < end) {
            std::string line;
            if (std::getline(std::ifstream(folder_.path() / "asked"), line) && !line.empty()) return line;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return {};
    }

private:
    office::TemporaryFolder folder_;
    std::string path_;
};

const char* const notes = R"(printf '%s\n' "$1" >"$0.new" && mv "$0.new" "$(dirname "$0")/asked")";

void choose_help(const TestDocument& document) {
    const uno::Reference<frame::XModel> model(document.document(), uno::UNO_QUERY_THROW);
    const uno::Reference<frame::XDispatchProvider> commands(model->getCurrentController()->getFrame(),
                                                            uno::UNO_QUERY_THROW);
    com::sun::star::util::URL url;
    url.Complete = "vnd.org.citystar:help";
    url.Protocol = "vnd.org.citystar:";
    const auto dispatch = commands->queryDispatch(url, "_self", 0);
    ASSERT_TRUE(dispatch.is());
    dispatch->dispatch(url, {});
}

void expect_page(const std::string& language, const std::string& page) {
    const Browser browser(notes);
    const auto office = start_test_office("en-US", language);
    choose_help(TestDocument(*office));
    OUString path;
    ASSERT_EQ(osl::FileBase::getSystemPathFromFileURL(utf16(browser.asked()), path), osl::FileBase::E_None);
    EXPECT_TRUE(fs::equivalent(utf8(path), fs::path(CITYSTAR_OXT) / "help" / page)) << path;
}

TEST(HelpCommand, ShowsTheChinesePage) { expect_page("zh", "zh-CN/index.html"); }
TEST(HelpCommand, ShowsTheEnglishPage) { expect_page("en", "en-US/index.html"); }

TEST(HelpCommand, WithoutABrowserTheOfficeGoesOn) {
    const Browser browser(std::string(notes) + "; exit 3");
    const auto office = start_test_office();
    choose_help(TestDocument(*office));
    EXPECT_FALSE(browser.asked().empty());
    const TestDocument after(*office);
    after.set("A1", "=STARLEVEL(\"SD-CITY-2020\";\"L1P1\";82%)");
    EXPECT_EQ(after.result("A1"), "4");
}

}  // namespace
}  // namespace citystar::test
