#include "form_maker.hpp"

#include <com/sun/star/uno/Exception.hpp>
#include <iostream>
#include <set>
#include <system_error>

#include "console/exit_status.hpp"
#include "delivered.hpp"
#include "files/form.hpp"
#include "installation.hpp"
#include "known_forms.hpp"
#include "known_frameworks.hpp"
#include "made_workbooks.hpp"
#include "own_office.hpp"
#include "temporary_folder.hpp"
#include "workbook.hpp"
#include "workbook_file.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
using WorkbookFormulas = templates::Formulas;
using workbook::Delivered;

class FormMaker {
public:
    FormMaker(office::Office& office, const Framework& framework, WorkbookFormulas formulas, Delivered delivered,
              fs::path target)
        : office_(office),
          framework_(framework),
          formulas_(formulas),
          delivered_(std::move(delivered)),
          target_(std::move(target)) {}

    const Delivered& delivered() const noexcept { return delivered_; }

    std::vector<KnownForm> make() {
        templates::WorkbookOptions options;
        options.formulas = formulas_;
        WorkbookFile made(office_, templates::build_workbook(office_.loader(), framework_, options));
        made.recalculate();
        // In this order, since storing an .xlsx gives the charts an empty subtitle.
        for (const std::string ending : {".ods", ".xlsx"}) {
            store(made, "made" + ending);
            if (formulas_ == usual_formulas(ending)) keep(made, ending);
        }
        for (const auto* name : {"made.ods", "made.xlsx"}) {
            WorkbookFile stored(office_, folder_.path() / name);
            for (const auto* ending : {".ods", ".xlsx"}) store(stored, std::string("from-") + name + ending);
        }
        return std::move(forms_);
    }

private:
    void store(WorkbookFile& workbook, const std::string& name) {
        const auto file = folder_.path() / name;
        workbook.store(file);
        const auto form = reader_.read(file);
        WorkbookFile stored(office_, file);
        if (stored.open()) stored.find_functions();
        auto known = form && stored.open() ? as_known_form(*form, read(stored), delivered_, framework_, formulas_)
                                           : std::nullopt;
        if (!known) {
            std::cerr << framework_.id << ": " << name << (form ? " is not read as delivered\n" : " has no form\n");
            return;
        }
        if (digests_.insert(known->digest).second) forms_.push_back(std::move(*known));
    }

    // The workbook as made_workbook() finds it. Afterwards it has a unit and a period.
    void keep(WorkbookFile& made, const std::string& ending) const {
        const auto place = [&](MadeTexts texts) { return target_ / made_workbook_name(framework_, texts, ending); };
        fs::copy_file(folder_.path() / ("made" + ending), place({}), fs::copy_options::overwrite_existing);
        if (!framework_.units.empty()) return;
        templates::set_unit_and_period(made.document(), unit_mark, "");
        made.recalculate();
        made.store(place({true, false}));
        templates::set_unit_and_period(made.document(), "", period_mark);
        made.recalculate();
        made.store(place({true, true}));
    }

    workbook::WorkbookCells read(const WorkbookFile& workbook) const {
        return workbook::read_cells(office_.context(), workbook.document());
    }

    office::Office& office_;
    const Framework& framework_;
    const WorkbookFormulas formulas_;
    const Delivered delivered_;
    const fs::path target_;  ///< the folder of forms
    const office::TemporaryFolder folder_;
    FormReader reader_;
    std::set<std::string> digests_;
    std::vector<KnownForm> forms_;
};

}  // namespace

int make_forms(const fs::path& templates, const fs::path& folder) {
    Registry registry;
    registry.add_folder(office::find_installation().frameworks);
    const auto office = start_office();
    if (!office) return exit_no_office;
    try {
        fs::create_directories(folder);
        std::vector<KnownForm> forms;
        for (const auto& entry : registry.entries())
            for (const auto formulas : {WorkbookFormulas::functions, WorkbookFormulas::native}) {
                FormMaker maker(*office, entry.framework, formulas,
                                workbook::read_delivered(office->context(), entry.framework, formulas, templates),
                                folder);
                write_delivered(folder, entry.framework, formulas, maker.delivered());
                for (auto& form : maker.make()) forms.push_back(std::move(form));
            }
        write_forms(folder, forms);
    } catch (const com::sun::star::uno::Exception& error) {
        std::cerr << utf8(error.Message) << '\n';
        return exit_some_failed;
    } catch (const std::system_error& error) {
        std::cerr << error.what() << '\n';
        return exit_cannot_write;
    }
    return exit_done;
}

}  // namespace citystar::command
