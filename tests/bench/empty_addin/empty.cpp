// An add-in whose functions do nothing. Its cells are the least that an add-in cell can cost.
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <cppuhelper/implbase2.hxx>
#include <cppuhelper/supportsservice.hxx>
#include <org/citystar/bench/XEmpty.hpp>

namespace citystar::bench {
namespace {

using com::sun::star::uno::Any;
using com::sun::star::uno::Sequence;
using rtl::OUString;
using Matrix = Sequence<Sequence<Any>>;

// The same base classes as the real component, so that calls take the same path.
class Empty final : public cppu::WeakImplHelper2<org::citystar::bench::XEmpty, com::sun::star::lang::XServiceInfo> {
public:
    Any SAL_CALL emptyFunction(const OUString&, const OUString&, const Sequence<Any>&) override { return Any(0.0); }

    Any SAL_CALL emptyTotal(const OUString&, const Matrix&, const Matrix&, const Any&, const Any&,
                            const Any&) override {
        return Any(0.0);
    }

    Matrix SAL_CALL emptyTable(const OUString&, const Matrix& indicators, const Matrix&, const Any&) override {
        // The shape of STARTABLE's result, filled with one number.
        static const Sequence<Any> row = [] {
            const Any nought(0.0);
            const Any cells[] = {nought, nought, nought, nought, nought};
            return Sequence<Any>(cells, 5);
        }();
        Matrix out(indicators.getLength());
        for (auto& line : out) line = row;
        return out;
    }

    OUString SAL_CALL getImplementationName() override { return "org.citystar.bench.Empty"; }
    sal_Bool SAL_CALL supportsService(const OUString& name) override { return cppu::supportsService(this, name); }
    Sequence<OUString> SAL_CALL getSupportedServiceNames() override {
        const OUString name("org.citystar.bench.Empty");
        return {&name, 1};
    }
};

}  // namespace
}  // namespace citystar::bench

extern "C" SAL_DLLPUBLIC_EXPORT com::sun::star::uno::XInterface* citystar_bench_create_empty(
    com::sun::star::uno::XComponentContext*, const com::sun::star::uno::Sequence<com::sun::star::uno::Any>&) {
    auto* empty = new citystar::bench::Empty;
    empty->acquire();
    return static_cast<cppu::OWeakObject*>(empty);
}
