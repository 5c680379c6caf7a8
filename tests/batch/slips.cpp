#include "slips.hpp"

#include <algorithm>
#include <stdexcept>

namespace citystar::batch {
namespace {

// The first indicator with one figure of this type and with stars or a score.
std::size_t row_with(const Framework& framework, MeasureType type) {
    const auto indicators = indicators_of(framework);
    for (std::size_t i = 0; i < indicators.size(); ++i)
        if (indicators[i]->kind == IndicatorKind::scored && indicators[i]->measures.size() == 1 &&
            indicators[i]->parameters.empty() && indicators[i]->measures.front().type == type)
            return i;
    throw std::logic_error("no indicator with one figure of this type");
}

Place cell_of(const Layout& layout, std::size_t row, int column = 0) {
    return {layout.values.column + column, layout.values.row + static_cast<int>(row)};
}

Slip text_slip(const Framework& framework, MeasureType type, const char* typed, Input read) {
    return {row_with(framework, type),       std::string(typed), read, std::monostate{}, {},
            workbook::Status::formula_errors};
}

Slip odd_slip(const Framework& framework, const Layout& layout, MeasureType type, OddCell odd) {
    Slip out;
    out.row = row_with(framework, type);
    out.more.push_back({cell_of(layout, out.row), std::move(odd)});
    return out;
}

// The workbook's own formulas do not use this cell.
Slip extra_figure(const Framework& framework, const Layout& layout) {
    const auto row = row_with(framework, MeasureType::share);
    return {row,
            0.82,
            0.82,
            0.82,
            {{cell_of(layout, row, layout.inputs[row]), {"float", "office:value", "5", ""}}},
            workbook::Status::ok};
}

Slip verified(const Framework& framework, const Layout& layout) {
    const auto row = row_with(framework, MeasureType::share);
    const Place place{layout.verified.column, layout.verified.row + static_cast<int>(row)};
    return {row, 0.95, 0.35, 0.35, {{place, {"float", "office:value", "0.35", ""}}}, workbook::Status::ok};
}

}  // namespace

std::optional<Slip> slip_of(Kind kind, const Framework& framework, const Layout& layout) {
    const auto text = [&](MeasureType type, const char* typed, Input read) {
        return text_slip(framework, type, typed, std::move(read));
    };
    const auto odd = [&](MeasureType type, OddCell cell) { return odd_slip(framework, layout, type, std::move(cell)); };
    switch (kind) {
        case Kind::percent_text: return text(MeasureType::share, "82%", 0.82);
        case Kind::full_width: return text(MeasureType::share, "８２％", 0.82);
        case Kind::zero_width: return text(MeasureType::share, "\u200B82%", 0.82);
        case Kind::thousands: return text(MeasureType::count, "1,234", 1234.0);
        case Kind::ten_thousands: return text(MeasureType::count, "1万", 10000.0);
        case Kind::dash: return text(MeasureType::share, "—", std::monostate{});
        case Kind::no_data: return text(MeasureType::share, "暂无", std::monostate{});
        case Kind::out_of_domain:
            return Slip{row_with(framework, MeasureType::share), 82.0, {}, {}, {}, workbook::Status::formula_errors};
        case Kind::date: return odd(MeasureType::count, {"date", "office:date-value", "2023-05-06", ""});
        case Kind::truth: return odd(MeasureType::share, {"boolean", "office:boolean-value", "true", ""});
        case Kind::error: return odd(MeasureType::share, {"float", "office:value", "0", "of:=1/0"});
        case Kind::extra_figure: return extra_figure(framework, layout);
        case Kind::hidden_column:
        case Kind::verified: return verified(framework, layout);
        default: return std::nullopt;
    }
}

}  // namespace citystar::batch
