#include "report/run_page.h"

#include <fmt/format.h>

#include "report/chart.h"
#include "report/live_chart.h"
#include "report/page.h"
#include "report/recorded_run.h"
#include "report/run_danger.h"
#include "report/run_sections.h"

namespace muster::report {

namespace {

// Pictures know the level's id only; the recording, if there is one, its name.
std::string levelName(const RunReport& report, const std::string& id) {
  if (!report.recorded) return id;
  for (const auto& level : report.recorded->info->levels) {
    if (level.id == id) return report.words.name(level.name, id);
  }
  return id;
}

}  // namespace

std::string RunReport::nameIn(const io::ResultTable& table, std::size_t row,
                              std::string_view id) const {
  return words.name({table.text(row, "name_en"), table.text(row, "name_zh")}, id);
}

std::string figures(const RunReport& report, std::string_view what) {
  std::string out;
  for (const io::ResultPicture& picture : report.result.pictures) {
    if (picture.what != what) continue;
    const std::string caption = report.text("report.picture." + picture.what) + ": " +
                                escaped(levelName(report, picture.level));
    out +=
        fmt::format("<figure><figcaption>{0}</figcaption><img src=\"{1}\" alt=\"{0}\"></figure>\n",
                    caption, pngAddress(picture.png));
  }
  return out.empty() ? out : "<div class=\"pictures\">\n" + out + "</div>\n";
}

std::string picturesSection(const RunReport& report) {
  const std::string pictures = figures(report, "density");
  if (pictures.empty()) return "";
  return report.headingOnNewPage("report.pictures") + "<p>" + report.text("report.pictures.about") +
         "</p>\n" + pictures;
}

std::string limitsSection(const RunReport& report) {
  std::string out = report.heading("report.limits") + "<ul>\n";
  for (const char* key : {"report.limits.anecdote", "report.limits.no-approval",
                          "report.limits.input", "report.limits.people", "report.limits.target"})
    out += "<li>" + report.text(key) + "</li>\n";
  if (report.result.hasFire()) out += "<li>" + report.text("report.limits.fire") + "</li>\n";
  return out + "</ul>\n";
}

std::string runPage(const io::ResultFolder& result, const RecordedRun* recorded, double target_s,
                    const Words& words) {
  const RunReport report{{words}, result, recorded, target_s};
  return pageOpening(words.text("report.title", {{"scenario", result.summary.text("scenario")}}),
                     words) +
         summarySection(report) + curveSection(report) + replaySection(report) +
         picturesSection(report) + mapsSection(report) + classesSection(report) +
         bottlenecksSection(report) + dangerSection(report) + exitsSection(report) +
         fireSection(report) + methodSection(report) + limitsSection(report) + liveChartScript() +
         kPageClosing;
}

}  // namespace muster::report
