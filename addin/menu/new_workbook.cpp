#include "new_workbook.hpp"

#include <algorithm>
#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/task/XJob.hpp>
#include <optional>
#include <osl/file.hxx>

#include "dialog.hpp"
#include "messages.hpp"

namespace citystar::menu {
namespace {

namespace fs = std::filesystem;
namespace uno = com::sun::star::uno;
namespace frame = com::sun::star::frame;
namespace sheet = com::sun::star::sheet;
using messages::Message;

// The extension's templates are in the folder of their category, in a folder next to its framework files.
std::optional<fs::path> shipped_template(const ListedFramework& framework) {
    std::error_code failed;
    const auto templates = framework.file.parent_path().parent_path() / "templates";
    for (const auto& category : fs::directory_iterator(templates, failed)) {
        auto file = category.path() / (framework.id + ".ots");
        if (fs::exists(file, failed)) return file;
    }
    return std::nullopt;
}

OUString file_url(const fs::path& path) {
    OUString url;
    osl::FileBase::getFileURLFromSystemPath(utf16(path.string()), url);
    return url;
}

bool is_one_of(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

// The units that an index compares; empty for other frameworks, where any unit is possible.
std::vector<std::string> units_of(const ListedFramework& listed, Language language) {
    std::vector<std::string> out;
    for (const auto& unit : whole(listed, language).units) out.push_back(unit.name);
    return out;
}

// A workbook from a template has this help since it was loaded.
void help_with_typing(const uno::Reference<uno::XComponentContext>& context,
                      const uno::Reference<sheet::XSpreadsheetDocument>& document) {
    const com::sun::star::beans::NamedValue argument{"Document", uno::Any(document)};
    uno::Reference<com::sun::star::task::XJob>(
        context->getServiceManager()->createInstanceWithContext("org.citystar.TypedEntries", context),
        uno::UNO_QUERY_THROW)
        ->execute({&argument, 1});
}

}  // namespace

uno::Reference<sheet::XSpreadsheetDocument> make_workbook(const uno::Reference<uno::XComponentContext>& context,
                                                          const ListedFramework& framework, const std::string& unit,
                                                          const std::string& period, templates::Formulas formulas,
                                                          Language language) {
    const uno::Reference<frame::XComponentLoader> loader(frame::Desktop::create(context), uno::UNO_QUERY_THROW);
    uno::Reference<sheet::XSpreadsheetDocument> out;
    const auto file = formulas == templates::Formulas::functions ? shipped_template(framework) : std::nullopt;
    if (file) {
        com::sun::star::beans::PropertyValue as_template;
        as_template.Name = "AsTemplate";
        as_template.Value <<= true;
        out.set(loader->loadComponentFromURL(file_url(*file), "_blank", 0, {&as_template, 1}), uno::UNO_QUERY_THROW);
    } else {
        const auto definition = whole(framework, language);
        templates::WorkbookOptions options;
        options.formulas = formulas;
        out = templates::build_workbook(loader, definition, options);
        help_with_typing(context, out);
    }
    templates::set_unit_and_period(out, unit, period);
    // These changes are not the user's, so they are removed from the undo list.
    uno::Reference<com::sun::star::document::XUndoManagerSupplier>(out, uno::UNO_QUERY_THROW)
        ->getUndoManager()
        ->clear();
    return out;
}

namespace {

// Tells the user if the framework's rules are too long.
bool made(const Place& place, const ListedFramework& framework, const std::string& unit, const std::string& period,
          templates::Formulas formulas) {
    try {
        make_workbook(place.context, framework, unit, period, formulas, place.language);
        return true;
    } catch (const templates::FormulaTooLong& refused) {
        tell(place, messages::say(Message::native_too_long, place.language, utf8(refused.Message)));
        return false;
    }
}

}  // namespace

Outcome new_workbook(const Place& place) {
    const auto word = [&](Message message) { return messages::raw(message, place.language); };
    const auto list = framework_list(place.context);
    if (list.usable.empty()) return std::string(word(Message::no_frameworks));

    Dialog dialog(place, word(Message::new_title), 310, list.refused.empty() ? 216 : 240);
    dialog.label({6, 6, 298, 10}, word(Message::framework));
    dialog.list("framework", {6, 18, 298, 84}, false);
    dialog.paragraph("details", {6, 106, 298, 28}, {});
    dialog.label({6, 140, 74, 10}, word(Message::unit));
    dialog.field_with_choices("unit", {82, 138, 222, 14}, {});
    dialog.label({6, 158, 74, 10}, word(Message::period));
    dialog.field("period", {82, 156, 222, 14}, {});
    dialog.check("native", {82, 176, 222, 12}, word(Message::native_formulas), false);
    auto bottom = sal_Int32{196};
    if (!list.refused.empty()) {
        dialog.paragraph(
            "refused", {6, 194, 298, 22},
            messages::say(Message::frameworks_refused, place.language, list.refused.size(), list.refused.front()));
        bottom += 24;
    }
    dialog.button("ok", {180, bottom, 60, 14}, word(Message::create), Dialog::Button::ok);
    dialog.button("cancel", {244, bottom, 60, 14}, word(Message::cancel), Dialog::Button::cancel);

    std::vector<std::string> lines;
    for (const auto& framework : list.usable)
        lines.push_back(messages::say(Message::framework_line, place.language, framework.title, framework.indicators));
    dialog.set_lines("framework", lines);
    std::vector<std::string> units;
    const auto chosen = [&]() -> const ListedFramework& {
        return list.usable[static_cast<std::size_t>(std::max(0, dialog.chosen("framework")))];
    };
    const auto show = [&] {
        const auto& framework = chosen();
        // The shipped frameworks come first.
        const bool shipped = framework.file.parent_path() == list.usable.front().file.parent_path();
        dialog.set_text("details",
                        messages::say(shipped ? Message::framework_shipped : Message::framework_own, place.language,
                                      framework.edition, framework.id, framework.file.filename().string()));
        const bool proposed = is_one_of(units, dialog.text("unit"));
        units = units_of(framework, place.language);
        dialog.set_lines("unit", units);
        if (!units.empty() && !is_one_of(units, dialog.text("unit")))
            dialog.set_text("unit", units.front());
        else if (units.empty() && proposed)
            dialog.set_text("unit", {});
    };
    dialog.on_choice("framework", show);
    show();
    while (dialog.execute("framework")) {
        const auto unit = dialog.text("unit");
        if (!units.empty() && !is_one_of(units, unit)) {
            tell(place, messages::say(Message::unit_of_index, place.language, unit, units.front()));
            continue;
        }
        const auto formulas = dialog.checked("native") ? templates::Formulas::native : templates::Formulas::functions;
        if (made(place, chosen(), unit, dialog.text("period"), formulas)) break;
    }
    return std::nullopt;
}

}  // namespace citystar::menu
