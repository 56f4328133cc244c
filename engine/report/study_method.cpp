// How a study's figures were made, so that somebody else can make them again, and what they cannot
// say.
#include <algorithm>

#include <fmt/format.h>

#include "report/chart.h"
#include "report/study_sections.h"

namespace muster::report {
namespace {

std::string code(const std::string& text) {
  return "<code>" + escaped(text) + "</code>";
}

std::string orUnknown(const StudyReport& report, const std::string& text) {
  return text.empty() ? report.text("report.study.unknown") : escaped(text);
}

std::string modelText(const StudyReport& report) {
  const std::string& model = report.study.model;
  const std::string key = "report.model." + model;
  const std::string about = report.words.text(key);
  return orUnknown(report, model) + (model.empty() || about == key ? "" : ": " + escaped(about));
}

std::string seedsText(const StudyReport& report) {
  const auto& runs = report.runs.front();
  if (runs.empty()) return "–";
  return fmt::format("{}–{}", runs.front()->seed, runs.back()->seed);
}

std::string ruleText(const StudyReport& report) {
  if (!report.description) return report.text("report.study.unknown");
  if (report.description->seeds)
    return report.text("report.study.rule-number",
                       {{"runs", std::to_string(*report.description->seeds)}});
  const study::StopRule& rule = report.description->stop;
  return report.text("report.study.rule", {{"fewest", std::to_string(rule.fewest)},
                                           {"every", std::to_string(rule.every)},
                                           {"most", std::to_string(rule.most)},
                                           {"time", number(rule.time_s, 1)},
                                           {"timeShare", number(100 * rule.timeShare, 1)},
                                           {"curve", number(100 * rule.curveShare, 1)},
                                           {"exits", number(100 * rule.exitShare, 1)},
                                           {"density", number(rule.density_per_m2, 2)},
                                           {"difference", number(rule.difference_s / 2, 1)}});
}

// What a variant has that the base has not: what is closed, and every value by its path.
std::string changesOf(const StudyReport& report, std::size_t variant) {
  const study::StoredVariant& stored = report.study.variants[variant];
  std::string html;
  for (const std::string& id : stored.closed)
    html += report.text("report.study.closed", {{"id", id}}) + "<br>";
  if (!report.description) return html;
  const auto described =
      std::ranges::find(report.description->variants, stored.id, &study::VariantDescription::id);
  if (described == report.description->variants.end()) return html.empty() ? "–" : html;
  if (described->plan)
    html += report.text("report.study.plan", {{"file", *described->plan}}) + "<br>";
  for (const study::Change& change : described->changes)
    html += code(change.path + " = " + behaviour::shown(change.value)) + "<br>";
  if (!described->events.empty())
    html +=
        report.text("report.study.events", {{"count", std::to_string(described->events.size())}});
  return html;
}

std::string variantInputs(const StudyReport& report) {
  HtmlTable table(report.words.text("report.study.hash.columns"), "tttn");
  for (std::size_t v = 0; v < report.study.variants.size(); ++v)
    table.add({escaped(report.title(v)), changesOf(report, v), code(report.study.variants[v].hash),
               std::to_string(report.runs[v].size())});
  return table.html();
}

std::string file(const StudyReport& report, const char* key, const std::string& text) {
  return "<h3>" + report.text(key) + "</h3>\n" +
         (text.empty() ? report.paragraph("report.study.unknown")
                       : "<pre>" + escaped(text) + "</pre>\n");
}

}  // namespace

std::string studyMethodSection(const StudyReport& report) {
  HtmlTable table(report.words.text("report.method.columns"), "tt");
  const auto add = [&](const char* key, const std::string& html) {
    table.add({report.text(key), html});
  };
  add("report.study.study", escaped(report.study.id));
  add("report.method.model", modelText(report));
  add("report.method.seed", seedsText(report));
  add("report.method.runs",
      report.text("report.study.runs",
                  {{"runs", std::to_string(report.study.runs.size())},
                   {"variants", std::to_string(report.study.variants.size())}}));
  add("report.study.stop-rule", ruleText(report));
  add("report.method.version", "Muster " + orUnknown(report, report.study.version));
  add("report.study.hash", code(report.study.hash));
  return report.headingOnNewPage("report.method") + report.paragraph("report.method.about") +
         report.paragraph("report.study.method.pairs") +
         report.paragraph("report.study.method.statistics") + table.html() + variantInputs(report) +
         file(report, "report.study.file", report.study.text) +
         file(report, "report.study.scenario-file", report.study.scenarioText);
}

std::string studyLimitsSection(const StudyReport& report) {
  std::string out = report.heading("report.limits") + "<ul>\n";
  for (const char* key :
       {"report.study.limits.model", "report.study.limits.hundred", "report.limits.no-approval",
        "report.limits.input", "report.limits.people", "report.limits.target"})
    out += "<li>" + report.text(key) + "</li>\n";
  return out + "</ul>\n";
}

}  // namespace muster::report
