// Who of a study's base is when out, and which way the people took.
#include <algorithm>

#include <fmt/format.h>

#include "report/chart.h"
#include "report/class_gantt.h"
#include "report/study_sections.h"
#include "study/ensemble.h"

namespace muster::report {
namespace {

using study::ClassOverview;
using study::ExitOverview;
using study::TimeOverview;

constexpr std::size_t kMostColumns = 6;  // of variants beside each other, on A4

std::string times(const StudyReport& report, const TimeOverview& time, std::size_t runs) {
  if (time.middle_s) return report.clockOf(time.middle_s) + "–" + report.clockOf(time.latest_s);
  if (time.runsWithout == runs) return "–";
  return report.text("ui.study.never-in",
                     {{"value", std::to_string(time.runsWithout)}, {"runs", std::to_string(runs)}});
}

std::string classesTable(const StudyReport& report, const std::vector<ClassOverview>& classes) {
  const std::size_t runs = report.runs.front().size();
  HtmlTable table(report.words.text("report.study.classes.columns"), "tnnnnnn");
  for (const ClassOverview& c : classes)
    table.add({escaped(c.id), number(c.persons, 0), times(report, c.room, runs),
               times(report, c.building, runs), times(report, c.rollCall, runs),
               number(c.lost_s, 0), fmt::format("{} / {}", c.runsInTime, runs)});
  return table.html();
}

// Medians; of times that did not come in every run there are none.
std::vector<GanttRow> ganttRows(const std::vector<ClassOverview>& classes) {
  std::vector<GanttRow> rows;
  for (const ClassOverview& c : classes)
    rows.push_back(
        {c.id, {c.started.middle_s, c.room.middle_s, c.building.middle_s, c.rollCall.middle_s}});
  return rows;
}

// As many of the study's own variants as fit beside the base, those with runs.
std::vector<std::size_t> columns(const StudyReport& report) {
  std::vector<std::size_t> shown = report.ownVariants();
  std::erase_if(shown, [&](std::size_t v) { return report.runs[v].empty(); });
  shown.resize(std::min(kMostColumns, shown.size()));
  return shown;
}

std::vector<std::string> columnTitles(const StudyReport& report, const char* first) {
  std::vector<std::string> titles{report.words.text(first)};
  for (const std::size_t v : columns(report)) titles.push_back(report.study.variants[v].id);
  return titles;
}

std::string classesByVariant(const StudyReport& report) {
  const std::vector<std::size_t> shown = columns(report);
  if (shown.size() < 2) return "";
  std::vector<std::vector<ClassOverview>> byColumn;
  for (const std::size_t v : shown)
    byColumn.push_back(study::classesOf(report.runs[v], report.target_s));
  HtmlTable table(columnTitles(report, "report.study.class"), "t" + std::string(shown.size(), 'n'));
  for (const ClassOverview& c : byColumn.front()) {
    std::vector<std::string> cells{escaped(c.id)};
    for (const auto& classes : byColumn) {
      const auto found = std::ranges::find(classes, c.id, &ClassOverview::id);
      cells.push_back(found == classes.end() || !found->building.middle_s
                          ? "–"
                          : report.clockOf(found->building.middle_s));
    }
    table.add(cells);
  }
  return "<h3>" + report.text("report.study.classes.by-variant") + "</h3>\n" + table.html();
}

std::string exitName(const StudyReport& report, const std::string& id) {
  return escaped(report.placeName(analysis::ConstraintKind::opening, id));
}

std::string exitsTable(const StudyReport& report, const std::vector<ExitOverview>& exits,
                       bool finalExit) {
  HtmlTable table(report.words.text("report.study.exits.columns"), "tntnnn");
  for (const ExitOverview& exit : exits) {
    if (exit.finalExit != finalExit) continue;
    table.add({exitName(report, exit.id), number(exit.persons, 0),
               exit.share ? shareBar(exit.share->estimate) : "–",
               exit.share ? fmt::format("± {:.1f}", 100 * exit.share->halfWidth()) : "–",
               report.clockOf(exit.last_s), number(60 * exit.peak_flow_per_s, 0)});
  }
  if (table.rows() == 0) return "";
  return "<h3>" + report.text(finalExit ? "report.exits.campus" : "report.exits.building") +
         "</h3>\n" + table.html();
}

std::string exitsByVariant(const StudyReport& report) {
  const std::vector<std::size_t> shown = columns(report);
  if (shown.size() < 2) return "";
  std::vector<std::vector<ExitOverview>> byColumn;
  std::vector<std::string> ids;  // in the order of the base, then whatever else is used
  for (const std::size_t v : shown) {
    byColumn.push_back(study::exitsOf(report.runs[v]));
    for (const ExitOverview& exit : byColumn.back())
      if (!exit.finalExit && std::ranges::find(ids, exit.id) == ids.end()) ids.push_back(exit.id);
  }
  HtmlTable table(columnTitles(report, "report.study.exit"), "t" + std::string(shown.size(), 'n'));
  for (const std::string& id : ids) {
    std::vector<std::string> cells{exitName(report, id)};
    for (const auto& exits : byColumn) {
      const auto found = std::ranges::find(exits, id, &ExitOverview::id);
      cells.push_back(found == exits.end() ? "0" : number(found->persons, 0));
    }
    table.add(cells);
  }
  return "<h3>" + report.text("report.study.exits.by-variant") + "</h3>\n" + table.html();
}

}  // namespace

std::string classesSection(const StudyReport& report) {
  const auto classes = study::classesOf(report.runs.front(), report.target_s);
  if (classes.empty()) return "";
  return report.headingOnNewPage("ui.run.classes") +
         report.paragraph("report.study.classes.about",
                          {{"runs", std::to_string(report.runs.front().size())},
                           {"target", clock(report.target_s, report.words)}}) +
         classGantt(report, ganttRows(classes), report.target_s) + classesTable(report, classes) +
         classesByVariant(report);
}

std::string exitsSection(const StudyReport& report) {
  const auto exits = study::exitsOf(report.runs.front());
  return report.heading("report.exits") + report.paragraph("report.exits.about") +
         exitsTable(report, exits, false) + exitsTable(report, exits, true) +
         exitsByVariant(report);
}

}  // namespace muster::report
