#include "simulation/smoke.h"

#include <algorithm>

#include "hazard/dose.h"
#include "simulation/state.h"

namespace muster::simulation {

namespace {

// Lies where it fell and keeps nobody waiting.
void fall(People& people, std::size_t row) {
  people.status[row] = Status::incapacitated;
  people.crowd.body[row].desiredSpeed = 0;
  people.headingFor[row] = {};
  people.leg[row] = {};
  people.decide[row] = 0;
  people.remaining_m[row] = 0;
}

void breatheRow(State& state, std::size_t row, double since_s) {
  Smoke& smoke = *state.smoke;
  People& people = state.people;
  Exposure& exposure = smoke.exposure[row];
  smoke.noticed[row] = 0;
  if (!people.crowd.present[row]) {
    exposure.extinction_per_m = 0;
    exposure.temperature_C = static_cast<float>(hazard::kAmbientTemperature_C);
    return;
  }
  const hazard::Conditions air = smoke.reading->at(
      people.crowd.body[row].space, people.position(row), double{people.eyeHeight_m[row]});
  exposure.extinction_per_m = static_cast<float>(air.extinction_per_m);
  exposure.temperature_C = static_cast<float>(air.temperature_C);
  exposure.gasDose += hazard::gasDoseRate_per_s(air) * since_s;
  exposure.heatDose += hazard::heatDoseRate_per_s(air) * since_s;
  if (exposure.gasDose >= 1 || exposure.heatDose >= 1) return fall(people, row);
  smoke.noticed[row] =
      people.status[row] == Status::waiting && air.extinction_per_m >= kNoticed_per_m;
}

// Everybody who waits in a space where somebody sees smoke sets off, told or not.
void startFromSmoke(State& state) {
  People& people = state.people;
  const auto& body = people.crowd.body;
  std::vector<std::uint8_t> smoky(state.setup->campus->spaces.size(), 0);
  bool any = false;
  for (std::size_t row = 0; row < people.size(); ++row) {
    if (!state.smoke->noticed[row]) continue;
    smoky[body[row].space.index()] = 1;
    any = true;
  }
  if (!any) return;
  for (std::size_t row = 0; row < people.size(); ++row) {
    if (people.status[row] != Status::waiting || !people.crowd.present[row]) continue;
    if (!smoky[body[row].space.index()]) continue;
    state.groups[people.group[row].index()].warned = true;
    if (people.role[row] == Role::closer) continue;  // goes when the room is empty
    const double lot =
        state.random.uniform(static_cast<std::uint32_t>(row), Purpose::smokeResponse);
    const double after_s = kSmokeResponseLow_s + lot * (kSmokeResponseHigh_s - kSmokeResponseLow_s);
    people.start[row] = std::min(people.start[row], stepAt(state.time() + after_s, state.dt()));
  }
}

bool dependsOnDoors(const hazard::Fire& fire) {
  const auto* zones = std::get_if<hazard::ZoneFire>(&fire.source);
  return zones && zones->coupled;
}

void holdDoors(State& state) {
  Smoke& smoke = *state.smoke;
  for (std::size_t i = 0; i < smoke.heldOpen.size(); ++i) {
    smoke.heldOpen[i] = state.time() - smoke.passed_s[i] < kDoorFallsShut_s ? 1.0f : 0.0f;
  }
}

}  // namespace

Smoke::Smoke(const Setup& setup, std::size_t people)
    : reading(setup.fire->open()),
      effects(&setup.scenario.fire->effects),
      exposure(people),
      noticed(people, 0),
      coupled(dependsOnDoors(*setup.scenario.fire)),
      passed_s(coupled ? setup.campus->openings.size() : 0, -kDoorFallsShut_s),
      heldOpen(passed_s.size(), 0.0f) {}

double slowedBySmoke(const Smoke& smoke, std::size_t row, double free_m_per_s) {
  const double k = double{smoke.exposure[row].extinction_per_m};
  if (k <= 0) return free_m_per_s;
  const hazard::Effects& e = *smoke.effects;
  return hazard::speedInSmoke(e.law, free_m_per_s, k, e.visibilityConstant, e.slowest_m_per_s);
}

void breathe(State& state) {
  Smoke& smoke = *state.smoke;
  if (smoke.coupled) {
    for (const Passage& p : state.passages) smoke.passed_s[p.opening.index()] = state.time();
  }
  if (!state.every(kBreathEvery_s)) return;
  const double since_s = static_cast<double>(state.stepsIn(kBreathEvery_s)) * state.dt();
  if (smoke.coupled) holdDoors(state);
  smoke.reading->moveTo(state.time(), smoke.heldOpen);
  state.loop->run(state.people.size(), kRowGrain, [&](const Loop::Chunk& chunk) {
    for (std::size_t row = chunk.begin; row < chunk.end; ++row) breatheRow(state, row, since_s);
  });
  startFromSmoke(state);
  if (state.every(kLookAheadEvery_s)) lookAhead(state);
}

}  // namespace muster::simulation
