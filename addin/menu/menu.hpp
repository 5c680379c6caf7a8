// The commands vnd.org.citystar:* behind Calc's menu CityStar.
#pragma once

#include <com/sun/star/frame/XDispatch.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/lang/XInitialization.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <cppuhelper/implbase4.hxx>
#include <cppuhelper/weakref.hxx>

#include "citystar/uno_text.hpp"

namespace citystar::menu {

/// One per frame and request; holds its frame weakly, since the frame keeps the handler. Called on the main thread.
class Menu final
    : public cppu::WeakImplHelper4<com::sun::star::frame::XDispatchProvider, com::sun::star::frame::XDispatch,
                                   com::sun::star::lang::XInitialization, com::sun::star::lang::XServiceInfo> {
public:
    explicit Menu(com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext> context)
        : context_(std::move(context)) {}

    void SAL_CALL initialize(const com::sun::star::uno::Sequence<com::sun::star::uno::Any>& arguments) override;

    /// Returns null for a command that this version does not know.
    com::sun::star::uno::Reference<com::sun::star::frame::XDispatch> SAL_CALL
    queryDispatch(const com::sun::star::util::URL& url, const OUString& target, sal_Int32 flags) override;
    com::sun::star::uno::Sequence<com::sun::star::uno::Reference<com::sun::star::frame::XDispatch>> SAL_CALL
    queryDispatches(const com::sun::star::uno::Sequence<com::sun::star::frame::DispatchDescriptor>& requests) override;

    /// Runs the command. Errors are shown in a box; no exception leaves this function, because Calc would not catch it.
    void SAL_CALL
    dispatch(const com::sun::star::util::URL& url,
             const com::sun::star::uno::Sequence<com::sun::star::beans::PropertyValue>& arguments) override;
    /// Every command is always enabled; a command that cannot be run says why.
    void SAL_CALL
    addStatusListener(const com::sun::star::uno::Reference<com::sun::star::frame::XStatusListener>& listener,
                      const com::sun::star::util::URL& url) override;
    void SAL_CALL
    removeStatusListener(const com::sun::star::uno::Reference<com::sun::star::frame::XStatusListener>& listener,
                         const com::sun::star::util::URL& url) override;

    OUString SAL_CALL getImplementationName() override;
    sal_Bool SAL_CALL supportsService(const OUString& name) override;
    com::sun::star::uno::Sequence<OUString> SAL_CALL getSupportedServiceNames() override;

private:
    com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext> context_;
    com::sun::star::uno::WeakReference<com::sun::star::frame::XFrame> frame_;
};

}  // namespace citystar::menu
