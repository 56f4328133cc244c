// Curves of a study: how people came out in each variant, and how precision grew.
#include <algorithm>

#include <fmt/format.h>

#include "report/chart.h"
#include "report/live_chart.h"
#include "report/study_sections.h"
#include "report/study_words.h"
#include "study/convergence.h"
#include "study/ensemble.h"
#include "study/study_keys.h"

namespace muster::report {
namespace {

using verification::Curve;

constexpr std::size_t kMostPoints = 150;  // of a curve
constexpr std::size_t kMostCharts = 12;
constexpr std::size_t kClosuresDrawn = 2;
constexpr std::size_t kLooks = 40;
constexpr double kMostExcess = 4;  // of a convergence chart: what is further off is cut

double lastOut_s(const std::vector<const study::RunRecord*>& runs) {
  double last_s = 0;
  for (const study::RunRecord* run : runs)
    for (const study::Seconds& time_s : run->curve_s) last_s = std::max(last_s, time_s.value_or(0));
  return last_s;
}

void addCurve(const StudyReport& report, std::size_t variant, std::vector<Curve>& curves) {
  const auto& runs = report.runs[variant];
  if (runs.empty()) return;
  const double step_s = std::max(1.0, lastOut_s(runs) / static_cast<double>(kMostPoints));
  study::CurveBand band = study::curveBand(runs, step_s);
  const std::string& name = report.study.variants[variant].id;
  if (runs.size() > 1)
    curves.push_back({name, Curve::Style::band, false, band.time_s, band.low, band.high});
  curves.push_back({name, Curve::Style::trace, false, band.time_s, band.middle, {}});
}

Curve targetCurve(const StudyReport& report) {
  return {
      report.words.text("report.curve.target", {{"target", clock(report.target_s, report.words)}}),
      Curve::Style::trace,
      true,
      {report.target_s, report.target_s},
      {0, 100},
      {}};
}

// The base alone, then each variant over the base; of N-1 only the worst.
std::vector<std::size_t> drawnVariants(const StudyReport& report) {
  std::vector<std::size_t> drawn = report.ownVariants();
  for (std::size_t i = 0; i < std::min(kClosuresDrawn, report.closures.size()); ++i)
    drawn.push_back(report.closures[i].variant);
  std::erase_if(drawn, [&](std::size_t v) { return report.runs[v].empty(); });
  drawn.resize(std::min(kMostCharts, drawn.size()));
  return drawn;
}

std::string captioned(const std::string& caption, const std::string& chart) {
  return "<div><h3>" + escaped(caption) + "</h3>\n" + chart + "</div>\n";
}

std::string convergenceChart(const StudyReport& report, std::size_t variant) {
  const auto& runs = report.runs[variant];
  std::vector<Curve> curves;
  const auto traces = study::convergence(
      runs, variant == 0 ? study::Records() : study::Records(report.runs.front()),
      report.stopRule(), kLooks);
  for (const study::ConvergenceTrace& trace : traces) {
    const auto word = study::quantityWords()[static_cast<std::size_t>(trace.quantity)];
    Curve curve{report.words.text("report.study.quantity." + std::string(word)),
                Curve::Style::trace,
                false,
                {},
                {},
                {}};
    for (const study::ConvergencePoint& point : trace.points) {
      curve.x.push_back(static_cast<double>(point.runs));
      curve.y.push_back(std::min(kMostExcess, point.worst.excess()));
    }
    curves.push_back(std::move(curve));
  }
  if (curves.empty()) return "";
  curves.push_back({report.words.text("report.study.stop-line"),
                    Curve::Style::trace,
                    true,
                    {0, static_cast<double>(runs.size())},
                    {1, 1},
                    {}});
  return captioned(report.title(variant), liveChart({"report.study.convergence", "report.axis.runs",
                                                     "report.axis.excess", curves},
                                                    report.words, "wide"));
}

std::string verdict(const StudyReport& report, std::size_t variant, const study::Judgement* judged,
                    const study::Item& worst) {
  if (judged && judged->precise && judged->last)
    return report.text("report.study.last-was", {{"quantity", name(*judged->last, report.words)}});
  if (judged && judged->precise) return report.text("report.study.at-once");
  if (judged && judged->capped)
    return "<span class=\"v fail\">" + report.text("report.study.not-converged") + "</span>";
  if (judged && report.runs[variant].size() < judged->wanted)
    return report.text("report.study.unfinished", {{"runs", std::to_string(judged->wanted)}});
  return worst.holds()
             ? report.text("report.study.would-do")
             : "<span class=\"v fail\">" + report.text("report.study.would-not-do") + "</span>";
}

std::string precisionTable(const StudyReport& report) {
  HtmlTable table(report.words.text("report.study.precision.columns"), "tnttt");
  const bool byRule = report.description && !report.description->seeds;
  for (std::size_t v = 0; v < report.runs.size(); ++v) {
    const study::Records runs = report.runs[v];
    const study::Records base = v == 0 ? study::Records() : study::Records(report.runs.front());
    const study::StopRule rule = report.stopRule();
    const auto items = study::look(runs, base, rule);
    const auto worst = std::ranges::max_element(items, {}, &study::Item::excess);
    if (worst == items.end()) {
      table.add({escaped(report.title(v)), std::to_string(runs.size()), "–", "–",
                 report.text("report.study.no-interval")});
      continue;
    }
    std::optional<study::Judgement> judged;
    if (byRule) judged = study::judge(runs, report.runs.front(), v == 0, rule);
    table.add({escaped(report.title(v)), std::to_string(runs.size()),
               escaped(name(*worst, report.words)), escaped(precision(*worst, report.words)),
               verdict(report, v, judged ? &*judged : nullptr, *worst)});
  }
  return table.html();
}

}  // namespace

std::string curvesSection(const StudyReport& report) {
  std::string charts;
  for (const std::size_t v : drawnVariants(report)) {
    std::vector<Curve> curves;
    addCurve(report, 0, curves);
    if (v > 0) addCurve(report, v, curves);
    curves.push_back(targetCurve(report));
    charts += captioned(report.title(v), liveChart({"report.study.curves", "report.axis.time",
                                                    "report.axis.percent", curves},
                                                   report.words, "wide"));
  }
  return report.headingOnNewPage("report.study.curves") +
         report.paragraph("report.study.curves.about") + "<div class=\"two\">\n" + charts +
         "</div>\n";
}

std::string convergenceSection(const StudyReport& report) {
  const bool byRule = report.description && !report.description->seeds;
  std::string charts;
  const auto drawn = drawnVariants(report);
  for (const std::size_t v : drawn) charts += convergenceChart(report, v);
  return report.heading("report.study.convergence") +
         report.paragraph("report.study.convergence.about") +
         report.paragraph(byRule ? "report.study.by-rule" : "report.study.by-number") +
         precisionTable(report) + "<div class=\"two\">\n" + charts + "</div>\n";
}

}  // namespace muster::report
