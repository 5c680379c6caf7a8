// The notices of the departments as PDF files.

#include <fstream>
#include <sstream>

#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/XModifiable.hpp>

#include "careless.hpp"
#include "menu/file_choice.hpp"
#include "menu/notice_maker.hpp"
#include "office_fixture.hpp"
#include "sample_workbook.hpp"
#include "temporary_folder.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
    std::ostringstream out;
    out << std::ifstream(file, std::ios::binary).rdbuf();
    return out.str();
}

int pages_of(const fs::path& pdf) {
    const auto bytes = bytes_of(pdf);
    int out = 0;
    for (auto at = bytes.find("/Type/Page/"); at != std::string::npos; at = bytes.find("/Type/Page/", at + 1)) ++out;
    return out;
}

class DepartmentNotices : public OfficeTest {
protected:
    DepartmentNotices() {
        while (!maker_->prepare()) {
        }
    }

    const Registry registry_ = shipped_registry();
    const office::TemporaryFolder folder_;
    std::unique_ptr<command::WorkbookFile> file_ = sample_workbook(office(), registry_, "ZQ-DISTRICT-2020");
    std::unique_ptr<menu::NoticeMaker> maker_ =
        std::make_unique<menu::NoticeMaker>(office().context(), file_->document());
};

TEST_F(DepartmentNotices, AreAPageEachAndLeaveTheDocumentAsItIs) {
    const auto chosen = [&] {
        const Workbook it(*file_);
        return utf8(uno::Reference<com::sun::star::text::XTextRange>(it.named("CS_DEPARTMENT")->getCellByPosition(0, 0),
                                                                     uno::UNO_QUERY_THROW)
                        ->getString());
    };
    const auto before = chosen();
    const uno::Reference<com::sun::star::util::XModifiable> document(file_->document(), uno::UNO_QUERY_THROW);
    document->setModified(false);
    ASSERT_GT(maker_->departments().size(), 3u);
    std::vector<std::string> contents;
    for (const std::size_t i : {1u, 2u}) {
        const auto pdf = folder_.path() / (std::to_string(i) + ".pdf");
        maker_->store(maker_->departments()[i], pdf);
        EXPECT_EQ(pages_of(pdf), 1);
        contents.push_back(bytes_of(pdf));
    }
    EXPECT_NE(contents[0], contents[1]);
    EXPECT_FALSE(document->isModified());
    EXPECT_EQ(chosen(), before);
    maker_.reset();
    for (const auto& entry : fs::directory_iterator(folder_.path()))
        EXPECT_EQ(entry.path().extension(), ".pdf") << entry.path();
}

TEST_F(DepartmentNotices, OverwriteNoFile) {
    const auto taken = folder_.path() / "部门通知-甲.pdf";
    std::ofstream(taken) << "mine";
    EXPECT_THROW(maker_->store(maker_->departments().front(), taken), fs::filesystem_error);
    EXPECT_EQ(bytes_of(taken), "mine");
    EXPECT_EQ(menu::free_name(folder_.path(), "部门通知-甲", ".pdf"), folder_.path() / "部门通知-甲~2.pdf");
    EXPECT_EQ(menu::free_name(folder_.path(), "部门通知-甲/乙", ".pdf"), folder_.path() / "部门通知-甲_乙.pdf");
}

TEST_F(DepartmentNotices, ArePagesOfOneFile) {
    for (const std::size_t i : {0u, 1u, 2u}) maker_->add(maker_->departments()[i]);
    const auto pdf = folder_.path() / "all.pdf";
    while (!maker_->store_all(pdf)) {
    }
    EXPECT_EQ(pages_of(pdf), 3);
}

TEST_F(DepartmentNotices, AreNotThereInAnyOtherWorkbook) {
    const TestDocument other(office());
    EXPECT_TRUE(menu::NoticeMaker(office().context(), other.document()).departments().empty());
}

}  // namespace
}  // namespace citystar::test
