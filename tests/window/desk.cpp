#include "desk.hpp"

#include <boost/json.hpp>
#include <chrono>
#include <com/sun/star/awt/SystemDependentXWindow.hpp>
#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/XExtendedToolkit.hpp>
#include <com/sun/star/awt/XSystemDependentWindowPeer.hpp>
#include <com/sun/star/awt/XWindow2.hpp>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/frame/DispatchHelper.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/frame/XTitle.hpp>
#include <com/sun/star/lang/SystemDependent.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/sheet/XViewPane.hpp>
#include <com/sun/star/ui/test/XUITest.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>
#include <filesystem>
#include <stdexcept>

#include "citystar/cell_address.hpp"
#include "office_fixture.hpp"

namespace citystar::test {
namespace {

namespace awt = com::sun::star::awt;
namespace frame = com::sun::star::frame;
namespace json = boost::json;
using com::sun::star::view::XSelectionSupplier;

std::string title_of(const uno::Reference<uno::XInterface>& document) {
    return utf8(uno::Reference<frame::XTitle>(document, uno::UNO_QUERY_THROW)->getTitle());
}

uno::Reference<frame::XController> view_of(const uno::Reference<sheet::XSpreadsheetDocument>& document) {
    return uno::Reference<frame::XModel>(document, uno::UNO_QUERY_THROW)->getCurrentController();
}

uno::Reference<sheet::XSpreadsheet> sheet_of(const uno::Reference<sheet::XSpreadsheetDocument>& document,
                                             const char* name) {
    return {document->getSheets()->getByName(utf16(name)), uno::UNO_QUERY_THROW};
}

std::vector<uno::Reference<sheet::XSpreadsheetDocument>> open_documents(const office::Office& office) {
    std::vector<uno::Reference<sheet::XSpreadsheetDocument>> out;
    const auto all = office.desktop()->getComponents()->createEnumeration();
    while (all->hasMoreElements())
        if (const uno::Reference<sheet::XSpreadsheetDocument> one(all->nextElement(), uno::UNO_QUERY); one.is())
            out.push_back(one);
    return out;
}

constexpr long nowhere = 0;

uno::Reference<awt::XExtendedToolkit> toolkit_of(const office::Office& office) {
    return {awt::Toolkit::create(office.context()), uno::UNO_QUERY_THROW};
}

// The X server's id of a window.
long x_window(const uno::Reference<uno::XInterface>& window) {
    com::sun::star::awt::SystemDependentXWindow out;
    uno::Reference<awt::XSystemDependentWindowPeer>(window, uno::UNO_QUERY_THROW)
        ->getWindowHandle({}, com::sun::star::lang::SystemDependent::SYSTEM_XWINDOW) >>= out;
    return static_cast<long>(out.WindowHandle);
}

// The title of a window; empty where it is being closed. LibreOffice deprecates this call for extensions, but has no
// other one in all versions: from 26 on it gives no accessible names to other programs.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
std::string name_of(const uno::Reference<awt::XVclWindowPeer>& window) try {
    OUString out;
    window->getProperty("Text") >>= out;
    return utf8(out);
} catch (const uno::Exception&) {
    return {};
}
#pragma GCC diagnostic pop

// The texts of a control and of all controls in it, in the form of LibreOffice's own interface tests.
std::string texts_of(const json::object& control) {
    std::string out(control.at("Text").as_string());
    out += '\n';
    if (const auto* inner = control.if_contains("children"))
        for (const auto& one : inner->as_array()) out += texts_of(one.as_object());
    return out;
}

}  // namespace

Desk::Desk(Language language)
    : language_(language),
      office_(start_test_office(language == Language::zh ? "zh-CN" : "en-US", language == Language::zh ? "zh" : "en",
                                screen_.display())) {}

Desk::~Desk() {
    // A regular shutdown would ask about changes and wait for open dialogues, so the office is killed.
    document_.clear();
    office_->kill();
    becomes_true([&] { return !office_->running(); });
}

void Desk::load(const OUString& url, bool as_template) {
    com::sun::star::beans::PropertyValue option;
    option.Name = "AsTemplate";
    option.Value <<= as_template;
    document_.set(office_->loader()->loadComponentFromURL(url, "_blank", 0, {&option, 1}), uno::UNO_QUERY_THROW);
}

void Desk::open(const OUString& url) { load(url, false); }

void Desk::open_template(const std::string& framework) {
    for (const auto& category : std::filesystem::directory_iterator(std::filesystem::path(CITYSTAR_OXT) / "templates"))
        if (const auto file = category.path() / (framework + ".ots"); std::filesystem::exists(file))
            return load(office::file_url(file), true);
    throw std::runtime_error("no template of " + framework);
}

uno::Reference<table::XCell> Desk::cell(const char* sheet, const char* address) const {
    return sheet_of(document_, sheet)->getCellRangeByName(utf16(address))->getCellByPosition(0, 0);
}

std::string Desk::cursor() const {
    const uno::Reference<XSelectionSupplier> view(view_of(document_), uno::UNO_QUERY_THROW);
    const uno::Reference<sheet::XCellRangeAddressable> range(view->getSelection(), uno::UNO_QUERY_THROW);
    const auto at = range->getRangeAddress();
    return utf8(document_->getSheets()->getElementNames()[at.Sheet]) + "." + cell_address(at.StartColumn, at.StartRow);
}

sal_Int32 Desk::first_column() const {
    const uno::Reference<com::sun::star::container::XIndexAccess> panes(view_of(document_), uno::UNO_QUERY_THROW);
    return uno::Reference<sheet::XViewPane>(panes->getByIndex(panes->getCount() - 1), uno::UNO_QUERY_THROW)
        ->getFirstVisibleColumn();
}

void Desk::go_to(const char* sheet, const char* address) const {
    const auto view = view_of(document_);
    uno::Reference<sheet::XSpreadsheetView>(view, uno::UNO_QUERY_THROW)->setActiveSheet(sheet_of(document_, sheet));
    uno::Reference<XSelectionSupplier>(view, uno::UNO_QUERY_THROW)->select(uno::Any(cell(sheet, address)));
}

void Desk::walk_to(const char* sheet, const char* address) const {
    com::sun::star::beans::PropertyValue to;
    to.Name = "ToPoint";
    to.Value <<= utf16("$" + std::string(sheet) + "." + address);
    frame::DispatchHelper::create(office_->context())
        ->executeDispatch(
            uno::Reference<frame::XDispatchProvider>(view_of(document_)->getFrame(), uno::UNO_QUERY_THROW),
            ".uno:GoToCell", {}, 0, {&to, 1});
}

std::vector<std::string> Desk::documents() const {
    std::vector<std::string> out;
    for (const auto& document : open_documents(*office_)) out.push_back(title_of(document));
    return out;
}

bool Desk::press(const std::vector<std::string>& keys) const {
    return press_with_keyboard_in([&] { return x_window(view_of(document_)->getFrame()->getContainerWindow()); }, keys);
}

bool Desk::press_in(const std::string& title, const std::vector<std::string>& keys) const {
    return press_with_keyboard_in(
        [&] {
            const auto window = find(title);
            return window.is() ? x_window(window) : nowhere;
        },
        keys);
}

bool Desk::opens(const std::string& title) const {
    return becomes_true([&] { return find(title).is(); });
}

bool Desk::closes(const std::string& title) const {
    return becomes_true([&] { return !find(title).is(); });
}

std::string Desk::text_of(const std::string& title) const {
    try {
        const auto window = find(title);
        if (!window.is()) return {};
        screen_.focus(x_window(window));
        const uno::Reference<com::sun::star::ui::test::XUITest> tests(
            office_->context()->getServiceManager()->createInstanceWithContext("org.libreoffice.uitest.UITest",
                                                                               office_->context()),
            uno::UNO_QUERY_THROW);
        const auto active = json::parse(utf8(tests->getTopFocusWindow()->getHierarchy()));
        return active.at("Text").as_string() == title ? texts_of(active.as_object()) : std::string();
    } catch (const uno::Exception&) {
        return {};  // The window was closed while it was read.
    }
}

bool Desk::says(const std::string& title, const std::string& text) const {
    return becomes_true([&] { return shows(title, text); });
}

bool Desk::press_until(const std::string& title, const char* key, const std::function<bool()>& expected) const {
    constexpr auto while_nothing_happens = std::chrono::seconds(5);
    if (!press_in(title, {key})) return false;
    auto again = std::chrono::steady_clock::now() + while_nothing_happens;
    return becomes_true([&] {
        if (expected()) return true;
        if (std::chrono::steady_clock::now() > again && find(title).is()) {
            press_in(title, {key});
            again = std::chrono::steady_clock::now() + while_nothing_happens;
        }
        return false;
    });
}

bool Desk::close_with(const char* key, const std::string& title) const {
    return press_until(title, key, [&] { return !find(title).is(); });
}

// LibreOffice deprecates this interface for extensions, but has no other list of its windows.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
std::vector<Desk::Window> Desk::all_windows() const {
    const auto toolkit = toolkit_of(*office_);
    std::vector<Window> out;
    for (sal_Int32 i = 0; i < toolkit->getTopWindowCount(); ++i) try {
            const uno::Reference<awt::XWindow2> window(toolkit->getTopWindow(i), uno::UNO_QUERY);
            if (window.is() && window->isVisible()) out.emplace_back(window, uno::UNO_QUERY_THROW);
        } catch (const uno::Exception&) {
            // The window is being closed.
        }
    return out;
}

// The office notices the keyboard focus late, and then closes an open menu.
bool Desk::press_with_keyboard_in(const std::function<long()>& window, const std::vector<std::string>& keys) const {
    const auto has_it = [&] {
        try {
            const auto wanted = window();
            if (wanted == nowhere) return false;
            screen_.focus(wanted);
            const auto active = toolkit_of(*office_)->getActiveTopWindow();
            return active.is() && x_window(active) == wanted;
        } catch (const uno::Exception&) {
            return false;  // The window was closed just now.
        }
    };
    if (!becomes_true(has_it)) return false;
    screen_.press(keys);
    return true;
}
#pragma GCC diagnostic pop

Desk::Window Desk::find(const std::string& title) const {
    for (const auto& window : all_windows())
        if (name_of(window) == title) return window;
    return {};
}

std::string Desk::windows() const {
    std::string out;
    for (const auto& window : all_windows()) out += "[" + name_of(window) + "]";
    return out;
}

}  // namespace citystar::test
