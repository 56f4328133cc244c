#include "report/run_danger.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "report/alarm_colours.h"
#include "report/chart.h"
#include "report/page.h"

namespace muster::report {

namespace {

constexpr std::size_t kPlacesShown = 15;
constexpr std::size_t kQueuesShown = 10;

std::string figure(const std::optional<double>& value, int digits) {
  return value ? number(*value, digits) : "–";
}

// A light says in a word what its colour says.
std::string light(const RunReport& report, const std::string& alarm) {
  const AlarmColour colour = alarmColour(alarm);
  return fmt::format(
      "<span class=\"light\" style=\"width:5em;margin:0;background:{};color:{}\">{}</span>",
      colour.fill, colour.text, report.text("danger." + alarm));
}

// A staircase is told as one: its name in the table is that of its lowest landing.
std::string nameOf(const RunReport& report, const io::ResultTable& table, std::size_t row) {
  const std::string id = table.text(row, "id");
  if (table.text(row, "kind") == "stair")
    return report.words.text("report.danger.stair", {{"id", id}});
  return report.nameIn(table, row, id);
}

// The name of the place that has this id in danger.csv.
std::string nameOf(const RunReport& report, const std::string& id) {
  const io::ResultTable& table = report.result.danger;
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (table.text(row, "id") == id) return nameOf(report, table, row);
  return id;
}

std::string sentences(const RunReport& report) {
  const io::ResultSummary& summary = report.result.summary;
  std::string out;
  std::optional<double> above_s;  // when the level above rose
  for (const char* level : {"red", "orange", "yellow"}) {
    const std::string path = std::string("danger/alarms/") + level;
    const auto first_s = summary.number(path + "/first_s");
    if (!first_s) continue;
    // A level that rose with the one above it has no place and time of its own.
    const char* key = first_s == above_s ? "report.danger.level-too" : "report.danger.level";
    above_s = first_s;
    out +=
        fmt::format("<li>{} {}</li>\n", light(report, level),
                    report.text(key, {{"time", clock(first_s, report.words)},
                                      {"place", nameOf(report, summary.text(path + "/first_in"))},
                                      {"seconds", figure(summary.number(path + "/seconds"), 0)}}));
  }
  if (out.empty())
    out = fmt::format("<li>{} {}</li>\n", light(report, "none"), report.text("report.danger.none"));
  const auto value = [&](const char* path, int digits) {
    return figure(summary.number(path), digits);
  };
  out +=
      "<li>" +
      report.text("report.danger.exposure", {{"above3", value("danger/above_per_m2_person_s/3", 0)},
                                             {"above4", value("danger/above_per_m2_person_s/4", 0)},
                                             {"above5", value("danger/above_per_m2_person_s/5", 0)},
                                             {"held", value("danger/held_10s_per_m2/value", 1)}}) +
      "</li>\n<li>" +
      report.text("report.danger.stop-and-go",
                  {{"waited", value("danger/waited_person_s", 0)},
                   {"stops", value("danger/stops", 0)},
                   {"stopped", value("danger/stop_and_go_person_s", 0)}}) +
      "</li>\n";
  if (const auto opposed_s = summary.number("danger/opposed_person_s"); opposed_s.value_or(0) > 0)
    out += "<li>" + report.text("report.danger.opposed", {{"seconds", number(*opposed_s, 0)}}) +
           "</li>\n";
  return "<ul>\n" + out + "</ul>\n";
}

std::string firstAlarm(const RunReport& report, std::size_t row) {
  const io::ResultTable& table = report.result.danger;
  const std::string alarm = table.text(row, "alarm_heuristic");
  return report.clockOf(table.number(row, alarm + "_first_s"));
}

std::string places(const RunReport& report) {
  const io::ResultTable& table = report.result.danger;
  HtmlTable html(report.words.text("report.danger.columns"), "tttnnnnnnn");
  for (std::size_t row = 0; row < table.rows() && html.rows() < kPlacesShown; ++row) {
    const std::string alarm = table.text(row, "alarm_heuristic");
    if (alarm == "none") continue;
    const auto sum = [&](const char* a, const char* b) {
      return table.number(row, a).value_or(0) + table.number(row, b).value_or(0);
    };
    html.add({light(report, alarm), escaped(nameOf(report, table, row)),
              escaped(table.text(row, "level")), firstAlarm(report, row),
              figure(table.number(row, "yellow_s"), 0), figure(table.number(row, "orange_s"), 0),
              figure(table.number(row, "red_s"), 0),
              figure(table.number(row, "held_10s_per_m2"), 1),
              figure(table.number(row, "above_4_person_s"), 0),
              number(sum("los_e_person_s", "los_f_person_s"), 0)});
  }
  if (html.rows() == 0) return "";
  return "<h3>" + report.text("report.danger.places") + "</h3>\n" + html.html() +
         "<p class=\"small\">" + report.text("report.danger.columns-about") + "</p>\n";
}

std::string queues(const RunReport& report) {
  const io::ResultTable& table = report.result.bottlenecks;
  std::vector<std::size_t> order(table.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::erase_if(
      order, [&](std::size_t row) { return table.number(row, "longest_queue").value_or(0) < 2; });
  std::ranges::stable_sort(order, std::greater<>{},
                           [&](std::size_t row) { return *table.number(row, "longest_queue"); });
  order.resize(std::min(order.size(), kQueuesShown));
  if (order.empty()) return "";
  HtmlTable html(report.words.text("report.danger.queue-columns"), "tnnnnt");
  for (const std::size_t row : order)
    html.add({escaped(nameOf(report, table, row)), figure(table.number(row, "longest_queue"), 0),
              report.clockOf(table.number(row, "longest_at_s")),
              figure(table.number(row, "waited_person_s"), 0),
              report.clockOf(table.number(row, "longest_wait_s")),
              escaped(table.text(row, "queue_reached"))});
  return "<h3>" + report.text("report.danger.queues") + "</h3>\n<p>" +
         report.text("report.danger.queues-about") + "</p>\n" + html.html();
}

std::string keptFree(const RunReport& report) {
  const io::ResultTable& table = report.result.danger;
  HtmlTable html(report.words.text("report.danger.keep-free-columns"), "tnnnnn");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.number(row, "keep_free") != 1) continue;
    const bool entered = table.number(row, "first_s").has_value();
    const auto when = [&](const char* column) {
      return entered ? report.clockOf(table.number(row, column)) : std::string("–");
    };
    html.add({escaped(nameOf(report, table, row)), figure(table.number(row, "person_s"), 0),
              figure(table.number(row, "occupied_s"), 0),
              figure(table.number(row, "most_persons"), 0), when("most_at_s"), when("first_s")});
  }
  if (html.rows() == 0) return "";
  return "<h3>" + report.text("report.danger.keep-free") + "</h3>\n" + html.html();
}

std::string basis(const RunReport& report) {
  const io::ResultSummary& summary = report.result.summary;
  std::string rules;
  for (const char* level : {"yellow", "orange", "red"}) {
    const std::string path = std::string("danger/limits/") + level;
    if (!rules.empty()) rules += report.words.text("ui.list-semicolon");
    rules += report.words.text("report.danger.rule",
                               {{"level", report.words.text(std::string("danger.") + level)},
                                {"moving", figure(summary.number(path + "/moving_per_m2"), 1)},
                                {"standing", figure(summary.number(path + "/standing_per_m2"), 1)},
                                {"lasting", figure(summary.number(path + "/lasting_s"), 0)}});
  }
  return "<p class=\"small\">" +
         report.text(
             "report.danger.basis",
             {{"rules", rules},
              {"pressure", figure(summary.number("danger/limits/pressure_per_s2"), 2)},
              {"from", figure(summary.number("danger/limits/pressure_from_per_m2"), 1)},
              {"force", figure(summary.number("danger/limits/contact_force_n_per_m"), 0)}}) +
         "</p>\n";
}

}  // namespace

std::string dangerSection(const RunReport& report) {
  if (!report.result.hasDanger()) return "";
  std::string out = "<h2 class=\"newpage\">" + report.text("report.danger") + "</h2>\n<p>" +
                    report.text("report.danger.about") + "</p>\n" + sentences(report);
  if (const std::string curve = dangerCurve(report); !curve.empty())
    out += "<figure class=\"wide curve\"><figcaption>" + report.text("report.danger.curve") +
           "</figcaption>\n" + curve + "</figure>\n";
  return out + places(report) + queues(report) + keptFree(report) + basis(report);
}

}  // namespace muster::report
