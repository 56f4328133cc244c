#include "io/fire_source.h"

#include <algorithm>

#include "hazard/detection.h"
#include "hazard/uniform_source.h"
#include "hazard/zones/zone_source.h"
#include "io/fds_source.h"

namespace muster::io {
namespace {

using hazard::Source;
using simulation::Setup;
using FireSource = Result<std::shared_ptr<const Source>>;

Problem problem(Severity severity, std::string code, Place place,
                std::vector<std::pair<std::string, std::string>> arguments = {}) {
  return {severity, std::move(code), {}, place, {}, std::move(arguments)};
}

// One overload per kind of fire; warnings are added to the last argument.
FireSource sourceOf(const hazard::UniformFire& fire, const Setup& setup, Problems&) {
  return hazard::uniformSource(fire, setup.scenario.fire->start_s, *setup.campus);
}

bool movesDoors(const simulation::ResolvedEvent& event) {
  return event.description.kind == simulation::EventKind::open ||
         event.description.kind == simulation::EventKind::close;
}

// Doors that events open and shut, those that wait for the detection of this very fire only once it
// is known when that is.
FireSource sourceOf(const hazard::ZoneFire& fire, const Setup& setup, Problems&) {
  std::vector<hazard::zones::DoorChange> changes;
  for (const simulation::ResolvedEvent& event : setup.events) {
    const bool opens = event.description.kind == simulation::EventKind::open;
    if (!movesDoors(event) || (event.description.onDetection && !setup.fireAlarm_s)) continue;
    for (const plan::OpeningId opening : event.openings) {
      changes.push_back({event.description.at_s, opening, opens ? 1.0 : 0.0});
    }
  }
  return hazard::zoneSource(*setup.campus, fire, setup.scenario.fire->start_s,
                            setup.scenario.duration_s, changes);
}

FireSource sourceOf(const hazard::FdsFire& fire, const Setup& setup, Problems& warnings) {
  Result<FdsCase> run = fdsSource(fire, setup.scenario.fire->start_s, *setup.campus);
  if (!run) return tl::unexpected(std::move(run.error()));
  append(warnings, std::move(run->warnings));
  return std::move(run->source);
}

// Where detectors hang: in the space that is named, else in the room of the fire, else in every
// indoor space.
std::vector<plan::SpaceId> detectorRooms(const Setup& setup, Problems& problems) {
  const hazard::Fire& fire = *setup.scenario.fire;
  std::string named = fire.detection.space;
  if (const auto* zones = std::get_if<hazard::ZoneFire>(&fire.source); zones && named.empty()) {
    named = zones->space;
  }
  if (!named.empty()) {
    const plan::SpaceId space = setup.campus->space(named);
    if (space.valid()) return {space};
    problems.push_back(problem(Severity::error, "scenario.unknown-reference", fire.detection.place,
                               {{"kind", "kind.space"}, {"value", named}}));
  }
  std::vector<plan::SpaceId> rooms;
  for (std::size_t s = 0; s < setup.campus->spaces.size(); ++s) {
    if (!setup.campus->spaces[s].outdoor()) rooms.push_back(plan::SpaceId(s));
  }
  return rooms;
}

void setTimes(Setup& setup, Problems& problems) {
  const double duration_s = setup.scenario.duration_s;
  const auto never = [&](const simulation::ResolvedEvent& event) {
    if (!event.description.onDetection) return false;
    const double at_s = event.description.at_s + setup.fireAlarm_s.value_or(0);
    if (setup.fireAlarm_s && at_s <= duration_s) return false;
    problems.push_back(
        problem(Severity::warning, "scenario.fire-event-never-happens", event.description.place));
    return true;
  };
  std::erase_if(setup.events, never);
  for (simulation::ResolvedEvent& event : setup.events) {
    if (event.description.onDetection) event.description.at_s += *setup.fireAlarm_s;
  }
  simulation::sortByTime(setup.events);
}

// False, with problems, if the fire cannot be made.
bool makeSource(Setup& setup, Problems& problems) {
  FireSource source = std::visit([&](const auto& kind) { return sourceOf(kind, setup, problems); },
                                 setup.scenario.fire->source);
  if (!source) {
    append(problems, std::move(source.error()));
    return false;
  }
  setup.fire = std::move(*source);
  return true;
}

// What lies in the scenario's file and does not say so yet.
Problems named(Problems problems, const Setup& setup) {
  Problems all;
  append(all, std::move(problems), setup.scenario.file);
  return all;
}

}  // namespace

void lightFrom(Setup& setup, const Setup& lit) {
  setup.fire = lit.fire;
  setup.detected_s = lit.detected_s;
  setup.fireAlarm_s = lit.fireAlarm_s;
  Problems known;
  setTimes(setup, known);
}

Problems lightFire(Setup& setup) {
  if (!setup.scenario.fire) return {};
  Problems problems;
  const hazard::Fire& fire = *setup.scenario.fire;
  if (!makeSource(setup, problems)) return named(std::move(problems), setup);
  const auto rooms = detectorRooms(setup, problems);
  if (const auto at_s = hazard::detectedAt(*setup.fire, fire.detection, rooms, *setup.campus,
                                           setup.scenario.duration_s)) {
    setup.detected_s = *at_s;
    setup.fireAlarm_s = *at_s + fire.detection.delay_s;
  } else {
    problems.push_back(problem(Severity::warning, "scenario.fire-not-detected", fire.place));
  }
  setTimes(setup, problems);
  // Fire doors that the alarm lets go: the fire anew, the same up to there.
  const bool doorsFollow = std::ranges::any_of(setup.events, [](const auto& event) {
    return event.description.onDetection && movesDoors(event);
  });
  if (doorsFollow && std::holds_alternative<hazard::ZoneFire>(fire.source))
    makeSource(setup, problems);
  if (setup.scenario.model.motion == simulation::kHydraulicModel) {
    problems.push_back(problem(Severity::warning, "scenario.hydraulic-knows-no-smoke", fire.place));
  }
  return named(std::move(problems), setup);
}

}  // namespace muster::io
