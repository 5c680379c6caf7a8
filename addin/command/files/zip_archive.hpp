// Zip files: their parts, read and checked, and copies with other parts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace citystar::command {

enum class Compression { none, usual };  // usual: as LibreOffice packs; the best takes twice as long and saves 4 %

/// A part to be written.
struct NewPart {
    std::string name;
    std::string bytes;
    Compression compression = Compression::usual;
};

enum class Reading { whole, stopped, damaged };

/// An archive that is read and never changed. Only its directory is in memory. Functions that are const may be called
/// by several threads at once.
class ZipArchive {
public:
    struct Part {
        std::string name;        ///< the bytes in the directory, in any encoding, up to a NUL
        std::uint64_t size = 0;  ///< unpacked, as the directory states it
        bool encrypted = false;
        bool unpackable = false;  ///< its packing is known: stored or deflated
    };

    /// An archive without parts, for writing a new one.
    ZipArchive();
    /// Nothing if it is not a regular file or not a complete archive: the directory must be where the end says, with as
    /// many parts as the end says. The file stays open.
    [[nodiscard]] static std::optional<ZipArchive> open(const std::filesystem::path& file);
    /// The same for bytes in memory, which must live as long as the archive.
    [[nodiscard]] static std::optional<ZipArchive> open_bytes(std::string_view bytes);

    ZipArchive(ZipArchive&&) noexcept;
    ZipArchive& operator=(ZipArchive&&) noexcept;
    ~ZipArchive();

    /// All parts, in the order of the directory. A part's number is its place here.
    const std::vector<Part>& parts() const noexcept;
    /// The number of the first part of this name.
    std::optional<std::size_t> find(std::string_view name) const;
    bool contains(std::string_view name) const { return find(name).has_value(); }

    /// The whole first part of this name. Nothing if it is missing, encrypted, damaged or larger than `most` bytes.
    [[nodiscard]] std::optional<std::string> read(std::string_view name, std::size_t most) const;
    /// Gives the unpacked bytes of a part to `take`, piece by piece, until it returns false (`stopped`). Size and
    /// checksum are compared at the end. An encrypted part, and one that is not `unpackable`, is `damaged`.
    [[nodiscard]] Reading read_pieces(std::size_t number, const std::function<bool(std::string_view)>& take) const;
    /// The name that stands before the part itself; LibreOffice silently skips a part if it differs from the name in
    /// the directory. Nothing if no part begins where the directory says.
    [[nodiscard]] std::optional<std::string> name_before(std::size_t number) const;

    /// Writes this archive with some parts replaced. A new part takes the place of the first one of its name, or
    /// follows all others; the others are copied without unpacking them. A replaced part keeps its time, an added one
    /// has that of 1980-01-01, so that equal contents give equal files. `file` may be the archive itself: the copy is
    /// written to the same folder and put there complete, with the mode of the file that was there, or for the owner
    /// only. False if something cannot be read or written, if a part that is to be copied is packed in an unusual way,
    /// and for more than 65,534 parts; then `file` is as it was.
    [[nodiscard]] bool copy_to(const std::filesystem::path& file, const std::vector<NewPart>& parts) const;
    /// The same in memory.
    [[nodiscard]] std::optional<std::string> copy_of(const std::vector<NewPart>& parts) const;

private:
    struct Contents;

    explicit ZipArchive(std::unique_ptr<const Contents> contents);

    std::unique_ptr<const Contents> contents_;
};

}  // namespace citystar::command
