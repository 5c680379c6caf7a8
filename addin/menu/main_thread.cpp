#include "main_thread.hpp"

#include <com/sun/star/awt/AsyncCallback.hpp>
#include <cppuhelper/implbase1.hxx>
#include <exception>

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace awt = com::sun::star::awt;

class Call final : public cppu::WeakImplHelper1<awt::XCallback> {
public:
    explicit Call(std::function<void()> action) : action_(std::move(action)) {}

    void SAL_CALL notify(const uno::Any&) override {
        try {
            action_();
        } catch (const uno::Exception&) {
            // The window that was to show something is gone.
        } catch (const std::exception&) {
        }
    }

private:
    std::function<void()> action_;
};

}  // namespace

void post(const uno::Reference<uno::XComponentContext>& context, std::function<void()> action) {
    awt::AsyncCallback::create(context)->addCallback(new Call(std::move(action)), {});
}

}  // namespace citystar::menu
