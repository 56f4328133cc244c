// What came out of a run, as its tables and its curve.
#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "report/chart.h"
#include "report/class_gantt.h"
#include "report/live_chart.h"
#include "report/page.h"
#include "report/place_card.h"
#include "report/run_sections.h"

namespace muster::report {

namespace {

constexpr std::size_t kBottlenecksShown = 15;
constexpr std::size_t kCards = 6;
constexpr std::size_t kQueuesShown = 15;

std::string figure(const std::optional<double>& value, int digits, double factor = 1) {
  return value ? number(factor * *value, digits) : "–";
}

std::vector<double> leavingTimes(const io::ResultTable& agents) {
  std::vector<double> times;
  for (std::size_t row = 0; row < agents.rows(); ++row)
    if (const auto out_s = agents.number(row, "left_building_s")) times.push_back(*out_s);
  std::ranges::sort(times);
  return times;
}

// Sum of a column over the exits out of `whence`.
double personsOut(const io::ResultTable& exits, std::string_view whence) {
  double sum = 0;
  for (std::size_t row = 0; row < exits.rows(); ++row)
    if (exits.text(row, "leads_out_of") == whence) sum += *exits.number(row, "persons");
  return sum;
}

std::string exitsOutOf(const RunReport& report, const char* whence) {
  const io::ResultTable& exits = report.result.exits;
  const double all = personsOut(exits, whence);
  HtmlTable table(report.words.text("report.exits.columns"), "ttntnnn");
  std::vector<std::size_t> order(exits.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater<>{},
                           [&](std::size_t row) { return *exits.number(row, "persons"); });
  for (const std::size_t row : order) {
    if (exits.text(row, "leads_out_of") != whence) continue;
    const double persons = *exits.number(row, "persons");
    const auto when = [&](const char* column) {
      const auto time_s = exits.number(row, column);
      return time_s ? report.clockOf(time_s) : std::string("–");
    };
    table.add({escaped(report.nameIn(exits, row, exits.text(row, "exit"))),
               escaped(exits.text(row, "level")), number(persons, 0),
               shareBar(all > 0 ? persons / all : 0), when("first_s"), when("last_s"),
               figure(exits.number(row, "peak_flow_per_s"), 0, 60)});
  }
  if (table.rows() == 0) return "";
  return "<h3>" + report.text(std::string("report.exits.") + whence) + "</h3>\n" + table.html();
}

// "1-1: 24; 1-2: 3" without the numbers.
std::vector<std::string> groupsOf(const std::string& list) {
  std::vector<std::string> groups;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find("; ", at), list.size());
    const std::string one = list.substr(at, end - at);
    groups.push_back(one.substr(0, one.rfind(": ")));
    at = end + 2;
  }
  return groups;
}

PlaceCard cardOf(const RunReport& report, std::size_t row) {
  const io::ResultTable& rows = report.result.bottlenecks;
  const auto figure = [&](const char* column) { return rows.number(row, column).value_or(0); };
  PlaceCard card;
  card.rank = row + 1;
  card.name = report.nameIn(rows, row, rows.text(row, "id"));
  card.level = rows.text(row, "level");
  card.where = {figure("x_m"), figure("y_m")};
  card.facts.kind = rows.text(row, "kind") == "target" ? analysis::ConstraintKind::target
                                                       : analysis::ConstraintKind::opening;
  card.facts.flow_per_s = figure("mean_flow_per_s");
  card.facts.capacity_per_s = figure("sfpe_capacity_per_s");
  card.facts.peakDensity_per_m2 = figure("peak_density_per_m2");
  card.facts.groups = groupsOf(rows.text(row, "groups"));
  return card;
}

// The worst with the reason; those that cost little have none worth reading.
std::string cards(const RunReport& report) {
  const plan::Campus* campus = report.recorded ? report.recorded->campus.get() : nullptr;
  std::string out = "<div class=\"cards\">\n";
  for (std::size_t row = 0; row < std::min(kCards, report.result.bottlenecks.rows()); ++row)
    out += placeCard(report, cardOf(report, row), campus);
  return out + "</div>\n<p class=\"small\">" + report.text("report.cause.about") + "</p>\n";
}

std::vector<GanttRow> ganttRows(const io::ResultTable& classes) {
  std::vector<GanttRow> rows;
  for (std::size_t row = 0; row < classes.rows(); ++row)
    rows.push_back(
        {classes.text(row, "group"),
         {classes.number(row, "first_started_s"), classes.number(row, "last_left_room_s"),
          classes.number(row, "last_left_building_s"), classes.number(row, "roll_call_s")}});
  return rows;
}

std::string queues(const RunReport& report) {
  const io::ResultTable& table = report.result.queues;
  std::vector<std::size_t> order(table.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater<>{},
                           [&](std::size_t row) { return *table.number(row, "longest_queue"); });
  order.resize(std::min(kQueuesShown, order.size()));
  HtmlTable html(report.words.text("ui.run.queue-columns"), "tnnnnn");
  for (const std::size_t row : order)
    html.add({escaped(report.nameIn(table, row, table.text(row, "opening"))),
              figure(table.number(row, "longest_queue"), 0),
              report.clockOf(table.number(row, "longest_at_s")),
              figure(table.number(row, "persons"), 0),
              figure(table.number(row, "capacity_per_s"), 0, 60),
              figure(table.number(row, "waited_person_s"), 0)});
  return report.heading("ui.run.queues") + html.html();
}

}  // namespace

std::string curveSection(const RunReport& report) {
  std::string out = report.heading("report.curve");
  if (!report.result.hasBodies())
    return out + "<p>" + report.text("report.curve.hydraulic") + "</p>\n";
  const std::vector<double> times = leavingTimes(report.result.agents);
  const double agents = report.result.summary.number("agents").value_or(0);
  using verification::Curve;
  Curve curve{report.words.text("report.curve.out"), Curve::Style::trace, false, {0}, {0}, {}};
  for (std::size_t i = 0; i < times.size(); ++i) {
    curve.x.insert(curve.x.end(), {times[i], times[i]});
    curve.y.insert(curve.y.end(), {static_cast<double>(i), static_cast<double>(i + 1)});
  }
  Curve target{
      report.words.text("report.curve.target", {{"target", clock(report.target_s, report.words)}}),
      Curve::Style::trace,
      true,
      {report.target_s, report.target_s},
      {0, agents},
      {}};
  const auto until = std::ranges::upper_bound(times, report.target_s) - times.begin();
  return out +
         liveChart({"report.curve", "report.axis.time", "report.axis.people", {curve, target}},
                   report.words, "wide curve") +
         "<p>" +
         report.text("report.curve.about", {{"count", std::to_string(until)},
                                            {"agents", number(agents, 0)},
                                            {"target", clock(report.target_s, report.words)}}) +
         "</p>\n";
}

std::string classesSection(const RunReport& report) {
  const io::ResultTable& classes = report.result.classes;
  if (classes.rows() == 0) return "";
  HtmlTable table(report.words.text("report.classes.columns"), "tnnnnnn");
  for (std::size_t row = 0; row < classes.rows(); ++row)
    table.add({escaped(classes.text(row, "group")), figure(classes.number(row, "persons"), 0),
               figure(classes.number(row, "out"), 0),
               report.clockOf(classes.number(row, "first_started_s")),
               report.clockOf(classes.number(row, "last_left_room_s")),
               report.clockOf(classes.number(row, "last_left_building_s")),
               report.clockOf(classes.number(row, "roll_call_s"))});
  return "<h2 class=\"newpage\">" + report.text("ui.run.classes") + "</h2>\n<p>" +
         report.text("report.classes.about") + "</p>\n" +
         classGantt(report, ganttRows(classes), report.target_s) + table.html();
}

std::string bottlenecksSection(const RunReport& report) {
  if (!report.result.hasBodies()) return queues(report);
  const io::ResultTable& rows = report.result.bottlenecks;
  std::string out = "<h2 class=\"newpage\">" + report.text("ui.run.bottlenecks") + "</h2>\n";
  if (rows.rows() == 0) return out + "<p>" + report.text("report.line.no-bottleneck") + "</p>\n";
  out += "<p>" + report.text("report.bottlenecks.about") + "</p>\n";
  HtmlTable table(report.words.text("report.bottlenecks.columns"), "ttnnnnnnt");
  for (std::size_t row = 0; row < std::min(kBottlenecksShown, rows.rows()); ++row) {
    table.add({escaped(report.nameIn(rows, row, rows.text(row, "id"))),
               escaped(rows.text(row, "level")),
               report.clockOf(rows.number(row, "from_s")) + "–" +
                   report.clockOf(rows.number(row, "to_s")),
               figure(rows.number(row, "lost_person_s"), 0), figure(rows.number(row, "persons"), 0),
               figure(rows.number(row, "peak_density_per_m2"), 1),
               figure(rows.number(row, "mean_flow_per_s"), 0, 60),
               figure(rows.number(row, "share_of_sfpe_capacity"), 0, 100),
               escaped(rows.text(row, "groups"))});
  }
  out += table.html();
  if (rows.rows() > kBottlenecksShown)
    out += "<p class=\"small\">" +
           report.text("report.bottlenecks.more",
                       {{"count", std::to_string(rows.rows() - kBottlenecksShown)}}) +
           "</p>\n";
  return out + cards(report);
}

std::string exitsSection(const RunReport& report) {
  return report.heading("report.exits") + "<p>" + report.text("report.exits.about") + "</p>\n" +
         exitsOutOf(report, "building") + exitsOutOf(report, "campus");
}

}  // namespace muster::report
