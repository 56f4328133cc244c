// The parts of a study's report (study_page.h), each a heading and what belongs under it as HTML;
// empty where the study has nothing to say about it.
// Thread rule: pure functions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/campus.h"
#include "report/page.h"
#include "report/recorded_run.h"
#include "study/overview.h"
#include "study/places.h"
#include "study/store.h"
#include "study/study.h"
#include "study/wanted.h"

namespace muster::report {

struct StudyReport : PageText {
  const study::StoredStudy& study;
  const RecordedRun* recorded;                         // of the base; null: there is no recording
  std::optional<study::StudyDescription> description;  // none: its text cannot be read (any more)
  std::optional<plan::Campus> campus;                  // of the base; none: it was not kept
  double target_s;
  std::vector<study::VariantOverview> overview;  // by variant
  std::vector<study::VariantOverview> closures;  // of N-1, worst first
  study::RunsByVariant runs;
  std::vector<study::PlaceOverview> places;  // of the base

  // Of a variant: its title and id, or its id; not escaped.
  std::string title(std::size_t variant) const;
  // Variants that the study names, the base first: not those of N-1.
  std::vector<std::size_t> ownVariants() const;
  // Of a place by its id: its name in the plan, or the id; not escaped.
  std::string placeName(analysis::ConstraintKind kind, const std::string& id) const;
  study::StopRule stopRule() const;  // the study's, or the default one
  std::string noPlaceText() const;   // why there are no bottlenecks; HTML
};

std::string studySummarySection(const StudyReport& report);
std::string variantsSection(const StudyReport& report);
std::string closuresSection(const StudyReport& report);
std::string curvesSection(const StudyReport& report);
std::string placesSection(const StudyReport& report);
std::string studyMapsSection(const StudyReport& report);
std::string studyReplaySection(const StudyReport& report);
std::string fireSection(const StudyReport& report);
std::string classesSection(const StudyReport& report);
std::string exitsSection(const StudyReport& report);
std::string convergenceSection(const StudyReport& report);
std::string studyMethodSection(const StudyReport& report);
std::string studyLimitsSection(const StudyReport& report);

}  // namespace muster::report
