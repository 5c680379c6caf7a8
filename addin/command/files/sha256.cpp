#include "sha256.hpp"

#include <openssl/evp.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <new>

#include "console/interruption.hpp"
#include "regular_file.hpp"

namespace citystar::command {
namespace {

class Digest {
public:
    Digest() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
        if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1) throw std::bad_alloc();
    }
    void add(const char* data, std::size_t size) { EVP_DigestUpdate(context_.get(), data, size); }
    std::string hex() {
        std::array<unsigned char, EVP_MAX_MD_SIZE> bytes;
        unsigned size = 0;
        EVP_DigestFinal_ex(context_.get(), bytes.data(), &size);
        std::string out;
        for (unsigned i = 0; i < size; ++i) {
            out += "0123456789abcdef"[bytes[i] >> 4];
            out += "0123456789abcdef"[bytes[i] & 15];
        }
        return out;
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

std::string sha256(std::string_view text) {
    Digest digest;
    digest.add(text.data(), text.size());
    return digest.hex();
}

std::string sha256_of_file(const std::filesystem::path& path, std::chrono::milliseconds limit) {
    const int descriptor = open_regular(path);
    if (descriptor < 0) return {};
    const auto begin = std::chrono::steady_clock::now();
    Digest digest;
    std::array<char, 1 << 18> buffer;
    ssize_t got = 0;
    bool stopped = false;
    while (!stopped && (got = read(descriptor, buffer.data(), buffer.size())) > 0) {
        digest.add(buffer.data(), static_cast<std::size_t>(got));
        // Compared in the limit's own unit: the longest limit would overflow as nanoseconds.
        const auto taken =
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
        stopped = interruption() || taken > limit;
    }
    close(descriptor);
    return got < 0 || stopped ? std::string() : digest.hex();
}

}  // namespace citystar::command
