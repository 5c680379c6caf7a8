// The extension in LibreOffice's extension manager, and the place of the templates.

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/deployment/ExtensionManager.hpp>
#include <com/sun/star/frame/DocumentTemplates.hpp>
#include <com/sun/star/ucb/SimpleFileAccess.hpp>
#include <com/sun/star/util/thePathSettings.hpp>
#include <fstream>
#include <iterator>
#include <rtl/uri.hxx>
#include <set>

#include "office_fixture.hpp"
#include "shipped.hpp"
#include "version.hpp"

namespace citystar::test {
namespace {

namespace deployment = com::sun::star::deployment;

std::string content(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Shown {
    const char* language;
    const char* name;
    const char* publisher;
    const char* texts;  // in description/ and release-notes/
};

class Extension : public testing::TestWithParam<Shown> {};

TEST_P(Extension, IsDescribedInTheLanguageOfTheInterface) {
    const auto office = start_test_office(GetParam().language);
    const auto manager = deployment::ExtensionManager::get(office->context());
    uno::Reference<deployment::XPackage> ours;
    for (const auto& package : manager->getDeployedExtensions("bundled", {}, {}))
        if (package->getIdentifier().Value == "org.citystar.CityStar") ours = package;
    ASSERT_TRUE(ours.is());
    EXPECT_EQ(utf8(ours->getDisplayName()), GetParam().name);
    EXPECT_EQ(utf8(ours->getVersion()), CITYSTAR_VERSION);
    EXPECT_EQ(utf8(ours->getPublisherInfo().First), GetParam().publisher);
    EXPECT_TRUE(ours->getIcon(false).is());
    // LibreOffice adds an empty line.
    const auto described = content(std::filesystem::path(CITYSTAR_OXT) / "description" / GetParam().texts);
    EXPECT_FALSE(described.empty());
    EXPECT_EQ(utf8(ours->getDescription().trim()) + "\n", described);
}

TEST_P(Extension, HasReleaseNotesOfThisVersion) {
    const auto notes = content(std::filesystem::path(CITYSTAR_OXT) / "release-notes" / GetParam().texts);
    EXPECT_TRUE(notes.starts_with("CityStar " CITYSTAR_VERSION "\n")) << notes;
}

INSTANTIATE_TEST_SUITE_P(Languages, Extension,
                         testing::Values(Shown{"en-US", "CityStar: smart-city evaluation", "CityStar maintainers",
                                               "en.txt"},
                                         Shown{"zh-CN", "CityStar 智慧城市评价", "CityStar 维护者", "zh.txt"}),
                         [](const auto& shown) { return std::string(shown.param.texts, 2); });

TEST(ExtensionPaths, LeadToTheTemplates) {
    const auto office = start_test_office();
    const uno::Reference<com::sun::star::beans::XPropertySet> paths(
        com::sun::star::util::thePathSettings::get(office->context()), uno::UNO_QUERY_THROW);
    uno::Sequence<OUString> folders;
    ASSERT_TRUE(paths->getPropertyValue("Template_internal") >>= folders);
    std::string all;
    for (const auto& folder : folders) all += utf8(folder) + "\n";
    EXPECT_NE(all.find("/extension-1/templates\n"), std::string::npos) << all;
}

// LibreOffice unpacks an extension only if the locale can represent all of its file names, and the locale of cron or a
// container is often C. Names for people are in groupuinames.xml.
TEST(ExtensionFiles, HaveNamesForEveryLocale) {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(CITYSTAR_OXT)) {
        const auto name = entry.path().filename().string();
        EXPECT_TRUE(std::all_of(name.begin(), name.end(), [](char c) { return c > 0x20 && c < 0x7f; })) << name;
        ++files;
    }
    EXPECT_GT(files, 20u);
}

TEST(ExtensionTemplates, AreListedUnderTheirCategory) {
    const auto office = start_test_office();
    const auto list = com::sun::star::frame::DocumentTemplates::create(office->context());
    list->update();
    const auto files = com::sun::star::ucb::SimpleFileAccess::create(office->context());
    const auto root = list->getContent()->getIdentifier()->getContentIdentifier();
    const auto shown = [](const OUString& url) {
        return utf8(
            rtl::Uri::decode(url.copy(url.lastIndexOf('/') + 1), rtl_UriDecodeWithCharset, RTL_TEXTENCODING_UTF8));
    };
    std::set<std::string> templates;
    for (const auto& category : files->getFolderContents(root, true))
        if (shown(category) == "CityStar 智慧城市评价")
            for (const auto& entry : files->getFolderContents(category, true)) templates.insert(shown(entry));
    std::set<std::string> titles;
    for (const auto* id : {"SD-CITY-2020", "ZQ-DISTRICT-2020", "SX-PILOT", "SH-INDEX-2020", "SH-DISTRICT-145"})
        titles.insert(shipped(id).title.in(Language::zh));
    EXPECT_EQ(templates, titles);
}

}  // namespace
}  // namespace citystar::test
