// The canonical text of a form, for .ods and .xlsx alike.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "form.hpp"

namespace citystar::command {

/// Control characters, which no well-formed part contains, separate what the reader put together.
class FormText {
public:
    void add(std::string_view raw) {
        flush();
        text_ += raw;
    }

    /// Cells of a row, and rows of a sheet: equal neighbours are counted, since programs repeat them in different ways.
    void add_repeated(const std::string& what, std::int64_t count) {
        if (count_ > 0 && what == repeated_) {
            count_ += count;
            return;
        }
        flush();
        repeated_ = what;
        count_ = count;
    }

    void flush() {
        if (count_ == 0) return;
        text_.append(1, '\1').append(repeated_).append(1, '\2').append(std::to_string(count_)).append(1, '\3');
        count_ = 0;
    }

    std::string& take() {
        flush();
        return text_;
    }

private:
    std::string text_;
    std::string repeated_;
    std::int64_t count_ = 0;
};

/// A length such as "0.889in" in millimetres; nothing if it is none. Pure.
std::optional<double> millimetres(std::string_view length);

/// A line thinner than this may be unreadable, so its size belongs to the form. In millimetres; the reader in
/// LibreOffice (addin/reader/looks.cpp) takes lines below 1.5 for hidden.
inline constexpr double readable_line = 2;

}  // namespace citystar::command
