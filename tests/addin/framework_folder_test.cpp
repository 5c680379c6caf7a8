// The folder for the user's own frameworks, in the profile of a real office.

#include "menu/framework_folder.hpp"

#include <osl/file.hxx>

#include "office_fixture.hpp"

namespace citystar::test {
namespace {

class FrameworkFolder : public OfficeTest {};

TEST_F(FrameworkFolder, IsMadeOnceAndKept) {
    const auto url = menu::make_framework_folder(office().context());
    EXPECT_TRUE(url.endsWith("/user/citystar/frameworks")) << utf8(url);
    OUString path;
    ASSERT_EQ(osl::FileBase::getSystemPathFromFileURL(url, path), osl::FileBase::E_None);
    EXPECT_TRUE(std::filesystem::is_directory(utf8(path)));
    EXPECT_EQ(menu::make_framework_folder(office().context()), url);
}

}  // namespace
}  // namespace citystar::test
