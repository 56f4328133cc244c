// What the fire of a study's scenarios meant, variant by variant.
#include <algorithm>

#include <fmt/format.h>

#include "report/chart.h"
#include "report/study_sections.h"

namespace muster::report {
namespace {

using study::RunRecord;

bool touchedByFire(const RunRecord& run) {
  return run.margin_s || run.aset_s || run.exposed > 0 || run.incapacitated > 0;
}

// Of the runs in which a place became untenable.
std::vector<double> marginsOf(study::Records runs) {
  std::vector<double> margins;
  for (const RunRecord* run : runs)
    if (run->margin_s) margins.push_back(*run->margin_s);
  return margins;
}

std::string meanOf(study::Records runs, std::int64_t RunRecord::*count) {
  double sum = 0;
  for (const RunRecord* run : runs) sum += static_cast<double>(run->*count);
  return runs.empty() ? "–" : number(sum / static_cast<double>(runs.size()), 1);
}

std::vector<std::string> row(const StudyReport& report, std::size_t variant) {
  const study::Records runs = report.runs[variant];
  const std::vector<double> margins = marginsOf(runs);
  const auto interval = study::meanInterval(margins);
  const auto late = std::ranges::count_if(margins, [](double margin_s) { return margin_s < 0; });
  return {escaped(report.title(variant)),
          std::to_string(runs.size()),
          interval
              ? fmt::format("{} ± {:.0f} s", escaped(signedClock(interval->estimate, report.words)),
                            interval->halfWidth())
              : "–",
          margins.empty() ? "–" : escaped(signedClock(std::ranges::min(margins), report.words)),
          late > 0 ? fmt::format("<span class=\"v fail\">{}</span>", late) : "0",
          meanOf(runs, &RunRecord::exposed),
          meanOf(runs, &RunRecord::incapacitated)};
}

}  // namespace

std::string fireSection(const StudyReport& report) {
  if (std::ranges::none_of(report.study.runs, touchedByFire)) return "";
  HtmlTable table(report.words.text("report.study.fire.columns"), "tnnnnnn");
  for (std::size_t v = 0; v < report.runs.size(); ++v) table.add(row(report, v));
  return report.heading("report.fire") + report.paragraph("report.study.fire.about") + table.html();
}

}  // namespace muster::report
