#include "office.hpp"

#include <signal.h>
#include <unistd.h>

#include <rtl/digest.h>
#include <algorithm>
#include <chrono>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/bridge/UnoUrlResolver.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <cppuhelper/bootstrap.hxx>
#include <cstdlib>
#include <osl/file.hxx>
#include <sstream>
#include <thread>

#include "profile.hpp"
#include "registration.hpp"
#include "user_frameworks.hpp"

namespace citystar::office {
namespace {

namespace fs = std::filesystem;
namespace uno = com::sun::star::uno;

constexpr auto start_limit = std::chrono::seconds(60);
constexpr auto stop_limit = std::chrono::seconds(10);
constexpr int restart_wanted = 81;  // the exit status of a fresh profile: LibreOffice asks to be started again
constexpr int most_restarts = 3;

// The UNO runtime of this process. Without URE_BOOTSTRAP it would cause a segmentation fault.
uno::Reference<uno::XComponentContext> local_context(const Installation& installation) {
    static const auto context = [&] {
        // Writing to an office that has just ended is an error and must not end this process.
        signal(SIGPIPE, SIG_IGN);
        const auto file = "vnd.sun.star.pathname:" + (installation.program / "fundamentalrc").string();
        setenv("URE_BOOTSTRAP", file.c_str(), 1);
        return cppu::defaultBootstrap_InitialComponentContext();
    }();
    return context;
}

std::string link_name(std::size_t number) { return "extension-" + std::to_string(number); }

// Makes one folder with LibreOffice's bundled extensions and ours, since BUNDLED_EXTENSIONS replaces the whole folder.
// Returns how many there are.
std::size_t link_extensions(const fs::path& folder, const Installation& installation, const Office::Options& options) {
    fs::create_directories(folder);
    std::size_t count = 0;
    std::error_code failed;
    for (fs::directory_iterator it(installation.program.parent_path() / "share" / "extensions", failed), end;
         !failed && it != end; it.increment(failed))
        if (it->path().filename() != "citystar") {
            fs::create_directory_symlink(it->path(), folder / it->path().filename());
            ++count;
        }
    std::size_t number = 0;
    for (const auto& extension : options.extensions)
        fs::create_directory_symlink(fs::canonical(extension), folder / link_name(++number));
    return count + number;
}

// The sockets that LibreOffice will make, known in advance: one for the pipe, and one by which offices of a profile
// find each other. The name of the latter is the MD5 of the profile's URL in UTF-16, without leading zeros.
std::vector<std::string> socket_paths(const fs::path& profile, const std::string& pipe) {
    const auto url = file_url(profile);
    sal_uInt8 digest[RTL_DIGEST_LENGTH_MD5];
    rtl_digest_MD5(url.getStr(), static_cast<sal_uInt32>(url.getLength()) * sizeof(sal_Unicode), digest, sizeof digest);
    std::ostringstream hexadecimal;
    for (const unsigned byte : digest) hexadecimal << std::hex << byte;
    const auto begin = "/tmp/OSL_PIPE_" + std::to_string(getuid()) + "_";
    return {begin + pipe, begin + "SingleOfficeIPC_" + hexadecimal.str()};
}

}  // namespace

OUString file_url(const fs::path& path) {
    OUString url;
    if (osl::FileBase::getFileURLFromSystemPath(utf16(fs::absolute(path).lexically_normal().string()), url) !=
        osl::FileBase::E_None)
        throw OfficeError("not a path: " + path.string());
    return url;
}

Office::Office(const Installation& installation, const Options& options) {
    if (!installation.office_found()) throw OfficeError("no LibreOffice in " + installation.program.string());
    const auto profile = folder_.path() / "profile";
    if (!write_profile(profile, options.interface_language))
        throw OfficeError("cannot write the profile " + profile.string());
    const auto extensions = link_extensions(folder_.path() / "extensions", installation, options);
    registered_ = options.registered && options.extensions.size() == 1 && extensions == 1 &&
                  register_extension(profile, installation.program, options.extensions.front(), link_name(1));
    static int count = 0;
    pipe_ = "citystar-" + std::to_string(getpid()) + "-" + std::to_string(++count);
    if (!note_sockets(folder_.path(), socket_paths(profile, pipe_)))
        throw OfficeError("cannot write to " + folder_.path().string());
    start(installation, options);
}

void Office::start(const Installation& installation, const Options& options) {
    const auto url = [](const fs::path& path) { return utf8(file_url(path)); };
    std::vector<std::string> arguments{
        (installation.program / "soffice.bin").string(), "-env:UserInstallation=" + url(folder_.path() / "profile"),
        "-env:BUNDLED_EXTENSIONS=" + url(folder_.path() / "extensions"),
        // Another version of our extension may be installed for all users.
        "-env:UNO_SHARED_PACKAGES_CACHE=" + url(folder_.path() / "shared"), "--norestore", "--nologo", "--nodefault",
        "--nofirststartwizard", "--accept=pipe,name=" + pipe_ + ";urp;"};
    // A killed LibreOffice leaves its temporary files; in our folder they are removed with it.
    const auto temporary = folder_.path() / "tmp";
    fs::create_directories(temporary);
    std::vector<std::string> environment{"TMPDIR=" + temporary.string(),
                                         "CITYSTAR_FRAMEWORKS=" + user_framework_folders()};
    if (const char* chosen = std::getenv("CITYSTAR_LANGUAGE"); !chosen || !*chosen)
        environment.push_back("CITYSTAR_LANGUAGE=" + options.text_language);
    if (options.display.empty()) {
        arguments.insert(arguments.end(), {"--headless", "--invisible"});
        environment.emplace_back("SAL_USE_VCLPLUGIN=svp");
    } else {
        environment.insert(environment.end(), {"SAL_USE_VCLPLUGIN=gen", "DISPLAY=" + options.display});
    }
    environment.insert(environment.end(), options.environment.begin(), options.environment.end());
    answer(installation, arguments, environment, options);
}

// Starts the process and waits until it answers.
void Office::answer(const Installation& installation, const std::vector<std::string>& arguments,
                    const std::vector<std::string>& environment, const Options& options) {
    const auto end = std::chrono::steady_clock::now() + start_limit;
    const auto local = local_context(installation);
    const auto resolver = com::sun::star::bridge::UnoUrlResolver::create(local);
    const auto address = utf16("uno:pipe,name=" + pipe_ + ";urp;StarOffice.ComponentContext");
    try {
        auto first = arguments;
        if (registered_) first.emplace_back(no_synchronization);
        process_ = std::make_unique<Process>(first, environment);
        while (std::chrono::steady_clock::now() < end && !options.give_up()) {
            if (const auto status = process_->wait(std::chrono::milliseconds(20))) {
                if (*status != restart_wanted || ++restarts_ > most_restarts)
                    throw OfficeError("LibreOffice ended at its start with status " + std::to_string(*status));
                process_ = std::make_unique<Process>(arguments, environment);
            }
            try {
                context_.set(resolver->resolve(address), uno::UNO_QUERY_THROW);
                desktop_ = com::sun::star::frame::Desktop::create(context_);
                return;
            } catch (const uno::Exception&) {
                // The office does not answer yet.
            }
        }
    } catch (const std::system_error& error) {
        throw OfficeError(error.what());
    }
    throw OfficeError("LibreOffice does not answer");
}

Office::~Office() {
    try {
        if (desktop_.is() && process_->running()) desktop_->terminate();
    } catch (const uno::Exception&) {
        // The office has ended, or will end in a moment.
    }
    desktop_.clear();
    context_.clear();
    if (process_) {
        process_->wait(stop_limit);
        process_.reset();
    }
}

}  // namespace citystar::office
