#include "report/verify_residuals.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/chart.h"
#include "report/page.h"

namespace muster::report {

namespace {

using verification::Detail;
using verification::Finding;

bool sameFigure(const Residual& a, const Residual& b) {
  return a.detail->name == b.detail->name && a.detail->whose == b.detail->whose &&
         a.detail->value == b.detail->value;
}

// To the left of the middle where it is less than expected; at most a whole.
std::string bar(const Residual& residual) {
  const double share = std::clamp(residual.detail->residual(), -1.0, 1.0);
  constexpr double kHalf_px = 60;
  return fmt::format(
      "<svg width=\"{0}\" height=\"12\" role=\"img\"><rect x=\"{1:.1f}\" y=\"1\" width=\"{2:.1f}\" "
      "height=\"10\" fill=\"{3}\"/><line x1=\"{4}\" x2=\"{4}\" y1=\"0\" y2=\"12\" "
      "stroke=\"#444\"/></svg>",
      2 * kHalf_px, kHalf_px * (1 + std::min(share, 0.0)), kHalf_px * std::abs(share),
      share < 0 ? "#0072B2" : "#D55E00", kHalf_px);
}

// Empty if there are none.
std::string tableOf(const std::vector<Residual>& residuals, const Words& words) {
  if (residuals.empty()) return {};
  HtmlTable table(words.text("verify.page.residual-columns"), "ttnntnt");
  for (const Residual& r : residuals) {
    const auto figure = [&](double value) {
      return escaped(fmt::format("{:.4g} {}", value, r.detail->unit));
    };
    table.add({escaped(r.finding->id), escaped(r.detail->name), figure(r.detail->value),
               figure(*r.detail->expected), escaped(r.detail->whose), residualText(r), bar(r)});
  }
  return fmt::format("<h3>{}</h3>\n{}", escaped(residuals.front().finding->model), table.html());
}

}  // namespace

std::vector<Residual> residualsOf(const std::vector<Finding>& findings, const std::string& model) {
  std::vector<Residual> all;
  for (const Finding& finding : findings) {
    if (finding.model != model) continue;
    for (const Detail& detail : finding.details) {
      const Residual residual{&finding, &detail};
      const bool known = std::ranges::any_of(
          all, [&](const Residual& other) { return sameFigure(residual, other); });
      if (detail.expected && !known) all.push_back(residual);
    }
  }
  std::ranges::stable_sort(all, std::ranges::greater{},
                           [](const Residual& r) { return std::abs(r.detail->residual()); });
  return all;
}

std::string residualText(const Residual& residual) {
  return fmt::format("{:+.0f} %", 100 * residual.detail->residual());
}

std::string residualsSection(const std::vector<Finding>& findings, const Words& words) {
  const PageText page{words};
  std::vector<std::string> models;
  std::string tables;
  for (const Finding& finding : findings) {
    if (std::ranges::find(models, finding.model) != models.end()) continue;
    models.push_back(finding.model);
    tables += tableOf(residualsOf(findings, finding.model), words);
  }
  if (tables.empty()) return {};
  return page.heading("verify.page.residuals") + page.paragraph("verify.page.residuals-say") +
         tables;
}

}  // namespace muster::report
