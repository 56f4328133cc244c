#include "viewer/content/prepared_run.h"

#include "io/field_cache.h"
#include "io/fire_source.h"

namespace muster::viewer {

PreparedRun prepare(simulation::Scenario scenario, const plan::Campus& campus) {
  PreparedRun run;
  run.loop = parallelLoop();
  run.atlas = std::make_unique<navigation::Atlas>(campus, run.loop.get());
  const io::FieldCache cache(io::FieldCache::userFolder());
  run.atlas->recall(cache.read(navigation::campusFingerprint(campus), *run.loop));
  run.atlas->measure(*run.loop);
  simulation::CheckedScenario checked =
      simulation::check(std::move(scenario), campus, *run.atlas, run.loop.get());
  run.problems = std::move(checked.problems);
  if (checked.setup) append(run.problems, io::lightFire(*checked.setup));
  if (!hasErrors(run.problems))
    run.setup = std::make_shared<const simulation::Setup>(std::move(*checked.setup));
  return run;
}

void keepWays(const PreparedRun& run, const plan::Campus& campus) {
  if (!run.atlas->hasNews()) return;
  const io::FieldCache cache(io::FieldCache::userFolder());
  cache.write(navigation::campusFingerprint(campus), run.atlas->keep(), *run.loop);
}

}  // namespace muster::viewer
