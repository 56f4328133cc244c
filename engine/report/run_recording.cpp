// What the recording adds to a run's report: maps and a replay.
#include <fmt/format.h>

#include "report/chart.h"
#include "report/page.h"
#include "report/path_pictures.h"
#include "report/run_sections.h"

namespace muster::report {

namespace {

constexpr int kLongest_px = 1000;  // the page has dozens of them

std::string maps(const RunReport& report, const std::string& what) {
  std::string out;
  for (const MapPicture& map : recordedPictures(*report.recorded, what, report.words)) {
    const auto png = paintMap(map, *report.recorded->campus, report.words, kLongest_px).png();
    if (!png) continue;
    out += fmt::format("<figure><img src=\"{}\" alt=\"{}\"></figure>\n", pngAddress(*png),
                       escaped(map.title));
  }
  if (out.empty()) return "";
  return report.heading("report.map." + what) + report.paragraph("report.map." + what + ".about") +
         "<div class=\"pictures\">\n" + out + "</div>\n";
}

}  // namespace

std::string mapsSection(const RunReport& report) {
  if (!report.recorded)
    return report.heading("report.replay") + report.paragraph("report.no-recording");
  return maps(report, "service") + maps(report, "usage") + maps(report, "time-to-exit");
}

std::string replaySection(const RunReport& report) {
  if (!report.recorded) return "";
  const Replay& replay = *report.recorded->replay;
  if (!replay.fits())
    return report.heading("report.replay") + report.paragraph("report.replay.too-large");
  return "<section class=\"screen\">" + report.heading("report.replay") +
         report.paragraph("report.replay.about") + replay.html(report) + "</section>\n";
}

}  // namespace muster::report
