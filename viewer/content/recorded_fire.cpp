#include "viewer/content/recorded_fire.h"

#include "analysis/presence.h"
#include "analysis/tenability.h"
#include "io/recording_reader.h"
#include "viewer/content/prepared_run.h"
#include "viewer/content/recorded_crowd.h"

namespace muster::viewer {

namespace {

// When anybody was last in each cell of the maps.
void addLastThere(std::vector<analysis::AirMap>& maps, io::RecordingReader& reader,
                  const plan::Campus& campus) {
  analysis::Presence presence(campus);
  RecordedCrowd crowd(campus);
  for (std::size_t i = 0; i < reader.frames(); ++i) {
    const auto frame = reader.frame(i);  // a damaged chunk leaves a gap
    if (frame) presence.observe(crowd.frame(*frame));
  }
  for (std::size_t grid = 0; grid < maps.size(); ++grid)
    maps[grid].last_there_s = presence.lastThere()[grid];
}

RecordedFire relit(simulation::Scenario scenario, const plan::Campus& campus,
                   const std::string& recording) {
  RecordedFire fire;
  auto reader = io::RecordingReader::open(recording);
  const PreparedRun run = prepare(std::move(scenario), campus);
  if (!reader || !run.setup || !run.setup->fire) return fire;
  fire.setup = run.setup;
  const double until_s = reader->end_s();
  analysis::Tenable tenable = analysis::tenabilityOf(*run.setup, until_s, *run.loop);
  fire.worst.ignition_s = run.setup->fire->start_s();
  fire.worst.effects = run.setup->scenario.fire->effects;
  fire.worst.tenability = run.setup->scenario.fire->tenability;
  fire.worst.judgedUntil_s = tenable.judgedUntil_s;
  fire.worst.pictured_s = until_s;
  fire.worst.maps = std::move(tenable.maps);
  if (hasMargin(*run.setup->scenario.fire)) addLastThere(fire.worst.maps, *reader, campus);
  return fire;
}

}  // namespace

bool hasMargin(const hazard::Fire& fire) {
  const auto* zones = std::get_if<hazard::ZoneFire>(&fire.source);
  return zones == nullptr || !zones->coupled;
}

std::future<RecordedFire> relight(simulation::Scenario scenario, const plan::Campus& campus,
                                  const std::string& recording) {
  return std::async(std::launch::async, [scenario = std::move(scenario), &campus, recording] {
    return relit(scenario, campus, recording);
  });
}

}  // namespace muster::viewer
