// The variants of a study, ready to be run: plan and scenario read with their changes, checked, and
// an Atlas each. Variants whose plans are the same share campus and Atlas.
//
// Closing. A closed opening or staircase (all openings of its flights) is shut from the start. Who
// was assigned to it is free to choose any other way, and whoever loses his staircase is not held
// to an exit either: somebody on the spot would send them elsewhere. N-1: each way out of a
// building or the campus, each staircase and each gate is closed in turn.
//
// Thread rule: makeStudy from one thread; the result is immutable and may be read by many.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "foundation/loop.h"
#include "navigation/atlas.h"
#include "plan/campus.h"
#include "simulation/setup.h"
#include "study/study.h"

namespace muster::study {

// Where a variant takes place.
struct Ground {
  std::string changedPlan;  // text of the plan with the study's changes; empty: the file as it is
  std::unique_ptr<const plan::Campus> campus;
  std::unique_ptr<navigation::Atlas> atlas;
};

struct Variant {
  std::string id;
  plan::Name title;
  std::vector<std::string> closed;
  bool nMinusOne = false;  // one of those that the keyword made
  std::shared_ptr<const Ground> ground;
  simulation::Scenario scenario;                 // its seed is each run's own
  std::shared_ptr<const simulation::Setup> lit;  // whose fire all runs share; null without one
  std::string hash;  // of all bytes and changes that make it: equal hashes, equal runs
};

struct Study {
  StudyDescription description;
  std::vector<Variant> variants;  // the base first, then in the order of the file, then N-1
};

struct MadeStudy {
  std::optional<Study> study;  // nullopt if any problem is an error
  Problems problems;           // those of a variant that the base has as well are told once
};
// `cacheFolder`: of kept distance fields (io/field_cache.h); empty = none.
MadeStudy makeStudy(StudyDescription description, const Loop& loop, const std::string& cacheFolder);

// Writes down what fields the study had to build, for the next time. When nothing runs any more.
void keepFields(const Study& study, const Loop& loop, const std::string& cacheFolder);

}  // namespace muster::study
