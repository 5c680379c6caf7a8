#include "worker_protocol.hpp"

#include <boost/json.hpp>
#include <stdexcept>

#include "console/shown_path.hpp"

namespace citystar::command {
namespace {

namespace json = boost::json;

struct Encode {
    json::object operator()(const up::Ready& ready) const { return {{"ready", {{"office", ready.office}}}}; }
    json::object operator()(const up::NoOffice& none) const { return {{"no_office", none.reason}}; }
    json::object operator()(const up::Phase& phase) const { return {{"phase", phase.name}}; }
    json::object operator()(const up::Result& result) const {
        json::object out{{"result", json_of(result.record)}};
        if (!result.units.empty()) out["units"] = result.units;
        if (!result.form.empty()) out["form"] = result.form;
        return out;
    }
};

}  // namespace

std::string encode(const Job& job) {
    return json::serialize(json::object{{"task", job.kind == JobKind::collect ? "collect" : "recalc"},
                                        {"input", shown_path(job.input)},
                                        {"target", shown_path(job.target)},
                                        {"temporary", shown_path(job.temporary)},
                                        {"in_place", job.in_place},
                                        {"whole", job.whole}});
}

Job decode_job(const std::string& line) {
    const auto job = json::parse(line).as_object();
    const auto text = [&](const char* name) { return json::value_to<std::string>(job.at(name)); };
    const auto task = text("task");
    if (task != "collect" && task != "recalc") throw std::invalid_argument(line);
    return {task == "collect" ? JobKind::collect : JobKind::recalc,
            path_shown(text("input")),
            path_shown(text("target")),
            path_shown(text("temporary")),
            job.at("in_place").as_bool(),
            job.at("whole").as_bool()};
}

std::string encode(const Report& report) { return json::serialize(std::visit(Encode(), report)); }

Report decode_report(const std::string& line) {
    const auto report = json::parse(line).as_object();
    if (const auto* ready = report.if_contains("ready")) return up::Ready{ready->at("office").to_number<pid_t>()};
    if (const auto* reason = report.if_contains("no_office")) return up::NoOffice{json::value_to<std::string>(*reason)};
    if (const auto* name = report.if_contains("phase")) return up::Phase{json::value_to<std::string>(*name)};
    if (const auto* result = report.if_contains("result")) {
        const auto* units = report.if_contains("units");
        const auto* form = report.if_contains("form");
        return up::Result{record_of(result->as_object()), units ? units->as_array() : json::array(),
                          form ? form->as_object() : json::object()};
    }
    throw std::invalid_argument(line);
}

}  // namespace citystar::command
