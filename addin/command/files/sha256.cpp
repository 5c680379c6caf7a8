#include "sha256.hpp"

// OpenSSL calls these functions deprecated; their successors bring all its other algorithms into the command.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
#include <unistd.h>

#include <array>

#include "console/interruption.hpp"
#include "regular_file.hpp"

namespace citystar::command {
namespace {

class Digest {
public:
    Digest() { SHA256_Init(&state_); }
    void add(const char* data, std::size_t size) { SHA256_Update(&state_, data, size); }
    std::string hex() {
        std::array<unsigned char, SHA256_DIGEST_LENGTH> bytes;
        SHA256_Final(bytes.data(), &state_);
        std::string out;
        for (const unsigned byte : bytes) {
            out += "0123456789abcdef"[byte >> 4];
            out += "0123456789abcdef"[byte & 15];
        }
        return out;
    }

private:
    SHA256_CTX state_;
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
