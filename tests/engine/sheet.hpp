// Rows of a workbook for tests.
#pragma once

#include <gtest/gtest.h>

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "citystar/score.hpp"

namespace citystar::test {

/// Rows that own their values.
class Sheet {
public:
    void add(Value indicator, std::vector<Value> values = {}, std::optional<double> weight = std::nullopt) {
        values_.push_back(std::move(values));
        rows_.push_back({indicator, values_.back(), weight});
    }
    void set(std::string_view code, std::vector<Value> values) {
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (rows_[i].indicator.text == code) {
                values_[i] = std::move(values);
                rows_[i].values = values_[i];
                return;
            }
        FAIL() << code;
    }
    const std::vector<Row>& rows() const { return rows_; }

private:
    std::deque<std::vector<Value>> values_;
    std::vector<Row> rows_;
};

/// The total of rows without a fault.
inline double total(const Framework& framework, const Sheet& sheet, const TotalOptions& options = {}) {
    const auto result = total_points(framework, sheet.rows(), options);
    EXPECT_EQ(result.fault(), Fault::none);
    return result.value_or(0);
}

/// Options that restrict the total to a level or a department.
inline TotalOptions within(const Framework& framework, std::string_view scope) {
    return {std::nullopt, framework.find_scope(scope).value()};
}

}  // namespace citystar::test
