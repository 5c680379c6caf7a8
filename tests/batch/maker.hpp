// Makes good and damaged workbooks one after the other.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "kind.hpp"
#include "office.hpp"
#include "slips.hpp"
#include "status.hpp"
#include "temporary_folder.hpp"
#include "variation.hpp"

namespace citystar::batch {

struct MakerSettings {
    std::filesystem::path folder;  ///< for the workbooks; exists
    std::filesystem::path marker;  ///< the file that the macro would write
    std::string url;               ///< the address that the links point to
};

/// A workbook that was made, and the results that the command should give for it.
struct Made {
    std::string file;                                   ///< name in the folder
    workbook::Status status = workbook::Status::ok;     ///< of `citystar recalc`
    workbook::Status collected = workbook::Status::ok;  ///< of `citystar collect`
    std::optional<Worth> worth;                         ///< the result of recalculating; nothing: no total of ours
    std::optional<Worth> read;                          ///< the result of collecting; nothing: no score
    Worth stored;                                       ///< the results in the file before the run
};

class Maker {
public:
    /// Draws the model's figures from `random`. Throws com::sun::star::uno::Exception and std::exception, like make().
    Maker(office::Office& office, const Framework& framework, MakerSettings settings, Random& random);

    /// Writes a workbook named after `stem`. Good ones are XLSX if `xlsx` is true.
    Made make(Kind kind, const std::string& stem, const Contents& contents, bool xlsx);

private:
    using Path = std::filesystem::path;

    OdsVariation& ods(Kind kind);
    XlsxVariation& xlsx(Kind kind);
    Path write(Kind kind, const std::string& stem, const Contents& contents, bool xlsx, Made& made);
    Path write_good(const std::string& stem, const Contents& contents, bool xlsx);
    Path write_damaged(Kind kind, const std::string& stem, const Contents& contents, bool xlsx);
    Path write_slip(const Slip& slip, Kind kind, const std::string& stem, Contents contents, bool xlsx, Made& made);
    void say_what_sheets_give(Kind kind, Made& made) const;
    void add_own_column(OdsVariation& workbook) const;
    Path write_encrypted(const std::string& stem, const Contents& contents);
    Path write_wrong_extension(const std::string& stem, const Contents& contents, Made& made);
    int turn(Kind kind) { return turns_[kind]++; }

    office::Office& office_;
    const Framework& framework_;
    MakerSettings settings_;
    office::TemporaryFolder scratch_;
    Model model_;
    std::map<Kind, std::unique_ptr<OdsVariation>> ods_;
    std::map<Kind, std::unique_ptr<XlsxVariation>> xlsx_;
    std::map<Kind, int> turns_;
};

}  // namespace citystar::batch
