#include "cli/input.h"

#include "io/plan_reader.h"
#include "io/scenario_reader.h"

namespace muster::cli {

LoadedPlan loadPlan(const std::string& file) {
  LoadedPlan loaded;
  const auto draft = io::readPlan(file);
  if (!draft) {
    loaded.problems = draft.error();
    return loaded;
  }
  plan::Checked checked = plan::check(*draft);
  append(loaded.problems, std::move(checked.problems), file);
  if (checked.campus) loaded.campus = std::make_unique<plan::Campus>(std::move(*checked.campus));
  return loaded;
}

LoadedScenario loadScenario(const std::string& file, const Overrides& overrides) {
  LoadedScenario loaded;
  io::ReadScenario read = io::readScenario(file);
  append(loaded.problems, std::move(read.problems), file);
  // A broken scenario may still name its plan: its problems belong in the same list.
  if (!read.scenario) return loaded;
  LoadedPlan plan = loadPlan(read.scenario->plan);
  append(loaded.problems, std::move(plan.problems));
  if (!plan.campus || hasErrors(loaded.problems)) return loaded;
  if (overrides.seed) read.scenario->seed = *overrides.seed;
  if (overrides.model) read.scenario->model.motion = *overrides.model;
  loaded.campus = std::move(plan.campus);
  const auto loop = parallelLoop();
  loaded.atlas = std::make_unique<navigation::Atlas>(*loaded.campus, loop.get());
  loaded.atlas->measure(*loop);
  simulation::CheckedScenario checked =
      simulation::check(std::move(*read.scenario), *loaded.campus, *loaded.atlas, loop.get());
  append(loaded.problems, std::move(checked.problems), file);
  if (checked.setup) loaded.setup = std::make_unique<simulation::Setup>(std::move(*checked.setup));
  return loaded;
}

}  // namespace muster::cli
