#include "report/study_page.h"

#include "analysis/bottlenecks.h"
#include "io/plan_reader.h"
#include "plan/check.h"
#include "report/chart.h"
#include "report/live_chart.h"
#include "report/study_sections.h"
#include "study/study_reader.h"

namespace muster::report {
namespace {

// The plan as it was when the study began. That it was sound then is known; one that this program
// does not understand any more is as good as none.
std::optional<plan::Campus> campusOf(const study::StoredStudy& study) {
  if (study.planText.empty()) return std::nullopt;
  const auto draft = io::parsePlan(study.planText, study.path);
  if (!draft) return std::nullopt;
  return plan::check(*draft).campus;
}

}  // namespace

std::string StudyReport::title(std::size_t variant) const {
  const study::StoredVariant& stored = study.variants[variant];
  const std::string name = words.name(stored.title, "");
  return name.empty() ? stored.id : name + " (" + stored.id + ")";
}

std::vector<std::size_t> StudyReport::ownVariants() const {
  std::vector<std::size_t> own;
  for (std::size_t v = 0; v < study.variants.size(); ++v)
    if (!study.variants[v].nMinusOne) own.push_back(v);
  return own;
}

std::string StudyReport::placeName(analysis::ConstraintKind kind, const std::string& id) const {
  return campus ? words.name(analysis::placeOf(kind, id, *campus).name, id) : id;
}

study::StopRule StudyReport::stopRule() const {
  return description ? description->stop : study::StopRule();
}

std::string StudyReport::noPlaceText() const {
  const bool bodies = study.model != simulation::kHydraulicModel;
  return text(bodies ? "report.study.line.no-place" : "report.study.line.places-unknown");
}

std::string studyPage(const study::StoredStudy& study, const RecordedRun* recorded,
                      std::optional<double> target_s, const Words& words) {
  const study::ReadStudy read = study::parseStudy(study.text, study.id + ".toml");
  StudyReport report{{words}, study, recorded, read.study, campusOf(study), 0, {}, {}, {}, {}};
  report.target_s =
      target_s.value_or(read.study ? read.study->target_s : study::StudyDescription().target_s);
  report.overview = study::overviewOf(study);
  report.closures = study::worstClosures(study, report.overview);
  report.runs = study::byVariant(study.runs, study.variants.size());
  report.places = study::placesOf(report.runs.front());
  const std::string name = read.study ? words.name(read.study->title, study.id) : study.id;
  return pageOpening(words.text("report.study.title", {{"study", name}}), words) +
         studySummarySection(report) + variantsSection(report) + closuresSection(report) +
         curvesSection(report) + studyReplaySection(report) + placesSection(report) +
         studyMapsSection(report) + fireSection(report) + classesSection(report) +
         exitsSection(report) + convergenceSection(report) + studyMethodSection(report) +
         studyLimitsSection(report) + liveChartScript() + kPageClosing;
}

}  // namespace muster::report
