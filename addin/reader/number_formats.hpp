// What kind of number a cell shows.
#pragma once

#include <com/sun/star/uno/XInterface.hpp>
#include <memory>

#include "citystar/uno_text.hpp"
#include "packing.hpp"

namespace citystar::reader {

/// The number formats of a document by their key, each looked up once.
class NumberFormats {
public:
    /// Of a document; throws UNO exceptions.
    explicit NumberFormats(const com::sun::star::uno::Reference<com::sun::star::uno::XInterface>& document);
    ~NumberFormats();
    NumberFormats(const NumberFormats&) = delete;
    NumberFormats& operator=(const NumberFormats&) = delete;

    struct Look {
        Shows shows = Shows::number;
        bool general = false;  ///< shows what a formula results in
        bool empty = false;    ///< shows nothing at all, like ";;;"
    };
    const Look& of(sal_Int32 key);

private:
    struct Known;
    std::unique_ptr<Known> known_;
};

/// The kind that a formula in a cell without a format gave its result, told from what the cell shows.
Shows shown_result(const OUString& shown);

}  // namespace citystar::reader
