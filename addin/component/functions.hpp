// The UNO service org.citystar.Functions: hands the calls of Calc to the engine.
#pragma once

#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <cppuhelper/implbase2.hxx>
#include <org/citystar/XFunctions.hpp>

#include "cells.hpp"

namespace citystar::component {

/// The object has no state: Calc may create several, and other clients use it from any thread.
class Functions final : public cppu::WeakImplHelper2<org::citystar::XFunctions, com::sun::star::lang::XServiceInfo> {
public:
    explicit Functions(com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext> context)
        : context_(std::move(context)) {}

    Any SAL_CALL starLevel(const OUString& framework, const OUString& indicator, const Sequence<Any>& values) override;
    Any SAL_CALL starScore(const OUString& framework, const OUString& indicator, const Sequence<Any>& values) override;
    Matrix SAL_CALL starTable(const OUString& framework, const Matrix& indicators, const Matrix& values,
                              const Any& star) override;
    Any SAL_CALL weightedScore(const OUString& framework, const Matrix& indicators, const Matrix& values,
                               const Any& adjustment, const Any& scope, const Any& weights) override;
    Any SAL_CALL overallStar(const OUString& framework, const Matrix& indicators, const Matrix& values,
                             const Any& adjustment, const Any& rule) override;
    Any SAL_CALL attainment(const OUString& framework, const OUString& indicator, const Any& value,
                            const Any& target) override;
    Matrix SAL_CALL starGap(const OUString& framework, const OUString& indicator, double star,
                            const Sequence<Any>& values) override;
    Any SAL_CALL starTarget(const OUString& framework, const OUString& indicator, double star,
                            const Any& measure) override;
    Any SAL_CALL starRule(const OUString& framework, const OUString& indicator, double star) override;
    Any SAL_CALL starWeight(const OUString& framework, const OUString& indicator, const Any& star) override;
    Any SAL_CALL starWhy(const OUString& framework, const OUString& indicator, const Sequence<Any>& values) override;
    Any SAL_CALL starCheck(const OUString& framework, const OUString& indicator, const Sequence<Any>& values) override;
    Any SAL_CALL indicatorInfo(const OUString& framework, const OUString& indicator, const OUString& field) override;
    Any SAL_CALL departments(const OUString& framework, const OUString& indicator, const Any& role) override;
    Matrix SAL_CALL indicators(const OUString& framework, const Any& scope) override;
    Matrix SAL_CALL frameworks() override;
    OUString SAL_CALL cityStarInfo() override;
    Matrix SAL_CALL scoreBounds(const OUString& framework, const Matrix& indicators, const Matrix& values,
                                const Any& adjustment, const Any& scope) override;
    Any SAL_CALL crosswalk(const OUString& framework, const OUString& indicator, const OUString& otherFramework,
                           const Any& answer) override;
    Any SAL_CALL figureCheck(const com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet>& document,
                             const OUString& framework, const OUString& indicator,
                             const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& cells) override;

    OUString SAL_CALL getImplementationName() override;
    sal_Bool SAL_CALL supportsService(const OUString& name) override;
    Sequence<OUString> SAL_CALL getSupportedServiceNames() override;

private:
    com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext> context_;
};

}  // namespace citystar::component
