// Variants beside each other: differences with what is not known about them, and closures.
#include <algorithm>

#include <fmt/format.h>

#include "report/chart.h"
#include "report/study_sections.h"
#include "report/study_words.h"

namespace muster::report {
namespace {

using study::VariantOverview;

std::string withInterval(const std::optional<study::Interval>& interval, const VariantOverview& o,
                         const StudyReport& report) {
  if (interval)
    return fmt::format("{} ± {:.1f} s", report.clockOf(interval->estimate), interval->halfWidth());
  if (o.runs < 2) return "–";
  return report.text("ui.study.never-in", {{"value", std::to_string(o.runsWithPeopleLeft)},
                                           {"runs", std::to_string(o.runs)}});
}

std::string change(const study::Difference& d) {
  if (d.pairs < 2) return "–";
  return fmt::format("{:+.1f} s<br><span class=\"small\">{:+.1f} … {:+.1f}</span>",
                     d.change_s.estimate, d.change_s.low, d.change_s.high);
}

std::string figure(const study::Difference& d, double value, const char* digits) {
  return d.pairs < 2 ? "–" : fmt::format(fmt::runtime(digits), value);
}

std::string probability(const study::Difference& d) {
  if (d.pairs < 2) return "–";
  return d.adjusted < 0.001 ? "&lt; 0.001" : fmt::format("{:.3f}", d.adjusted);
}

std::string variantsTable(const StudyReport& report, const std::vector<VariantOverview>& rows) {
  HtmlTable table(report.words.text("report.study.variants.columns"), "tnnnnnnnn");
  for (const VariantOverview& o : rows)
    table.add({escaped(report.title(o.variant)), std::to_string(o.runs),
               withInterval(o.t95_s, o, report), withInterval(o.t100_s, o, report), change(o.t95),
               o.t95.pairs < 2 ? "–" : fmt::format("± {:.1f}", o.t95.band_s), probability(o.t95),
               figure(o.t95, o.t95.effect, "{:+.2f}"), number(o.peopleLeft, 1)});
  return table.html();
}

std::string sentences(const StudyReport& report, const std::vector<VariantOverview>& rows) {
  std::string list;
  for (const VariantOverview& o : rows) {
    if (o.variant == 0 || o.runs == 0) continue;
    const std::string base = report.title(0), variant = report.title(o.variant);
    list += "<li>" +
            report.text("ui.study.of-95",
                        {{"sentence", sentence(o.t95, base, variant, report.words)}}) +
            "<br>" +
            report.text("ui.study.of-100",
                        {{"sentence", sentence(o.t100, base, variant, report.words)}}) +
            "</li>\n";
  }
  return list.empty() ? "" : "<ul>\n" + list + "</ul>\n";
}

// What may be said of the latest 5 %, and why not where it may not.
std::string lateOnes(const StudyReport& report, const std::vector<VariantOverview>& rows) {
  std::string list;
  for (const VariantOverview& o : rows) {
    if (!o.late_s || !o.late_s->high) continue;
    list += "<li>" +
            report.text("ui.study.late", {{"variant", report.title(o.variant)},
                                          {"time", clock(o.late_s->estimate, report.words)},
                                          {"most", clock(o.late_s->high, report.words)},
                                          {"runs", std::to_string(o.runs)}}) +
            "</li>\n";
  }
  if (list.empty()) return "<p class=\"small\">" + report.text("report.study.no-late") + "</p>\n";
  return "<ul>\n" + list + "</ul>\n";
}

}  // namespace

std::string variantsSection(const StudyReport& report) {
  std::vector<VariantOverview> own;
  for (const std::size_t v : report.ownVariants()) own.push_back(report.overview[v]);
  return report.heading("report.study.variants") + report.paragraph("report.study.variants.about") +
         variantsTable(report, own) + sentences(report, own) + lateOnes(report, own);
}

std::string closuresSection(const StudyReport& report) {
  if (report.closures.empty()) return "";
  HtmlTable table(report.words.text("report.study.closures.columns"), "tnnnnnn");
  for (const VariantOverview& o : report.closures) {
    std::string closed;
    for (const std::string& id : report.study.variants[o.variant].closed)
      closed += (closed.empty() ? "" : ", ") + id;
    std::string name = closed;
    if (report.campus) {
      const auto kind = report.campus->stair(closed).valid() ? analysis::ConstraintKind::stair
                                                             : analysis::ConstraintKind::opening;
      name = report.placeName(kind, closed);
      if (name != closed) name += " (" + closed + ")";
    }
    table.add({escaped(name), std::to_string(o.runs), number(o.peopleLeft, 1),
               std::to_string(o.runsWithPeopleLeft), change(o.t95),
               withInterval(o.t95_s, o, report), withInterval(o.t100_s, o, report)});
  }
  return report.heading("ui.study.n-minus-1") + report.paragraph("report.study.closures.about") +
         table.html();
}

}  // namespace muster::report
