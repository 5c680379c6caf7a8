// Zip files that are packed in unusual ways, damaged, or copied with other parts.

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zip.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>

#include "citystar/text.hpp"
#include "files/preflight.hpp"
#include "files/zip_archive.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"
#include "zip_files.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;

constexpr auto types = R"(<T><Override PartName="/xl/workbook.xml" ContentType="a/spreadsheetml.main+xml"/></T>)";
constexpr auto package = R"(<R><Relationship Id="a" Type="t/officeDocument" Target="xl/workbook.xml"/></R>)";

// A small .xlsx, and one more part to be changed.
OddArchive small_xlsx(OddPart more) {
    return {{{"[Content_Types].xml", types},
             {"_rels/.rels", package},
             {"xl/workbook.xml", "<w/>"},
             {"xl/_rels/workbook.xml.rels", "<R/>"},
             std::move(more)}};
}

class OddArchives : public testing::Test {
protected:
    fs::path folder() const { return folder_.path(); }
    fs::path file(const std::string& bytes, const char* name = "a.xlsx") const {
        write_bytes(folder() / name, bytes);
        return folder() / name;
    }
    // The detail that examine() gives; the status if there is none.
    std::string examined(const OddArchive& archive) const { return examined(oddly_zipped(archive)); }
    std::string examined(const std::string& bytes) const {
        const auto found = command::examine(file(bytes));
        const auto detail = found.detail(Language::en);
        return detail.empty() ? std::string(workbook::status_word(found.status)) : detail;
    }

private:
    office::TemporaryFolder folder_;
};

TEST_F(OddArchives, AreReadWhenEverythingIsThere) {
    for (auto part : {OddPart{"x.bin", "bytes"}, OddPart{"x.bin", "bytes", {}, 0, 0, 0, 0, {}, true},
                      OddPart{"x.bin", "bytes", {}, 0, 0, 0, 0, {}, false, true}, OddPart{"x.bin", ""},
                      OddPart{"\xD5\xC2.bin", "a name that is not UTF-8"}}) {
        const auto bytes = part.bytes;
        const auto name = part.name;
        auto archive = small_xlsx(std::move(part));
        for (const bool large : {false, true}) {
            archive.large_end = large;
            EXPECT_EQ(examined(archive), "ok") << name << large;
            const auto opened = command::ZipArchive::open(file(oddly_zipped(archive)));
            ASSERT_TRUE(opened);
            EXPECT_EQ(opened->read(name, 100), bytes);
            EXPECT_EQ(opened->read(name, bytes.size()), bytes);
            if (bytes.empty()) continue;
            EXPECT_EQ(opened->read(name, bytes.size() - 1), std::nullopt);
        }
    }
    auto commented = small_xlsx({"x.bin", "bytes"});
    commented.comment = std::string(65535, 'c');
    EXPECT_EQ(examined(commented), "ok");
}

TEST_F(OddArchives, AreNamedWhenTheirNumbersAreWrong) {
    OddPart part{"x.bin", "some bytes"};
    const auto with = [&](const auto& change) {
        auto changed = part;
        change(changed);
        return small_xlsx(changed);
    };
    const auto told = examined(with([](auto& x) { x.counted = "other bytes"; }));
    EXPECT_NE(told.find("x.bin"), std::string::npos);
    EXPECT_EQ(examined(with([](auto& x) { x.larger = 1; })), told);
    EXPECT_EQ(examined(with([](auto& x) { x.packed_larger = 1000; })), told);
    EXPECT_EQ(examined(with([](auto& x) { x.large_numbers = true, x.larger = std::int64_t{1} << 40; })), told);
    // The checksum is that of the first bytes, which is all that other readers compare.
    EXPECT_EQ(examined(with([](auto& x) { x.larger = -6, x.counted = "some"; })), told);
    const auto packing = examined(with([](auto& x) { x.method = 12; }));
    EXPECT_NE(packing.find("x.bin"), std::string::npos);
    EXPECT_NE(packing, told);
    EXPECT_EQ(examined(with([](auto& x) { x.flags = 1; })), "encrypted");
    const auto two_names = examined(with([](auto& x) { x.name_before = "y.bin"; }));
    EXPECT_NE(two_names.find("x.bin"), std::string::npos);
    EXPECT_NE(two_names, told);
    EXPECT_EQ(examined(with([](auto& x) { x.name_before = "longer.bin"; })), two_names);

    auto types_packed = small_xlsx(part);
    types_packed.parts[0].method = 12;
    EXPECT_EQ(examined(types_packed).find(packing.substr(0, packing.find("x.bin"))), 0u) << examined(types_packed);
    const auto shown = examined(small_xlsx({"\xD5\xC2.bin", "x", {}, 0, 0, 1}));
    EXPECT_NE(shown.find("\\xD5"), std::string::npos) << shown;
    EXPECT_EQ(valid_utf8_prefix(shown), shown.size());
}

TEST_F(OddArchives, AreRefusedWhenTheirDirectoryIsWrong) {
    const auto good = small_xlsx({"x.bin", "bytes"});
    const auto refused = examined(oddly_zipped(good).substr(0, 200));
    EXPECT_NE(refused, "ok");
    for (const std::int64_t more : {-1, 1, 1000})
        for (const bool large : {false, true}) {
            auto archive = good;
            archive.more = more;
            archive.large_end = large;
            EXPECT_EQ(examined(archive), refused) << more << large;
        }
    auto endless = good;
    endless.more = std::int64_t{1} << 40;
    endless.large_end = true;
    EXPECT_EQ(examined(endless), refused);
    EXPECT_EQ(examined("PK and other bytes before the archive" + oddly_zipped(good)), refused);
    auto cut = oddly_zipped(good);
    cut.resize(cut.size() - 1);
    EXPECT_EQ(examined(cut), refused);
}

// Some readers search the whole end of the file for a record of 64 bits and take its directory.
TEST_F(OddArchives, OnlyTheDirectoryBeforeTheEndCounts) {
    OddArchive inner{{{"xl/workbook.xml", "<other/>"}}};
    inner.large_end = true;
    const auto before = oddly_zipped(small_xlsx({"hidden.bin", ""})).find("PK\x01\x02");
    const auto hidden = oddly_zipped(inner, before);
    const auto outer = oddly_zipped(small_xlsx({"hidden.bin", hidden}));
    EXPECT_EQ(examined(outer), "ok");
    const auto opened = command::ZipArchive::open_bytes(outer);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->parts().size(), 5u);
    EXPECT_EQ(opened->read("xl/workbook.xml", 100), "<w/>");
}

TEST_F(OddArchives, OfEqualNamesTheFirstCounts) {
    const auto bytes = oddly_zipped({{{"a", "first"}, {"b", "b"}, {"a", "second"}}});
    const auto opened = command::ZipArchive::open_bytes(bytes);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->read("a", 100), "first");
    const auto copy = opened->copy_of({{"a", "new"}});
    ASSERT_TRUE(copy);
    const auto again = command::ZipArchive::open_bytes(*copy);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->read("a", 100), "new");
    EXPECT_EQ(again->parts().size(), 3u);
}

// A part behind 4 GB. The file has a hole, so it takes no room.
TEST_F(OddArchives, MayBeLargerThanFourGigabytes) {
    constexpr std::uint64_t begin = std::uint64_t{5} << 30;
    OddArchive archive{{{"a.xml", "<a/>", {}, 0, 0, 0, 0, {}, false, true}}};
    archive.large_end = true;
    const auto path = file("");
    {
        std::ofstream out(path, std::ios::binary);
        out.seekp(static_cast<std::streamoff>(begin));
        out << oddly_zipped(archive, begin);
    }
    const auto opened = command::ZipArchive::open(path);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->read("a.xml", 100), "<a/>");
}

// The packed bytes of a part and what the directory says of it, read by libzip, which also checks the whole archive.
struct Raw {
    std::string name;
    std::string packed;
    zip_uint64_t size = 0;
    zip_uint32_t checksum = 0;
    zip_uint16_t method = 0;
    time_t time = 0;
    std::string extra = {};
    std::string comment = {};

    bool operator==(const Raw&) const = default;
};

std::vector<Raw> raw_parts(const fs::path& path) {
    int error = 0;
    const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(
        zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &error), zip_discard);
    EXPECT_TRUE(archive) << error;
    std::vector<Raw> out;
    for (zip_int64_t i = 0; archive && i < zip_get_num_entries(archive.get(), 0); ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        zip_stat_t about;
        EXPECT_EQ(zip_stat_index(archive.get(), index, 0, &about), 0);
        Raw raw{about.name, std::string(about.comp_size, '\0'), about.size, about.crc, about.comp_method, about.mtime};
        auto* const from = zip_fopen_index(archive.get(), index, ZIP_FL_COMPRESSED);
        EXPECT_EQ(zip_fread(from, raw.packed.data(), raw.packed.size()), static_cast<zip_int64_t>(raw.packed.size()));
        zip_fclose(from);
        zip_uint16_t size = 0;
        const auto* extra = zip_file_extra_field_get_by_id(archive.get(), index, 0x7777, 0, &size, ZIP_FL_LOCAL);
        if (extra) raw.extra.assign(reinterpret_cast<const char*>(extra), size);
        zip_uint32_t length = 0;
        if (const auto* comment = zip_file_get_comment(archive.get(), index, &length, 0))
            raw.comment.assign(comment, length);
        out.push_back(std::move(raw));
    }
    return out;
}

TEST_F(OddArchives, ACopyKeepsEverythingButTheNewParts) {
    auto archive = small_xlsx({"x.bin",
                               "bytes",
                               {},
                               0,
                               0,
                               0,
                               0,
                               {},
                               true,
                               false,
                               little_endian(0x7777, 2) + little_endian(3, 2) + "abc",
                               "a comment"});
    archive.comment = "of the archive";
    const auto path = file(oddly_zipped(archive));
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
    const auto before = raw_parts(path);
    ASSERT_EQ(before.size(), 5u);
    EXPECT_EQ(before[4].extra, "abc");
    EXPECT_EQ(before[4].comment, "a comment");
    const std::string text(100000, 'a');
    const std::vector<command::NewPart> changes{
        {"xl/workbook.xml", text}, {"新.xml", "<new/>"}, {"stored.xml", text, command::Compression::none}};
    const auto opened = command::ZipArchive::open(path);
    ASSERT_TRUE(opened);
    const auto bytes = opened->copy_of(changes);
    ASSERT_TRUE(bytes);
    const auto copy = folder() / "copy.xlsx";
    ASSERT_TRUE(opened->copy_to(copy, changes));
    EXPECT_EQ(bytes_of(copy), *bytes) << "the same at any time and place";
    ASSERT_TRUE(opened->copy_to(path, changes)) << "over itself";
    EXPECT_EQ(bytes_of(path), *bytes);
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder()), {}), 2);
    EXPECT_TRUE(bytes->ends_with("of the archive"));

    const auto after = raw_parts(copy);
    ASSERT_EQ(after.size(), 7u);
    for (const std::size_t i : {0u, 1u, 3u, 4u}) EXPECT_EQ(after[i], before[i]) << before[i].name;
    EXPECT_EQ(after[2].name, "xl/workbook.xml");
    EXPECT_EQ(after[2].time, before[2].time);
    EXPECT_LT(after[2].packed.size(), 1000u);
    EXPECT_EQ(after[5].name, "新.xml");
    EXPECT_EQ(after[6].packed, text);
    const auto again = command::ZipArchive::open(copy);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->read("xl/workbook.xml", text.size()), text);
    EXPECT_EQ(again->read("新.xml", 100), "<new/>");
}

TEST_F(OddArchives, ACopyKeepsLargeNumbers) {
    constexpr auto larger = std::int64_t{5} << 30;
    const auto path = file(oddly_zipped({{{"a.bin", "bytes", {}, 0, 0, larger, 0, {}, false, true}, {"b", "b"}}}));
    const auto opened = command::ZipArchive::open(path);
    ASSERT_TRUE(opened);
    ASSERT_TRUE(opened->copy_to(path, {{"b", "other"}}));
    const auto again = command::ZipArchive::open(path);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->parts()[0].size, static_cast<std::uint64_t>(larger) + 5);
    EXPECT_EQ(again->read("b", 100), "other");
}

TEST_F(OddArchives, WhatCannotBeCopiedStaysAsItIs) {
    const auto stays = [&](const std::string& bytes, const std::vector<command::NewPart>& changes) {
        const auto path = file(bytes);
        const auto opened = command::ZipArchive::open(path);
        return opened && !opened->copy_to(path, changes) && !opened->copy_of(changes) && bytes_of(path) == bytes &&
               std::distance(fs::directory_iterator(folder()), {}) == 1;
    };
    EXPECT_TRUE(stays(oddly_zipped(small_xlsx({"x.bin", "bytes", {}, 0, 12})), {{"a", "a"}}));
    EXPECT_TRUE(stays(oddly_zipped(small_xlsx({"x.bin", "bytes", {}, 0, 0, 0, 100000})), {{"a", "a"}}));
    EXPECT_TRUE(stays(oddly_zipped(small_xlsx({std::string("x\0y", 3), "bytes"})), {{"a", "a"}}));
    OddArchive many;
    many.large_end = true;
    for (int i = 0; i < 70000; ++i) many.parts.push_back({std::to_string(i), ""});
    EXPECT_TRUE(stays(oddly_zipped(many), {{"a", "a"}})) << "more parts than minizip can count";
    EXPECT_FALSE(command::ZipArchive().copy_to(folder() / "no folder" / "a.ods", {{"a", "a"}}));
}

// As on a full disk.
TEST_F(OddArchives, AFailedWriteLeavesTheFile) {
    const auto bytes = oddly_zipped(small_xlsx({"x.bin", std::string(200000, 'x')}));
    const auto path = file(bytes);
    const pid_t child = fork();
    if (child == 0) {
        const rlimit limit{100000, 100000};
        setrlimit(RLIMIT_FSIZE, &limit);
        signal(SIGXFSZ, SIG_IGN);
        const auto opened = command::ZipArchive::open(path);
        _exit(opened && !opened->copy_to(path, {{"new.xml", "<new/>"}}) ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    EXPECT_EQ(bytes_of(path), bytes);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder()), {}), 1);
}

}  // namespace
}  // namespace citystar::test
