// Kinds of numbers that cells show.
#pragma once

#include <com/sun/star/uno/XInterface.hpp>
#include <memory>

#include "citystar/uno_text.hpp"
#include "packing.hpp"

namespace citystar::reader {

/// The number formats of a document by their key; each is looked up once.
class NumberFormats {
public:
    /// Takes the document; throws UNO exceptions.
    explicit NumberFormats(const com::sun::star::uno::Reference<com::sun::star::uno::XInterface>& document);
    ~NumberFormats();
    NumberFormats(const NumberFormats&) = delete;
    NumberFormats& operator=(const NumberFormats&) = delete;

    struct Look {
        Shows shows = Shows::number;
        bool general = false;  ///< the format follows the result of the formula
        bool empty = false;    ///< the format shows nothing at all, like ";;;"
    };
    const Look& of(sal_Int32 key);

private:
    struct Known;
    std::unique_ptr<Known> known_;
};

/// The kind of a formula's result in a cell without a format, derived from the shown text.
Shows shown_result(const OUString& shown);

}  // namespace citystar::reader
