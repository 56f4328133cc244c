#include "cli/input.h"

#include "io/field_cache.h"
#include "io/fire_source.h"
#include "io/plan_reader.h"
#include "io/scenario_reader.h"

namespace muster::cli {

LoadedPlan loadPlan(const std::string& file) {
  LoadedPlan loaded;
  const auto draft = loaded.times.timed("read", [&] { return io::readPlan(file); });
  if (!draft) {
    loaded.problems = draft.error();
    return loaded;
  }
  plan::Checked checked = loaded.times.timed("check-plan", [&] { return plan::check(*draft); });
  append(loaded.problems, std::move(checked.problems), file);
  if (checked.campus) loaded.campus = std::make_unique<plan::Campus>(std::move(*checked.campus));
  return loaded;
}

ReadInput readInput(const std::string& file) {
  ReadInput input;
  io::ReadScenario read = input.times.timed("read", [&] { return io::readScenario(file); });
  append(input.problems, std::move(read.problems), file);
  // A broken scenario may still name its plan: its problems belong in the same list.
  if (!read.scenario) return input;
  LoadedPlan plan = loadPlan(read.scenario->plan);
  input.times.add(plan.times);
  append(input.problems, std::move(plan.problems));
  if (!plan.campus || hasErrors(input.problems)) return input;
  input.scenario = std::move(read.scenario);
  input.campus = std::move(plan.campus);
  return input;
}

LoadedScenario loadScenario(const std::string& file, const Overrides& overrides, Cache cache) {
  LoadedScenario loaded;
  ReadInput input = readInput(file);
  loaded.problems = std::move(input.problems);
  loaded.times = std::move(input.times);
  if (!input.scenario) return loaded;
  if (overrides.seed) input.scenario->seed = *overrides.seed;
  if (overrides.model) input.scenario->model.motion = *overrides.model;
  loaded.campus = std::move(input.campus);
  const auto loop = parallelLoop();
  loaded.times.timed("atlas", [&] {
    loaded.atlas = std::make_unique<navigation::Atlas>(*loaded.campus, loop.get());
    if (cache == Cache::use) {
      const io::FieldCache fields(io::FieldCache::userFolder());
      loaded.atlas->recall(fields.read(navigation::campusFingerprint(*loaded.campus), *loop));
    }
    loaded.atlas->measure(*loop);
  });
  simulation::CheckedScenario checked = loaded.times.timed("check-scenario", [&] {
    return simulation::check(std::move(*input.scenario), *loaded.campus, *loaded.atlas, loop.get());
  });
  append(loaded.problems, std::move(checked.problems), file);
  if (!checked.setup) return loaded;
  append(loaded.problems, loaded.times.timed("fire", [&] { return io::lightFire(*checked.setup); }));
  if (hasErrors(loaded.problems)) return loaded;
  loaded.setup = std::make_unique<simulation::Setup>(std::move(*checked.setup));
  return loaded;
}

void keepFields(LoadedScenario& loaded, Cache cache) {
  if (cache == Cache::leave || !loaded.atlas || !loaded.atlas->hasNews()) return;
  loaded.times.timed("keep-fields", [&] {
    const auto loop = parallelLoop();
    const io::FieldCache fields(io::FieldCache::userFolder());
    fields.write(navigation::campusFingerprint(*loaded.campus), loaded.atlas->keep(), *loop);
  });
}

}  // namespace muster::cli
