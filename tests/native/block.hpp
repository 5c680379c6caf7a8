// Many rows of cells with the same formulas, in a LibreOffice without the extension.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "citystar/value.hpp"
#include "office_fixture.hpp"

namespace citystar::test {

/// What somebody has put into a cell.
struct Content {
    enum class Kind { empty, number, text, truth, error };
    Kind kind = Kind::empty;
    double number = 0;
    std::string text = {};

    static Content of(double number) { return {Kind::number, number}; }
    static Content of(std::string text) { return {Kind::text, 0, std::move(text)}; }
    static Content truth(bool value) { return {Kind::truth, value ? 1.0 : 0.0}; }
    static Content error() { return {Kind::error}; }
    /// For the message of a test.
    std::string shown() const;
};

/// What a formula gives.
struct Result {
    enum class Kind { number, text, error };
    Kind kind = Kind::error;
    double number = 0;
    std::string text = {};

    static Result of(double number) { return {Kind::number, number}; }
    static Result of(std::string text) { return {Kind::text, 0, std::move(text)}; }
    static Result error() { return {}; }
    std::string shown() const;
    /// Numbers may differ by the noise of adding in another order.
    bool same(const Result& other) const;
};

/// The address of a cell in the first row of a block, without "$" before the row.
std::string top_cell(std::size_t column);

/// Writes `contents` into the first columns, one row each, and puts `formulas` behind them. The formulas are those of
/// the first row, and are copied down. Returns the results, row by row. If a file is named, they are those of this file
/// after the sheet has been stored in it, loaded again and recalculated.
std::vector<std::vector<Result>> calculate(office::Office& office, const std::vector<std::vector<Content>>& contents,
                                           const std::vector<std::string>& formulas,
                                           const std::filesystem::path& file = {});

/// Starts one LibreOffice for the test program, without the extension.
class PlainOfficeTest : public testing::Test {
protected:
    static void SetUpTestSuite();
    static void TearDownTestSuite() { office_.reset(); }
    static office::Office& office() { return *office_; }

private:
    static inline std::unique_ptr<office::Office> office_;
};

}  // namespace citystar::test
