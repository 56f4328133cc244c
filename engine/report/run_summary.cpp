// The first and the last figures of a run's report: five lines with lights, and how it was made.
#include <algorithm>

#include <fmt/format.h>

#include "report/chart.h"
#include "report/page.h"
#include "report/run_sections.h"

namespace muster::report {

namespace {

std::string allOut(const RunReport& report) {
  const io::ResultSummary& summary = report.result.summary;
  const auto t95_s = summary.number("t95_s"), t100_s = summary.number("t100_s");
  const bool most = t95_s && *t95_s <= report.target_s;
  const bool all = t100_s && *t100_s <= report.target_s;
  const Light light = all ? Light::green : most ? Light::amber : Light::red;
  const std::string target = clock(report.target_s, report.words);
  const std::string t95 = clock(t95_s, report.words);
  if (!t100_s)
    return lightLine(report, light,
                     report.text("report.line.not-all", {{"target", target}, {"t95", t95}}));
  const double over_s = *t100_s - report.target_s;
  return lightLine(report, light,
                   report.text(over_s <= 0 ? "report.line.in-time" : "report.line.late",
                               {{"target", target},
                                {"t95", t95},
                                {"t100", clock(t100_s, report.words)},
                                {"over", clock(over_s < 0 ? -over_s : over_s, report.words)}}));
}

std::string classesInTime(const RunReport& report) {
  const io::ResultTable& table = report.result.classes;
  std::size_t classes = 0, inTime = 0, last = 0;
  double latest_s = -1;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.number(row, "class") != 1) continue;
    ++classes;
    const auto out_s = table.number(row, "last_left_building_s");
    const bool everybody = table.number(row, "out") == table.number(row, "persons");
    if (everybody && out_s && *out_s <= report.target_s) ++inTime;
    if (out_s && *out_s > latest_s) latest_s = *out_s, last = row;
  }
  if (classes == 0) return lightLine(report, Light::plain, report.text("report.line.no-classes"));
  const Light light = inTime == classes ? Light::green : inTime > 0 ? Light::amber : Light::red;
  std::string html = report.text("report.line.classes", {{"count", std::to_string(inTime)},
                                                         {"classes", std::to_string(classes)}});
  if (latest_s >= 0)
    html += " " + report.text("report.line.last-class", {{"class", table.text(last, "group")},
                                                         {"time", clock(latest_s, report.words)}});
  return lightLine(report, light, html);
}

std::string people(const RunReport& report) {
  const io::ResultSummary& summary = report.result.summary;
  const auto count = [&](const char* key) { return summary.number(key).value_or(0); };
  const double harmed = count("incapacitated");
  const Light light = count("stuck") + harmed > 0 ? Light::red
                      : count("inside") > 0       ? Light::amber
                                                  : Light::green;
  const auto figure = [&](const char* key) { return number(count(key), 0); };
  std::string html = report.text("ui.run.people", {{"agents", figure("agents")},
                                                   {"out", figure("out")},
                                                   {"inside", figure("inside")},
                                                   {"stuck", figure("stuck")}});
  if (summary.number("incapacitated"))
    html += report.text("ui.list-semicolon") +
            report.text("report.line.incapacitated", {{"count", number(harmed, 0)}});
  return lightLine(report, light, html);
}

std::string worstPlace(const RunReport& report) {
  const io::ResultTable& table = report.result.bottlenecks;
  if (!report.result.hasBodies())
    return lightLine(report, Light::plain, report.text("report.line.hydraulic"));
  if (table.rows() == 0)
    return lightLine(report, Light::plain, report.text("report.line.no-bottleneck"));
  return lightLine(report, Light::plain,
                   report.text("report.line.bottleneck",
                               {{"place", report.nameIn(table, 0, table.text(0, "id"))},
                                {"lost", number(table.number(0, "lost_person_s").value_or(0), 0)},
                                {"persons", table.text(0, "persons")},
                                {"from", clock(table.number(0, "from_s"), report.words)},
                                {"to", clock(table.number(0, "to_s"), report.words)}}));
}

std::string fireOrCrowding(const RunReport& report) {
  const io::ResultSummary& summary = report.result.summary;
  if (!report.result.hasFire()) {
    const auto peak = summary.number("peak_density_per_m2");
    return lightLine(report, Light::plain,
                     peak ? report.text("report.line.density", {{"density", number(*peak, 1)}})
                          : report.text("report.line.no-density"));
  }
  const auto margin_s = summary.number("margin_s");
  if (!margin_s) return lightLine(report, Light::green, report.text("report.line.no-margin"));
  return lightLine(report, *margin_s < 0 ? Light::red : Light::green,
                   report.text(*margin_s < 0 ? "report.line.too-late" : "report.line.margin",
                               {{"margin", signedClock(*margin_s, report.words)},
                                {"aset", clock(summary.number("aset_s"), report.words)},
                                {"rset", clock(summary.number("rset_s"), report.words)}}));
}

void addFact(HtmlTable& table, const RunReport& report, const char* key, const std::string& html) {
  if (!html.empty()) table.add({report.text(key), html});
}

std::string modelText(const RunReport& report) {
  const std::string model = report.result.summary.text("model");
  const std::string key = "report.model." + model;
  const std::string about = report.words.text(key);
  return "<b>" + escaped(model) + "</b>" + (about == key ? "" : ": " + escaped(about));
}

std::string hydraulicText(const RunReport& report) {
  const io::ResultSummary& summary = report.result.summary;
  if (!report.result.hasBodies() || !summary.has("hydraulic")) return "";
  const auto ratio = summary.number("hydraulic/ratio");
  return report.text("report.hydraulic",
                     {{"t100", clock(summary.number("hydraulic/t100_s"), report.words)},
                      {"ratio", ratio ? number(*ratio, 2) : "–"}});
}

}  // namespace

std::string summarySection(const RunReport& report) {
  std::string out = report.heading("report.summary") + "<ul class=\"lights\">\n";
  out += allOut(report) + classesInTime(report) + people(report) + worstPlace(report) +
         fireOrCrowding(report);
  return out + "</ul>\n<p class=\"small\">" +
         report.text("report.target", {{"target", clock(report.target_s, report.words)}}) +
         "</p>\n";
}

std::string methodSection(const RunReport& report) {
  const io::ResultSummary& summary = report.result.summary;
  const auto code = [&](const char* key) {
    return "<code>" + escaped(summary.text(key)) + "</code>";
  };
  HtmlTable table(report.words.text("report.method.columns"), "tt");
  addFact(table, report, "report.method.scenario", escaped(summary.text("scenario")));
  addFact(table, report, "report.method.model", modelText(report));
  addFact(table, report, "report.method.flow", report.text("report.flow." + summary.text("flow")));
  addFact(table, report, "report.method.seed", number(summary.number("seed").value_or(0), 0));
  addFact(table, report, "report.method.runs", report.text("report.method.one"));
  addFact(table, report, "report.method.ending",
          report.text("report.ending." + summary.text("ending"),
                      {{"time", clock(summary.number("simulated_s"), report.words)}}));
  addFact(table, report, "report.method.hydraulic", hydraulicText(report));
  addFact(table, report, "report.method.version", "Muster " + escaped(summary.text("version")));
  addFact(table, report, "report.method.scenario-hash", code("scenario_hash"));
  addFact(table, report, "report.method.result-hash", code("result_hash"));
  return report.heading("report.method") + "<p>" + report.text("report.method.about") + "</p>\n" +
         table.html();
}

}  // namespace muster::report
