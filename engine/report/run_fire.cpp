// What a fire meant to a run.
#include <algorithm>

#include <fmt/format.h>

#include "report/chart.h"
#include "report/page.h"
#include "report/run_sections.h"

namespace muster::report {

namespace {

constexpr std::size_t kMarginsShown = 20;

std::string chainTable(const RunReport& report) {
  const io::ResultSummary& summary = report.result.summary;
  HtmlTable table(report.words.text("report.fire.chain-columns"), "tn");
  for (const auto& [key, path] : {std::pair{"report.fire.ignition", "fire/ignition_s"},
                                  {"report.fire.detection", "fire/chain/detection_s"},
                                  {"report.fire.alarm", "fire/chain/alarm_s"},
                                  {"report.fire.pre-movement", "fire/chain/pre_movement_s"},
                                  {"report.fire.movement", "fire/chain/movement_s"},
                                  {"report.fire.last", "fire/last_indoors_s"}})
    table.add({report.text(key), report.clockOf(summary.number(path))});
  return table.html();
}

std::string limitsText(const RunReport& report) {
  const io::ResultSummary& summary = report.result.summary;
  const auto figure = [&](const char* path, int digits) {
    return number(summary.number(path).value_or(0), digits);
  };
  return "<p>" +
         report.text("report.fire.limits",
                     {{"visibility", figure("fire/tenability/visibility_m", 0)},
                      {"temperature", figure("fire/tenability/temperature_C", 0)},
                      {"dose", figure("fire/tenability/dose", 1)},
                      {"height", figure("fire/tenability/height_m", 1)},
                      {"law", summary.text("fire/smoke_law")}}) +
         "</p>\n<p>" +
         report.text("ui.run.fire-people", {{"dose", figure("fire/flagged_dose", 1)},
                                            {"exposed", figure("exposed", 0)},
                                            {"incapacitated", figure("incapacitated", 0)}}) +
         "</p>\n";
}

std::vector<std::size_t> bySmallestMargin(const io::ResultTable& table) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (table.number(row, "margin_s")) rows.push_back(row);
  std::ranges::stable_sort(rows, {},
                           [&](std::size_t row) { return *table.number(row, "margin_s"); });
  return rows;
}

std::string placeIn(const RunReport& report, std::size_t row) {
  const io::ResultTable& table = report.result.tenability;
  const std::string name = report.nameIn(table, row, table.text(row, "id"));
  const std::string where = table.text(row, "where");
  return escaped(where.empty()
                     ? name
                     : report.words.text("ui.run.class-in", {{"class", name}, {"space", where}}));
}

std::string marginsTable(const RunReport& report) {
  const io::ResultTable& rows = report.result.tenability;
  const std::vector<std::size_t> order = bySmallestMargin(rows);
  const std::string until =
      clock(report.result.summary.number("fire/judged_until_s"), report.words);
  if (order.empty()) return "<p>" + report.text("ui.run.no-margin", {{"time", until}}) + "</p>\n";
  HtmlTable table(report.words.text("ui.run.margin-columns"), "tntnnn");
  for (std::size_t i = 0; i < std::min(kMarginsShown, order.size()); ++i) {
    const std::size_t row = order[i];
    const double margin_s = *rows.number(row, "margin_s");
    const bool bound = rows.number(row, "still_there").value_or(0) > 0;
    table.add({placeIn(report, row), report.clockOf(rows.number(row, "aset_s")),
               report.text("criterion." + rows.text(row, "criterion")),
               (bound ? "≥ " : "") + report.clockOf(rows.number(row, "rset_s")),
               fmt::format("<span class=\"{}\">{}{}</span>", margin_s < 0 ? "v fail" : "v",
                           bound ? "≤ " : "", escaped(signedClock(margin_s, report.words))),
               escaped(rows.text(row, "persons"))});
  }
  return "<h3>" + report.text("report.fire.margins") + "</h3>\n<p>" +
         report.text("ui.run.margins", {{"time", until}}) + "</p>\n" + table.html();
}

}  // namespace

std::string fireSection(const RunReport& report) {
  if (!report.result.hasFire()) return "";
  std::string out = "<h2 class=\"newpage\">" + report.text("report.fire") + "</h2>\n" +
                    limitsText(report) + chainTable(report) + marginsTable(report);
  for (const char* what : {"margin", "visibility", "temperature", "dose"}) {
    const std::string pictures = figures(report, what);
    if (!pictures.empty())
      out += "<h3>" + report.text(std::string("report.picture.") + what) + "</h3>\n" + pictures;
  }
  return out;
}

}  // namespace muster::report
