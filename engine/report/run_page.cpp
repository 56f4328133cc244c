#include "report/run_page.h"

#include <fmt/format.h>

#include "report/chart.h"
#include "report/page.h"
#include "report/run_danger.h"
#include "report/run_sections.h"

namespace muster::report {

std::string RunReport::text(std::string_view key,
                            std::initializer_list<Words::Argument> arguments) const {
  return escaped(words.text(key, arguments));
}

std::string RunReport::heading(std::string_view key) const {
  return "<h2>" + text(key) + "</h2>\n";
}

std::string RunReport::clockOf(const std::optional<double>& seconds) const {
  return escaped(clock(seconds, words));
}

std::string RunReport::nameIn(const io::ResultTable& table, std::size_t row,
                              std::string_view id) const {
  return words.name({table.text(row, "name_en"), table.text(row, "name_zh")}, id);
}

std::string figures(const RunReport& report, std::string_view what) {
  std::string out;
  for (const io::ResultPicture& picture : report.result.pictures) {
    if (picture.what != what) continue;
    const std::string caption =
        report.text("report.picture." + picture.what) + ": " + escaped(picture.level);
    out +=
        fmt::format("<figure><figcaption>{0}</figcaption><img src=\"{1}\" alt=\"{0}\"></figure>\n",
                    caption, pngAddress(picture.png));
  }
  return out.empty() ? out : "<div class=\"pictures\">\n" + out + "</div>\n";
}

std::string picturesSection(const RunReport& report) {
  const std::string pictures = figures(report, "density");
  if (pictures.empty()) return "";
  return "<h2 class=\"newpage\">" + report.text("report.pictures") + "</h2>\n<p>" +
         report.text("report.pictures.about") + "</p>\n" + pictures;
}

std::string limitsSection(const RunReport& report) {
  std::string out = report.heading("report.limits") + "<ul>\n";
  for (const char* key : {"report.limits.anecdote", "report.limits.no-approval",
                          "report.limits.input", "report.limits.people", "report.limits.target"})
    out += "<li>" + report.text(key) + "</li>\n";
  if (report.result.hasFire()) out += "<li>" + report.text("report.limits.fire") + "</li>\n";
  return out + "</ul>\n";
}

std::string runPage(const io::ResultFolder& result, double target_s, const Words& words) {
  const RunReport report{result, target_s, words};
  return pageOpening(words.text("report.title", {{"scenario", result.summary.text("scenario")}}),
                     words) +
         summarySection(report) + curveSection(report) + picturesSection(report) +
         classesSection(report) + bottlenecksSection(report) + dangerSection(report) +
         exitsSection(report) + fireSection(report) + methodSection(report) +
         limitsSection(report) + kPageClosing;
}

}  // namespace muster::report
