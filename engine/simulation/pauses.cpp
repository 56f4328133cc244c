// Long days: while nobody is on the way and nobody is due, time goes on to the next thing that
// happens, an event, an opening hour, an arrival, somebody who sets off, or the end. It stays a
// multiple of the step.
#include <algorithm>
#include <cmath>

#include "simulation/state.h"

namespace muster::simulation {

namespace {

// Bodies that still push each other apart after the last one has stopped have come to rest by then.
constexpr double kAtRestAfter_s = 2.0;

bool anybodyOnTheWay(const People& people) {
  for (std::size_t row = 0; row < people.size(); ++row) {
    if (people.onTheWay(row)) return true;
  }
  return false;
}

Step nextStart(const People& people) {
  Step next = kNever;
  for (std::size_t row = 0; row < people.size(); ++row) {
    const bool rests = people.status[row] == Status::waiting || isSeated(people, row);
    if (rests && people.crowd.present[row]) next = std::min(next, people.start[row]);
  }
  return next;
}

// When an opening's hours next begin or end.
Step nextHour(const State& state) {
  Step next = kNever;
  const double day_s = 86400, start_s = 3600 * state.setup->scenario.startClock_h;
  const auto look = [&](double hour) {
    const double first_s = 3600 * hour - start_s;  // of the first day
    const double days = std::max(0.0, std::floor((state.time() - first_s) / day_s) + 1);
    next = std::min(next, stepAt(first_s + day_s * days, state.dt()));
  };
  for (const std::size_t i : state.keepHours) {
    for (const auto& [from_h, to_h] : state.setup->campus->openings[i].open_hours_h) {
      look(from_h);
      look(to_h);
    }
  }
  return next == kNever ? kNever : next - std::min<Step>(next, 1);  // rounding of step × dt
}

Step nextArrival(const State& state) {
  const Arrivals& arrivals = state.arrivals;
  for (const EntranceState& entrance : arrivals.entrances) {
    if (entrance.next < entrance.waiting.size() && isOpen(state, entrance)) return 0;
  }
  return arrivals.nextDue < arrivals.due.size() ? arrivals.due[arrivals.nextDue].at : kNever;
}

Step nextEvent(const State& state) {
  const auto& events = state.setup->events;
  if (state.nextEvent >= events.size()) return kNever;
  return stepAt(events[state.nextEvent].description.at_s, state.dt());
}

}  // namespace

void skipPause(State& state) {
  const bool skips = state.arrivals.any() || state.buses.any();
  if (!skips && state.clearings.empty()) return;
  state.stillFor = anybodyOnTheWay(state.people) ? 0 : state.stillFor + 1;
  if (!skips || state.smoke) return;
  if (static_cast<double>(state.stillFor) * state.dt() < kAtRestAfter_s) return;
  if (waitsForClearing(state) || matchingGoesOn(state) || boardingGoesOn(state)) return;
  const Step end = stepAt(state.setup->scenario.duration_s, state.dt());
  const Step next = std::min({nextStart(state.people), nextHour(state), nextEvent(state),
                              nextArrival(state), nextBus(state), end});
  // One step early: what is due at `next` happens in the step that begins there.
  if (next != kNever && next > state.step + 1) state.step = next - 1;
}

}  // namespace muster::simulation
