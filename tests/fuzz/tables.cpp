// Any table of values for a new workbook, of choices, or list of workbooks.

#include "league/choices.hpp"
#include "memory_file.hpp"
#include "run/inputs.hpp"
#include "run/values_file.hpp"
#include "target.hpp"

using namespace citystar;

namespace {

void expect_refusal_in_words(const auto& read) {
    try {
        read();
    } catch (const command::InputError& error) {
        fuzz::require(std::string_view(error.what()).size() > 0);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto registry = [] {
        Registry out;
        out.add_folder(CITYSTAR_SHIPPED_FRAMEWORKS);
        return out;
    }();
    const fuzz::MemoryFile file(fuzz::text_of(data, size));
    for (const auto& [name, framework] : registry.entries())
        expect_refusal_in_words([&, &of = framework] {
            templates::WorkbookOptions content;
            command::read_values_file(file.path(), of, content);
            for (const auto& [code, values] : content.values) fuzz::require(of.find_indicator(code) != nullptr);
            for (const auto coefficient : content.coefficients) fuzz::require(coefficient > 0);
        });
    expect_refusal_in_words([&] { static_cast<void>(command::read_choices(file.path())); });
    expect_refusal_in_words([&] { static_cast<void>(command::read_manifest(file.path())); });
    return 0;
}
