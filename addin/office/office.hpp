// A LibreOffice of our own: one process, one profile, one pipe, no port, and no window unless a display is given.
#pragma once

#include <com/sun/star/frame/XComponentLoader.hpp>
#include <com/sun/star/frame/XDesktop2.hpp>
#include <com/sun/star/lang/XComponent.hpp>
#include <com/sun/star/uno/Reference.hxx>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "citystar/uno_text.hpp"
#include "installation.hpp"
#include "process.hpp"
#include "temporary_folder.hpp"

namespace citystar::office {

/// LibreOffice cannot be started or reached.
class OfficeError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The file URL of a path (made absolute).
OUString file_url(const std::filesystem::path& path);

class Office {
public:
    struct Options {
        std::function<bool()> give_up = [] { return false; };  ///< called while LibreOffice starts; true ends the start
        std::vector<std::filesystem::path> extensions;         ///< unpacked; loaded in addition to LibreOffice's own
        /// Spares the second start (registration.hpp): for an office without windows whose only extension is ours. Its
        /// extension manager lists no extension. Without effect where LibreOffice has bundled extensions of its own.
        bool registered = false;
        std::string text_language = "zh";          ///< CITYSTAR_LANGUAGE of the office, unless it is set already
        std::string interface_language = "en-US";  ///< user-interface language of the profile
        std::vector<std::string> environment;      ///< additional variables, as "NAME=value"
        std::string display;                       ///< the X display for its windows, such as ":1"; empty: no windows
    };

    /// Starts LibreOffice with a new profile and waits until it answers. From then on this process ignores SIGPIPE.
    /// Throws OfficeError.
    Office(const Installation& installation, const Options& options);
    /// Ends the office: by request if it still answers, otherwise by force. Leaves no process, profile or socket.
    ~Office();
    Office(const Office&) = delete;
    Office& operator=(const Office&) = delete;

    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context() const { return context_; }
    const com::sun::star::uno::Reference<com::sun::star::frame::XDesktop2>& desktop() const { return desktop_; }
    /// The desktop, as the loader of documents.
    com::sun::star::uno::Reference<com::sun::star::frame::XComponentLoader> loader() const {
        return {desktop_, com::sun::star::uno::UNO_QUERY_THROW};
    }
    pid_t pid() const noexcept { return process_->pid(); }
    /// Whether the extension was registered for it, as Options::registered wishes.
    bool registered() const noexcept { return registered_; }
    /// How often LibreOffice asked to be started again.
    int restarts() const noexcept { return restarts_; }
    bool running() { return process_->running(); }
    /// Kills the office at once; running calls return with an exception. From any thread.
    void kill() noexcept { process_->kill(); }

private:
    void start(const Installation& installation, const Options& options);
    void answer(const Installation& installation, const std::vector<std::string>& arguments,
                const std::vector<std::string>& environment, const Options& options);

    TemporaryFolder folder_;  // destroyed last, and the sockets with it
    std::string pipe_;
    bool registered_ = false;
    int restarts_ = 0;
    std::unique_ptr<Process> process_;
    com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext> context_;
    com::sun::star::uno::Reference<com::sun::star::frame::XDesktop2> desktop_;
};

}  // namespace citystar::office
