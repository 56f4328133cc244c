#include "viewer/content/recorded_fire.h"

#include "analysis/tenability.h"
#include "viewer/content/prepared_run.h"

namespace muster::viewer {

namespace {

RecordedFire relit(simulation::Scenario scenario, const plan::Campus& campus, double until_s) {
  RecordedFire fire;
  const PreparedRun run = prepare(std::move(scenario), campus);
  if (!run.setup || !run.setup->fire) return fire;
  fire.setup = run.setup;
  const analysis::Tenable tenable = analysis::tenabilityOf(*run.setup, until_s, *run.loop);
  fire.worst.ignition_s = run.setup->fire->start_s();
  fire.worst.effects = run.setup->scenario.fire->effects;
  fire.worst.tenability = run.setup->scenario.fire->tenability;
  fire.worst.judgedUntil_s = tenable.judgedUntil_s;
  fire.worst.pictured_s = until_s;
  fire.worst.maps = tenable.maps;
  return fire;
}

}  // namespace

std::future<RecordedFire> relight(simulation::Scenario scenario, const plan::Campus& campus,
                                  double until_s) {
  return std::async(std::launch::async, [scenario = std::move(scenario), &campus, until_s] {
    return relit(scenario, campus, until_s);
  });
}

}  // namespace muster::viewer
