#include "zip_archive.hpp"

#include <zlib.h>

#include <map>
#include <new>
#include <sstream>
#include <utility>

#include "regular_file.hpp"
#include "zip_directory.hpp"
#include "zip_writer.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
using zip::Entry;

// zlib's inflate, without the head that zlib itself writes.
class Inflate {
public:
    Inflate() : out_(zip::piece_bytes, '\0') {
        if (inflateInit2(&stream_, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
    }
    ~Inflate() { inflateEnd(&stream_); }
    Inflate(const Inflate&) = delete;
    Inflate& operator=(const Inflate&) = delete;

    // Gives everything that can be unpacked now to `take`. False to stop: at the end, if the bytes are wrong, or if
    // `take` returns false.
    template <typename Take>
    bool add(std::string_view packed, const Take& take) {
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
        stream_.avail_in = static_cast<uInt>(packed.size());
        int state = Z_OK;
        do {
            stream_.next_out = reinterpret_cast<Bytef*>(out_.data());
            stream_.avail_out = static_cast<uInt>(out_.size());
            state = inflate(&stream_, Z_NO_FLUSH);
            broken_ = state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR;
            if (broken_ || !take(std::string_view(out_.data(), out_.size() - stream_.avail_out))) return false;
        } while (stream_.avail_out == 0 && state != Z_STREAM_END);
        return state != Z_STREAM_END;
    }
    bool broken() const { return broken_; }

private:
    z_stream stream_ = {};
    std::string out_;
    bool broken_ = false;
};

}  // namespace

struct ZipArchive::Contents {
    zip::Input input;
    std::string comment;
    std::string directory;
    std::vector<Entry> entries;  // in `directory`
    std::vector<Part> parts;
    std::map<std::string_view, std::size_t> numbers;  // by names in `parts`

    template <typename From>
    explicit Contents(From from) : input(from) {}

    // False if the input is not a complete archive.
    bool read() {
        auto end = zip::end_of(input);
        auto bytes = end ? input.read(end->begin, end->size) : std::nullopt;
        if (!bytes) return false;
        comment = std::move(end->comment);
        directory = std::move(*bytes);
        std::string_view rest = directory;
        for (std::uint64_t i = 0; i < end->count; ++i) {
            const auto entry = zip::first_entry(rest);
            if (!entry) return false;
            entries.push_back(*entry);
            rest.remove_prefix(entry->head.size());
        }
        for (const auto& entry : entries)
            parts.push_back({std::string(entry.name().substr(0, entry.name().find('\0'))), entry.size,
                             zip::encrypted(entry), zip::unpackable(entry)});
        for (std::size_t i = 0; i < parts.size(); ++i) numbers.emplace(parts[i].name, i);
        return rest.size() < Entry::head_bytes;
    }

    bool write(std::streambuf& to, const std::vector<NewPart>& new_parts) const {
        if (entries.size() + new_parts.size() >= zip::in_extra_16) return false;  // minizip would write a wrong count
        std::map<std::size_t, const NewPart*> replaced;
        std::vector<const NewPart*> added;
        for (const auto& part : new_parts) {
            const auto found = numbers.find(part.name);
            if (found == numbers.end())
                added.push_back(&part);
            else
                replaced[found->second] = &part;
        }
        zip::Writer writer(to);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const auto found = replaced.find(i);
            if (!(found == replaced.end() ? writer.copy(input, entries[i]) : writer.add(*found->second, &entries[i])))
                return false;
        }
        return std::ranges::all_of(added, [&](const auto* part) { return writer.add(*part, nullptr); }) &&
               writer.finish(comment);
    }
};

ZipArchive::ZipArchive() : contents_(std::make_unique<const Contents>(std::string_view())) {}
ZipArchive::ZipArchive(std::unique_ptr<const Contents> contents) : contents_(std::move(contents)) {}
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

std::optional<ZipArchive> ZipArchive::open(const fs::path& file) {
    const int descriptor = open_regular(file);
    if (descriptor < 0) return std::nullopt;
    auto contents = std::make_unique<Contents>(descriptor);
    if (!contents->read()) return std::nullopt;
    return ZipArchive(std::move(contents));
}

std::optional<ZipArchive> ZipArchive::open_bytes(std::string_view bytes) {
    auto contents = std::make_unique<Contents>(bytes);
    if (!contents->read()) return std::nullopt;
    return ZipArchive(std::move(contents));
}

const std::vector<ZipArchive::Part>& ZipArchive::parts() const noexcept { return contents_->parts; }

std::optional<std::size_t> ZipArchive::find(std::string_view name) const {
    const auto found = contents_->numbers.find(name);
    return found == contents_->numbers.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> ZipArchive::read(std::string_view name, std::size_t most) const {
    const auto found = find(name);
    if (!found || parts()[*found].size > most) return std::nullopt;
    const auto size = static_cast<std::size_t>(parts()[*found].size);
    std::string out;
    out.reserve(size);
    const auto reading = read_pieces(*found, [&](std::string_view piece) {
        if (piece.size() > size - out.size()) return false;
        out += piece;
        return true;
    });
    return reading == Reading::whole ? std::optional(std::move(out)) : std::nullopt;
}

Reading ZipArchive::read_pieces(std::size_t number, const std::function<bool(std::string_view)>& take) const {
    const auto& entry = contents_->entries.at(number);
    const auto head = zip::local_head(contents_->input, entry);
    if (!head || zip::encrypted(entry) || !zip::unpackable(entry)) return Reading::damaged;
    std::uint64_t size = 0;
    auto checksum = crc32(0, nullptr, 0);
    bool stopped = false;
    const auto give = [&](std::string_view piece) {
        size += piece.size();
        checksum = crc32(checksum, reinterpret_cast<const Bytef*>(piece.data()), static_cast<uInt>(piece.size()));
        stopped = !take(piece);
        return !stopped;
    };
    bool there = false;
    if (entry.method() == zip::stored) {
        there = zip::read_packed(contents_->input, head->data, entry.packed, give);
    } else {
        Inflate inflate;
        there = zip::read_packed(contents_->input, head->data, entry.packed,
                                 [&](std::string_view packed) { return inflate.add(packed, give); });
        there = there && !inflate.broken();
    }
    if (stopped) return Reading::stopped;
    return there && size == entry.size && checksum == entry.checksum() ? Reading::whole : Reading::damaged;
}

std::optional<std::string> ZipArchive::name_before(std::size_t number) const {
    auto head = zip::local_head(contents_->input, contents_->entries.at(number));
    return head ? std::optional(std::move(head->name)) : std::nullopt;
}

bool ZipArchive::copy_to(const fs::path& file, const std::vector<NewPart>& parts) const {
    zip::Replacement written(file);
    auto* const buffer = written.buffer();
    return buffer && contents_->write(*buffer, parts) && written.put();
}

std::optional<std::string> ZipArchive::copy_of(const std::vector<NewPart>& parts) const {
    std::stringbuf buffer(std::ios::out | std::ios::binary);
    if (!contents_->write(buffer, parts)) return std::nullopt;
    return std::move(buffer).str();
}

}  // namespace citystar::command