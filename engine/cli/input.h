// From files to checked objects: plan → Campus → Atlas, scenario → Setup, with every problem of
// every stage in one list, and what each stage took.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "navigation/atlas.h"
#include "plan/check.h"
#include "simulation/setup.h"
#include "verification/time_sheet.h"

namespace muster::cli {

struct LoadedPlan {
  std::unique_ptr<plan::Campus> campus;  // null if a problem is an error
  Problems problems;
  verification::TimeSheet times;
};
LoadedPlan loadPlan(const std::string& file);

// A scenario and its plan, before they are checked against each other.
struct ReadInput {
  std::optional<simulation::Scenario> scenario;  // none, campus null, if a problem is an error
  std::unique_ptr<plan::Campus> campus;
  Problems problems;
  verification::TimeSheet times;
};
ReadInput readInput(const std::string& file);

// What the command line says instead of the scenario.
struct Overrides {
  std::optional<std::uint64_t> seed;
  std::optional<std::string> model;
};

// Whether fields that were built before are read from the user's cache, and new ones kept there.
enum class Cache { use, leave };

struct LoadedScenario {
  std::unique_ptr<plan::Campus> campus;
  std::unique_ptr<navigation::Atlas> atlas;
  std::unique_ptr<simulation::Setup> setup;  // null if a problem is an error
  Problems problems;
  verification::TimeSheet times;
};
LoadedScenario loadScenario(const std::string& file, const Overrides& overrides, Cache cache);
// Keeps fields that were built since, if any were. To be called when no more will be.
void keepFields(LoadedScenario& loaded, Cache cache);

}  // namespace muster::cli
