// Opens workbooks that people made with a former release. Each release adds its own; see CONTRIBUTING.

#include <fmt/format.h>

#include <boost/json.hpp>
#include <fstream>
#include <map>
#include <set>

#include "menu/check_workbook.hpp"
#include "office_fixture.hpp"
#include "sample_workbook.hpp"
#include "temporary_folder.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

using Values = std::map<std::string, std::string>;

std::string shown(const json::value& value) {
    return value.is_string() ? json::value_to<std::string>(value) : fmt::format("{:.10g}", value.to_number<double>());
}

std::string shown(const command::NamedValue& value) {
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{:.10g}", *number);
    return std::get<std::string>(value);
}

// The values that the named cells had then. Only lines such as "CS_TOTAL":80 are read.
Values values_of_then(const fs::path& file) {
    std::ifstream in(file);
    Values out;
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("\"CS_")) {
            const auto pair = json::parse("{" + line + "}");
            for (const auto& [name, value] : pair.as_object()) out[name] = shown(value);
        }
    return out;
}

class FormerRelease : public OfficeTest {
protected:
    void expect_as_it_was(command::WorkbookFile& file, const Values& then) {
        const auto results = file.results();
        const auto& values = results.named;
        for (const auto& [name, value] : then) {
            const auto now = values.find(name);
            EXPECT_EQ(now == values.end() ? "gone" : shown(now->second), value) << name;
        }
        for (const auto& error : results.errors) ADD_FAILURE() << error.sheet << '.' << error.address;
        // Formulas of a former template version must not be reported as altered.
        std::set<std::string> kinds;
        for (const auto& finding :
             menu::findings_of(office().context(), file.document(), registry_, templates_, Language::en))
            kinds.insert(finding.kind);
        kinds.erase("not_reported");  // as people left it
        EXPECT_EQ(kinds, (std::set<std::string>{"evidence_missing", "old_template"}));
    }

    const Registry registry_ = shipped_registry();
    workbook::DeliveredTemplates templates_{fs::path(CITYSTAR_OXT) / "templates"};
};

TEST_F(FormerRelease, WorkbooksOfItKeepValuesFormulasAndTemplate) {
    const office::TemporaryFolder folder;
    std::size_t workbooks = 0;
    for (const auto& entry : fs::directory_iterator(CITYSTAR_FIXTURES)) {
        const auto& path = entry.path();
        if (path.extension() == ".txt" || !path.filename().string().starts_with("made-by-")) continue;
        SCOPED_TRACE(path);
        ++workbooks;
        const auto then = values_of_then(fs::path(path).replace_extension(".txt"));
        ASSERT_TRUE(then.contains("CS_TOTAL"));
        command::WorkbookFile file(office(), path);
        ASSERT_TRUE(file.open());
        expect_as_it_was(file, then);
        file.recalculate();
        expect_as_it_was(file, then);
        const auto stored = folder.path() / path.filename();
        file.store(stored);
        command::WorkbookFile again(office(), stored);
        again.recalculate();
        expect_as_it_was(again, then);
    }
    EXPECT_GE(workbooks, 2u);
}

}  // namespace
}  // namespace citystar::test
