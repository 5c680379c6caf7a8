#include "known_forms.hpp"

#include <boost/json.hpp>
#include <exception>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "console/replacement.hpp"
#include "delivered_json.hpp"
#include "known_frameworks.hpp"
#include "workbook.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using templates::Formulas;

constexpr auto forms_file = "forms.json";
constexpr auto native_word = "native";
constexpr auto functions_word = "functions";

const char* word(Formulas formulas) { return formulas == Formulas::native ? native_word : functions_word; }

fs::path delivered_file(const fs::path& folder, const std::string& framework, Formulas formulas) {
    return folder / (framework + "-" + word(formulas) + ".json");
}

// Null if the file cannot be read or is no JSON.
json::value read_json(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    boost::system::error_code failed;
    auto out = json::parse(text, failed);
    return failed ? json::value(nullptr) : out;
}

void write_json(const fs::path& file, const json::value& value) {
    const Replacement replacement(file);
    replacement.write(json::serialize(value) + "\n");
    replacement.put();
}

std::string text_at(const json::object& object, const char* name) {
    return json::value_to<std::string>(object.at(name));
}

}  // namespace

json::object json_of(const KnownForm& form) {
    json::array own_formulas;
    for (const auto& entry : form.own_formulas)
        own_formulas.push_back(json::array{entry.sheet, entry.column, entry.row, entry.formula});
    return {{"digest", form.digest},
            {"framework", form.framework},
            {"formulas", word(form.formulas)},
            {"own_formulas", std::move(own_formulas)}};
}

KnownForm known_form_of(const json::object& from) {
    KnownForm out{text_at(from, "digest"), text_at(from, "framework"), Formulas::functions, {}};
    const auto formulas = text_at(from, "formulas");
    if (formulas == native_word)
        out.formulas = Formulas::native;
    else if (formulas != functions_word)
        throw std::runtime_error("unknown formulas");
    for (const auto& one : from.at("own_formulas").as_array()) {
        Entry entry;
        entry.sheet = one.at(0).to_number<int>();
        entry.column = one.at(1).to_number<int>();
        entry.row = one.at(2).to_number<int>();
        entry.formula = json::value_to<std::string>(one.at(3));
        out.own_formulas.push_back(std::move(entry));
    }
    return out;
}

std::optional<KnownForm> as_known_form(const Form& form, const workbook::WorkbookCells& read,
                                       const workbook::Delivered& delivered, const Framework& framework,
                                       Formulas formulas) {
    if (!workbook::is_as_delivered(read, delivered) || !workbook::covers_inputs(delivered, form.open))
        return std::nullopt;
    KnownForm out{form.digest, framework.id, formulas, {}};
    for (const auto& entry : form.entries)
        if (!entry.formula.empty()) out.own_formulas.push_back(entry);
    return out;
}

KnownForms::KnownForms(fs::path folder, const Registry& registry) : folder_(std::move(folder)), registry_(registry) {
    try {
        const auto all = read_json(folder_ / forms_file);
        if (const auto* list = all.if_array())
            for (const auto& form : *list) add(known_form_of(form.as_object()));
    } catch (const std::exception&) {
        forms_.clear();
    }
}

void KnownForms::add(KnownForm form) {
    const std::lock_guard lock(mutex_);
    forms_.try_emplace(form.digest, std::move(form));
}

const KnownForm* KnownForms::find(const std::string& digest) const {
    const std::lock_guard lock(mutex_);
    const auto found = forms_.find(digest);
    return found == forms_.end() ? nullptr : &found->second;
}

const workbook::Delivered* KnownForms::delivered(const std::string& framework, Formulas formulas) {
    const std::lock_guard lock(mutex_);
    auto [known, added] = delivered_.try_emplace({framework, formulas});
    if (!added || !is_from(registry_, framework, folder_.parent_path() / "frameworks")) return known->second.get();
    try {
        const auto read = read_json(delivered_file(folder_, framework, formulas));
        if (const auto* object = read.if_object())
            known->second = std::make_unique<const workbook::Delivered>(delivered_of(*object));
    } catch (const std::exception&) {
        known->second.reset();
    }
    return known->second.get();
}

void write_delivered(const fs::path& folder, const Framework& framework, Formulas formulas,
                     const workbook::Delivered& delivered) {
    write_json(delivered_file(folder, framework.id, formulas), json_of(delivered));
}

void write_forms(const fs::path& folder, const std::vector<KnownForm>& forms) {
    json::array out;
    for (const auto& form : forms) out.push_back(json_of(form));
    write_json(folder / forms_file, out);
}

}  // namespace citystar::command
