#include "cli/study_summary.h"

#include <cstdio>

#include <fmt/format.h>

#include "cli/danger_changes.h"
#include "cli/summary.h"
#include "cli/table.h"
#include "report/study_words.h"

namespace muster::cli {

namespace {

using study::VariantOverview;

// Of a time that some runs never reached there is no mean.
std::string withInterval(const std::optional<study::Interval>& interval, const VariantOverview& o,
                         const report::Words& words) {
  if (!interval && o.runs < 2) return "–";
  if (!interval) {
    return words.text("ui.study.never-in", {{"value", std::to_string(o.runsWithPeopleLeft)},
                                            {"runs", std::to_string(o.runs)}});
  }
  return fmt::format("{} ± {:.1f} s", clock(interval->estimate, words), interval->halfWidth());
}

void line(const std::string& text) {
  std::printf("%s\n", text.c_str());
}

Table tableOf(const study::StoredStudy& study, const std::vector<VariantOverview>& rows,
              const report::Words& words) {
  Table table(words.text("ui.study.columns"));
  for (const VariantOverview& o : rows) {
    const std::string change = o.t95.pairs < 2
                                   ? std::string("–")
                                   : fmt::format("{:+.1f} ± {:.1f} s", o.t95.change_s.estimate,
                                                 o.t95.change_s.halfWidth());
    table.add({study.variants[o.variant].id, std::to_string(o.runs),
               withInterval(o.t95_s, o, words), withInterval(o.t100_s, o, words), change,
               fmt::format("{:.1f}", o.peopleLeft)});
  }
  return table;
}

void printLate(const study::StoredStudy& study, const VariantOverview& o,
               const report::Words& words) {
  if (!o.late_s || !o.late_s->high) return;
  line(words.text("ui.study.late", {{"variant", titleOf(study.variants[o.variant], words)},
                                    {"time", clock(o.late_s->estimate, words)},
                                    {"most", clock(o.late_s->high, words)},
                                    {"runs", std::to_string(o.runs)}}));
}

std::vector<const study::RunRecord*> runsOf(const study::StoredStudy& study, std::size_t variant) {
  std::vector<const study::RunRecord*> runs;
  for (const study::RunRecord& run : study.runs)
    if (run.variant == variant) runs.push_back(&run);
  return runs;
}

}  // namespace

std::string titleOf(const study::StoredVariant& variant, const report::Words& words) {
  const std::string title = words.name(variant.title, "");
  return title.empty() ? variant.id : title + " (" + variant.id + ")";
}

void printDifferences(const study::Difference& t95, const study::Difference& t100,
                      const std::string& before, const std::string& after,
                      const report::Words& words) {
  line(words.text("ui.study.of-95", {{"sentence", report::sentence(t95, before, after, words)}}));
  line(words.text("ui.study.of-100", {{"sentence", report::sentence(t100, before, after, words)}}));
}

void printStudy(const study::StoredStudy& study, const report::Words& words) {
  const std::vector<VariantOverview> all = study::overviewOf(study);
  std::vector<VariantOverview> own;
  for (const VariantOverview& o : all)
    if (!study.variants[o.variant].nMinusOne) own.push_back(o);
  std::printf("\n%s", tableOf(study, own, words).text().c_str());
  for (const VariantOverview& o : own) printLate(study, o, words);
  for (const VariantOverview& o : own) {
    if (o.variant == 0 || o.runs == 0) continue;
    std::printf("\n");
    printDifferences(o.t95, o.t100, titleOf(study.variants[0], words),
                     titleOf(study.variants[o.variant], words), words);
    printDangerChanges(runsOf(study, 0), runsOf(study, o.variant),
                       titleOf(study.variants[0], words), titleOf(study.variants[o.variant], words),
                       words);
  }
  const std::vector<VariantOverview> closures = study::worstClosures(study, all);
  if (closures.empty()) return;
  std::printf("\n%s\n%s", words.text("ui.study.n-minus-1").c_str(),
              tableOf(study, closures, words).text().c_str());
}

void printJudgements(const study::StoredStudy& study, const std::vector<study::Judgement>& judged,
                     const report::Words& words) {
  for (std::size_t v = 0; v < judged.size() && v < study.variants.size(); ++v) {
    const study::Judgement& j = judged[v];
    const char* key = j.capped     ? "ui.study.not-converged"
                      : !j.precise ? "ui.study.not-yet"
                      : j.last     ? "ui.study.precise"
                                   : "ui.study.precise-at-once";
    line(words.text(key, {{"id", study.variants[v].id},
                          {"runs", std::to_string(j.wanted)},
                          {"quantity", j.last ? report::name(*j.last, words) : ""},
                          {"precision", j.last ? report::precision(*j.last, words) : ""}}));
  }
}

}  // namespace muster::cli
