// Cells on their way from the office to the command, as plain bytes: a message with UNO values costs several times as
// much as the values. Both ends come from the same build and run on the same machine.
#pragma once

#include <com/sun/star/uno/Sequence.hxx>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

namespace citystar::reader {

/// The kind of value that follows in the bytes.
enum class Kind : std::int8_t { nothing, number, text };

/// The way a number is shown.
enum class Shows : std::int8_t { number, percent, date, time, date_time, truth };

class Packer {
public:
    template <typename Number>
    void add(Number number) {
        const auto* begin = reinterpret_cast<const sal_Int8*>(&number);
        bytes_.insert(bytes_.end(), begin, begin + sizeof number);
    }
    void add(const std::string& text) {
        add(static_cast<std::int32_t>(text.size()));
        bytes_.insert(bytes_.end(), text.begin(), text.end());
    }
    com::sun::star::uno::Sequence<sal_Int8> bytes() const {
        return {bytes_.data(), static_cast<sal_Int32>(bytes_.size())};
    }

private:
    std::vector<sal_Int8> bytes_;
};

/// Throws std::length_error past the end.
class Unpacker {
public:
    explicit Unpacker(const com::sun::star::uno::Sequence<sal_Int8>& bytes)
        : at_(bytes.getConstArray()), end_(at_ + bytes.getLength()) {}

    template <typename Number>
    Number take() {
        Number out;
        std::memcpy(&out, skip(sizeof out), sizeof out);
        return out;
    }
    std::string text() {
        const auto size = take<std::int32_t>();
        return {reinterpret_cast<const char*>(skip(static_cast<std::size_t>(size))), static_cast<std::size_t>(size)};
    }
    /// The value after its kind: a number, a text, or Value().
    template <typename Value>
    Value value() {
        switch (take<Kind>()) {
            case Kind::number: return take<double>();
            case Kind::text: return text();
            case Kind::nothing: break;
        }
        return {};
    }
    /// Calls `into` with column and row of each cell of the areas that add_formula_areas() packed.
    template <typename Into>
    void each_cell(const Into& into) {
        for (auto areas = take<sal_Int32>(); areas > 0; --areas) {
            const auto left = take<sal_Int32>();
            const auto top = take<sal_Int32>();
            const auto right = take<sal_Int32>();
            const auto bottom = take<sal_Int32>();
            for (auto row = top; row <= bottom; ++row)
                for (auto column = left; column <= right; ++column) into(column, row);
        }
    }

private:
    const sal_Int8* skip(std::size_t size) {
        if (size > static_cast<std::size_t>(end_ - at_)) throw std::length_error("packed cells");
        at_ += size;
        return at_ - size;
    }

    const sal_Int8* at_;
    const sal_Int8* end_;
};

}  // namespace citystar::reader
