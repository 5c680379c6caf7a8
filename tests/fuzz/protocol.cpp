// Messages between worker and supervisor are either understood or cause an exception.

#include <exception>

#include "memory_file.hpp"
#include "pool/worker_protocol.hpp"
#include "target.hpp"

using namespace citystar;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string line(fuzz::text_of(data, size));
    try {
        static_cast<void>(command::encode(command::decode_job(line)));
    } catch (const std::exception&) {
        // Not a message of ours.
    }
    try {
        static_cast<void>(command::encode(command::decode_report(line)));
    } catch (const std::exception&) {
        // Not a message of ours.
    }
    return 0;
}
