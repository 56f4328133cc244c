// The first figures of a study's report: five lines with lights.
#include <algorithm>
#include <cmath>

#include "report/chart.h"
#include "report/study_sections.h"
#include "report/study_words.h"

namespace muster::report {
namespace {

using study::RunRecord;
using study::VariantOverview;

std::string between(const study::Interval& interval, const Words& words) {
  return words.text("report.study.interval", {{"value", clock(interval.estimate, words)},
                                              {"low", clock(std::max(0.0, interval.low), words)},
                                              {"high", clock(interval.high, words)}});
}

// How many runs of the base had everybody out within the target.
std::size_t runsInTime(const StudyReport& report) {
  return static_cast<std::size_t>(std::ranges::count_if(
      report.runs.front(),
      [&](const RunRecord* run) { return run->t100_s && *run->t100_s <= report.target_s; }));
}

std::string targetLine(const StudyReport& report) {
  const VariantOverview& base = report.overview.front();
  const std::string target = clock(report.target_s, report.words);
  if (!base.t95_s)
    return lightLine(
        report, base.runs < 2 ? Light::plain : Light::red,
        report.text(base.runs < 2 ? "report.study.line.few-runs" : "report.study.line.never-95",
                    {{"runs", std::to_string(base.runs)}}));
  // A mean within the target is no promise: green only if no run was late.
  const bool all = runsInTime(report) == base.runs;
  const bool most = base.t95_s->high <= report.target_s;
  const std::string t100 = base.t100_s ? between(*base.t100_s, report.words)
                                       : report.words.text("report.study.not-in-every-run");
  return lightLine(
      report,
      all    ? Light::green
      : most ? Light::amber
             : Light::red,
      report.text("report.study.line.target", {{"target", target},
                                               {"t95", between(*base.t95_s, report.words)},
                                               {"t100", t100},
                                               {"count", std::to_string(runsInTime(report))},
                                               {"runs", std::to_string(base.runs)}}));
}

std::string peopleLine(const StudyReport& report) {
  const VariantOverview& base = report.overview.front();
  std::size_t variants = 0;
  for (const VariantOverview& o : report.overview)
    if (o.variant > 0 && o.runsWithPeopleLeft > 0) ++variants;
  const Light light = base.runsWithPeopleLeft > 0 ? Light::red
                      : variants > 0              ? Light::amber
                                                  : Light::green;
  return lightLine(report, light,
                   report.text("report.study.line.people",
                               {{"count", std::to_string(base.runsWithPeopleLeft)},
                                {"runs", std::to_string(base.runs)},
                                {"variants", std::to_string(variants)},
                                {"others", std::to_string(report.overview.size() - 1)}}),
                   light == Light::green ? "report.light.nobody-left" : "report.light.people-left");
}

const VariantOverview* largestChange(const StudyReport& report) {
  const VariantOverview* largest = nullptr;
  for (const std::size_t v : report.ownVariants()) {
    const VariantOverview& o = report.overview[v];
    if (v == 0 || o.t95.pairs < 2) continue;
    if (!largest || std::fabs(o.t95.change_s.estimate) > std::fabs(largest->t95.change_s.estimate))
      largest = &o;
  }
  return largest;
}

std::string comparisonLine(const StudyReport& report) {
  std::string html;
  if (const VariantOverview* o = largestChange(report))
    html = report.text(
        "report.study.line.largest",
        {{"sentence", sentence(o->t95, report.title(0), report.title(o->variant), report.words)}});
  if (!report.closures.empty() && report.closures.front().runs > 0) {
    const VariantOverview& worst = report.closures.front();
    const bool left = worst.peopleLeft > 0;
    html += html.empty() ? "" : " ";
    html += report.text(left ? "report.study.line.closure-left" : "report.study.line.closure",
                        {{"variant", report.title(worst.variant)},
                         {"left", number(worst.peopleLeft, 1)},
                         {"change", signedClock(worst.t95.change_s.estimate, report.words)}});
    const bool late = !worst.t95_s || worst.t95_s->high > report.target_s;
    return lightLine(report, left ? Light::red : late ? Light::amber : Light::green, html);
  }
  if (html.empty()) html = report.text("report.study.line.no-variants");
  return lightLine(report, Light::plain, html);
}

std::string worstPlaceLine(const StudyReport& report) {
  if (report.places.empty()) return lightLine(report, Light::plain, report.noPlaceText());
  const study::PlaceOverview& place = report.places.front();
  return lightLine(report, Light::plain,
                   report.text("report.study.line.place",
                               {{"place", report.placeName(place.constraint, place.id)},
                                {"count", std::to_string(place.jams)},
                                {"runs", std::to_string(report.runs.front().size())},
                                {"lost", number(place.lost, 0)},
                                {"persons", number(place.persons, 0)}}));
}

// Whether there were enough runs, by the study's own rule or, where a number of seeds was given, by
// the default one.
std::string precisionLine(const StudyReport& report) {
  const auto items = study::look(report.runs.front(), {}, report.stopRule());
  const auto worst = std::ranges::max_element(items, {}, &study::Item::excess);
  const std::string runs = std::to_string(report.runs.front().size());
  if (worst == items.end())
    return lightLine(report, Light::plain,
                     report.text("report.study.line.few-runs", {{"runs", runs}}));
  return lightLine(
      report, worst->holds() ? Light::green : Light::red,
      report.text(worst->holds() ? "report.study.line.precise" : "report.study.line.not-converged",
                  {{"runs", runs},
                   {"quantity", name(*worst, report.words)},
                   {"precision", precision(*worst, report.words)}}),
      worst->holds() ? "report.light.enough-runs" : "report.light.too-few-runs");
}

}  // namespace

std::string studySummarySection(const StudyReport& report) {
  return report.heading("report.summary") + "<ul class=\"lights\">\n" + targetLine(report) +
         peopleLine(report) + comparisonLine(report) + worstPlaceLine(report) +
         precisionLine(report) + "</ul>\n<p class=\"small\">" +
         report.text("report.study.target", {{"target", clock(report.target_s, report.words)},
                                             {"base", report.title(0)}}) +
         "</p>\n";
}

}  // namespace muster::report
