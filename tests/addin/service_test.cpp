// The UNO service from outside the office's process, and its registration in Calc.

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/reflection/XIdlClass.hpp>
#include <com/sun/star/reflection/XIdlMethod.hpp>
#include <com/sun/star/reflection/theCoreReflection.hpp>
#include <com/sun/star/sheet/FunctionArgument.hpp>
#include <com/sun/star/sheet/XFunctionDescriptions.hpp>
#include <map>
#include <org/citystar/XFunctions.hpp>

#include "function_table.hpp"
#include "office_fixture.hpp"

namespace citystar::test {
namespace {

using com::sun::star::beans::PropertyValue;
using org::citystar::XFunctions;

class Service : public OfficeTest {
protected:
    static uno::Reference<XFunctions> create() {
        const auto factory = office().context()->getServiceManager();
        return {factory->createInstanceWithContext("org.citystar.Functions", office().context()), uno::UNO_QUERY};
    }
};

const auto& table() {
    static const auto functions = generate::read_functions(CITYSTAR_FUNCTIONS);
    return functions;
}

TEST_F(Service, AnswersOverThePipe) {
    const auto functions = create();
    ASSERT_TRUE(functions.is());
    const uno::Any value(0.82);
    double star = 0;
    EXPECT_TRUE(functions->starLevel("SD-CITY-2020", "L1P1", {&value, 1}) >>= star);
    EXPECT_EQ(star, 4);
    OUString words;
    EXPECT_TRUE(functions->starCheck("SD-CITY-2020", "L1P1", {&value, 1}) >>= words);
    EXPECT_TRUE(words.isEmpty());
    EXPECT_TRUE(functions->cityStarInfo().startsWith("CityStar "));
    const uno::Reference<com::sun::star::lang::XServiceInfo> info(functions, uno::UNO_QUERY_THROW);
    EXPECT_EQ(info->getImplementationName(), "org.citystar.Functions");
    EXPECT_TRUE(info->supportsService("org.citystar.Functions"));
}

TEST_F(Service, TakesBooleansAndWholeNumbersOfOtherClients) {
    const uno::Any values[] = {uno::Any(true), uno::Any(sal_Int32(1)), uno::Any(sal_Int16(1)), uno::Any(false)};
    double star = 0;
    EXPECT_TRUE(create()->starLevel("SD-CITY-2020", "L5P1", {values, 4}) >>= star);
    EXPECT_EQ(star, 3);
}

TEST_F(Service, TheInterfaceHasTheMethodsOfTheFunctionTable) {
    const auto reflection = com::sun::star::reflection::theCoreReflection::get(office().context());
    const auto interface = reflection->forName("org.citystar.XFunctions");
    ASSERT_TRUE(interface.is());
    std::size_t methods = 0;
    for (const auto& method : interface->getMethods())
        if (method->getDeclaringClass()->getName() == "org.citystar.XFunctions") ++methods;
    EXPECT_EQ(methods, table().size());
    for (const auto& function : table()) {
        const auto method = interface->getMethod(utf16(function.method));
        ASSERT_TRUE(method.is()) << function.method;
        std::vector<std::string> parameters;
        for (const auto& parameter : method->getParameterInfos())
            // Calc itself passes the document.
            if (parameter.aType->getName() != "com.sun.star.beans.XPropertySet")
                parameters.push_back(utf8(parameter.aName));
        ASSERT_EQ(parameters.size(), function.parameters.size()) << function.method;
        for (std::size_t i = 0; i < parameters.size(); ++i)
            EXPECT_EQ(parameters[i], function.parameters[i].id) << function.method;
    }
}

// The texts of the function wizard; "###" is LibreOffice's text for a parameter that is not registered.
void expect_wizard_texts(office::Office& office, Language language) {
    const auto factory = office.context()->getServiceManager();
    const uno::Reference<com::sun::star::container::XIndexAccess> all(
        factory->createInstanceWithContext("com.sun.star.sheet.FunctionDescriptions", office.context()),
        uno::UNO_QUERY_THROW);
    std::map<std::string, uno::Sequence<PropertyValue>> known;
    for (sal_Int32 i = 0; i < all->getCount(); ++i) {
        uno::Sequence<PropertyValue> properties;
        all->getByIndex(i) >>= properties;
        for (const auto& property : properties)
            if (OUString name; property.Name == "Name" && (property.Value >>= name)) known[utf8(name)] = properties;
    }
    for (const auto& function : table()) {
        ASSERT_TRUE(known.contains(function.name)) << function.name;
        for (const auto& property : known[function.name]) {
            if (property.Name == "Description") {
                OUString description;
                EXPECT_TRUE(property.Value >>= description);
                EXPECT_EQ(utf8(description), generate::wizard_text(function).in(language));
                EXPECT_NE(description.indexOf(utf16(function.example.formula)), -1) << function.name;
            } else if (property.Name == "Arguments") {
                uno::Sequence<sheet::FunctionArgument> arguments;
                property.Value >>= arguments;
                ASSERT_EQ(static_cast<std::size_t>(arguments.getLength()), function.parameters.size()) << function.name;
                for (std::size_t i = 0; i < function.parameters.size(); ++i) {
                    const auto& argument = arguments[static_cast<sal_Int32>(i)];
                    EXPECT_EQ(utf8(argument.Name), function.parameters[i].name.in(language)) << function.name;
                    EXPECT_EQ(utf8(argument.Description), function.parameters[i].description.in(language))
                        << function.name;
                    EXPECT_FALSE(argument.Description.isEmpty()) << function.name;
                }
            }
        }
    }
}

// Width of a text in columns; a Chinese character takes two.
int width(const std::string& text) {
    const auto units = utf16(text);
    int out = 0;
    for (sal_Int32 i = 0; i < units.getLength(); ++i) out += units[i] >= 0x2E80 ? 2 : 1;
    return out;
}

// LibreOffice 7.4's wizard cuts off what does not fit: three lines for the function, two for an argument.
TEST(Wizard, HasRoomForEveryText) {
    for (const auto& function : table()) {
        const auto text = generate::wizard_text(function);
        EXPECT_LE(width(text.zh), 220) << text.zh;
        EXPECT_LE(width(text.en), 172) << text.en;
        for (const auto& parameter : function.parameters) {
            EXPECT_LE(width(parameter.description.zh), 146) << parameter.description.zh;
            EXPECT_LE(width(parameter.description.en), 112) << parameter.description.en;
        }
    }
}

TEST_F(Service, TheFunctionWizardSpeaksEnglish) { expect_wizard_texts(office(), Language::en); }

TEST(ServiceInChinese, TheFunctionWizardSpeaksChinese) {
    const auto office = start_test_office("zh-CN");
    expect_wizard_texts(*office, Language::zh);
}

}  // namespace
}  // namespace citystar::test
