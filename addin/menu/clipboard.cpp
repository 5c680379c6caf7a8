#include "clipboard.hpp"

#include <com/sun/star/datatransfer/UnsupportedFlavorException.hpp>
#include <com/sun/star/datatransfer/XTransferable.hpp>
#include <com/sun/star/datatransfer/clipboard/SystemClipboard.hpp>
#include <cppuhelper/implbase1.hxx>

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace datatransfer = com::sun::star::datatransfer;

const datatransfer::DataFlavor& flavor() {
    static const datatransfer::DataFlavor text("text/plain;charset=utf-16", "Unicode-Text",
                                               cppu::UnoType<OUString>::get());
    return text;
}

class PlainText final : public cppu::WeakImplHelper1<datatransfer::XTransferable> {
public:
    explicit PlainText(OUString text) : text_(std::move(text)) {}

    uno::Any SAL_CALL getTransferData(const datatransfer::DataFlavor& wanted) override {
        if (!isDataFlavorSupported(wanted)) throw datatransfer::UnsupportedFlavorException();
        return uno::Any(text_);
    }
    uno::Sequence<datatransfer::DataFlavor> SAL_CALL getTransferDataFlavors() override { return {&flavor(), 1}; }
    sal_Bool SAL_CALL isDataFlavorSupported(const datatransfer::DataFlavor& wanted) override {
        return wanted.MimeType == flavor().MimeType && wanted.DataType == flavor().DataType;
    }

private:
    OUString text_;
};

}  // namespace

void copy_text(const uno::Reference<uno::XComponentContext>& context, std::string_view text) {
    datatransfer::clipboard::SystemClipboard::create(context)->setContents(new PlainText(utf16(text)), nullptr);
}

}  // namespace citystar::menu
