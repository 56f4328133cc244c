#include "simulation/exit_choice.h"

#include <algorithm>
#include <cmath>

#include "simulation/state.h"

namespace muster::simulation {

using geometry::Vec2;

namespace {

// A route that passes more openings than this is far enough away not to be judged by its queues.
constexpr int kOpeningsAhead = 12;

std::uint32_t sideOf(plan::OpeningId opening, bool fromFirst) {
  return static_cast<std::uint32_t>(2 * opening.index() + (fromFirst ? 0 : 1));
}

bool fromFirst(const State& state, plan::OpeningId opening, plan::SpaceId from) {
  return (*state.setup->campus)[opening].first == from;
}

double capacity_per_s(const State& state, plan::OpeningId opening) {
  const ModelChoice& model = state.setup->scenario.model;
  const bool capped = state.cap.caps(opening);
  return (*state.setup->campus)[opening].clear_width_m *
         (capped ? std::min(kQueueFlow_per_m_s, model.codeFlow_per_m_s) : kQueueFlow_per_m_s);
}

// How long somebody who gets there in `after_s` still has to wait for the people ahead of him.
double wait_s(const State& state, plan::OpeningId opening, std::size_t ahead, double after_s) {
  return std::max(0.0, static_cast<double>(ahead) / capacity_per_s(state, opening) - after_s);
}

// Seconds of waiting at the opening, and at those that follow it on the route.
double queues_s(const State& state, std::size_t row, plan::OpeningId opening, double speed) {
  const People& people = state.people;
  const plan::Campus& campus = *state.setup->campus;
  plan::SpaceId from = people.crowd.body[row].space;
  const double distance_m = geometry::distance(campus[opening].line, people.position(row));
  double time_s = distance_m / speed;
  const bool side = fromFirst(state, opening, from);
  const std::size_t nearer = state.headings.nearer(opening, side, distance_m);
  double waits_s = wait_s(state, opening, nearer, time_s);
  for (int passed = 0; passed < kOpeningsAhead; ++passed) {
    const plan::OpeningId next = state.routes.after(people.route[row], opening, from);
    if (!next.valid()) break;
    from = campus[opening].other(from);
    time_s += geometry::distance(geometry::midpoint(campus[opening].line),
                                 geometry::midpoint(campus[next].line)) /
              speed;
    opening = next;
    const std::size_t ahead = state.headings.heading(opening, fromFirst(state, opening, from));
    waits_s += wait_s(state, opening, ahead, time_s + waits_s);
  }
  return waits_s;
}

// Share of the others in the space who head for this opening.
double shareOfOthers(const State& state, std::size_t row, plan::OpeningId opening) {
  const plan::SpaceId space = state.people.crowd.body[row].space;
  std::size_t all = 0, here = 0;
  for (const plan::OpeningId other : (*state.setup->campus)[space].openings) {
    const std::size_t heading = state.headings.heading(other, fromFirst(state, other, space));
    all += heading;
    if (other == opening) here = heading;
  }
  const plan::OpeningId own = state.people.headingFor[row];
  if (all > 0 && own.valid()) --all;
  if (here > 0 && own == opening) --here;
  return all == 0 ? 0 : std::min(1.0, static_cast<double>(here) / static_cast<double>(all));
}

double worth_s(const State& state, std::size_t row, const navigation::Next& way) {
  const ModelChoice& model = state.setup->scenario.model;
  const double speed = double{state.people.levelSpeed[row]};
  double time_s = way.distance_m / speed;
  const bool present = way.leg == state.people.leg[row];
  if (model.reroute == Reroute::queues) {
    time_s += queues_s(state, row, way.opening, speed);
    if (present) time_s = std::max(0.0, time_s - kWorthChanging_s);
  }
  if (model.socialInfluence > 0)
    time_s *= 1.0 - model.socialInfluence * shareOfOthers(state, row, way.opening);
  return present ? kStay * time_s : time_s;
}

// Who walks to an opening of his own choice.
bool mayChange(const People& people, std::size_t row) {
  return people.onTheWay(row) && people.leg[row].valid() && people.headingFor[row].valid() &&
         !people.doorOf(row).valid();
}

}  // namespace

bool comparesTimes(const State& state) {
  const ModelChoice& model = state.setup->scenario.model;
  return model.reroute == Reroute::queues || model.socialInfluence > 0;
}

void HeadingTally::count(const State& state) {
  const People& people = state.people;
  const plan::Campus& campus = *state.setup->campus;
  entries_.clear();
  for (std::size_t row = 0; row < people.size(); ++row) {
    const plan::OpeningId opening = people.headingFor[row];
    if (!people.onTheWay(row) || !opening.valid()) continue;
    const bool first = fromFirst(state, opening, people.crowd.body[row].space);
    entries_.emplace_back(sideOf(opening, first), static_cast<float>(geometry::distance(
                                                      campus[opening].line, people.position(row))));
  }
  std::ranges::sort(entries_);
  first_.assign(2 * campus.openings.size() + 1, 0);
  for (const auto& [side, distance] : entries_) ++first_[side + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
}

std::span<const std::pair<std::uint32_t, float>> HeadingTally::at(plan::OpeningId opening,
                                                                  bool fromFirst) const {
  if (first_.empty()) return {};
  const std::size_t side = sideOf(opening, fromFirst);
  return std::span(entries_).subspan(first_[side], first_[side + 1] - first_[side]);
}

std::size_t HeadingTally::heading(plan::OpeningId opening, bool fromFirst) const {
  return at(opening, fromFirst).size();
}

std::size_t HeadingTally::nearer(plan::OpeningId opening, bool fromFirst, double distance_m) const {
  const auto all = at(opening, fromFirst);
  const auto end = std::ranges::lower_bound(all, static_cast<float>(distance_m), {},
                                            [](const auto& entry) { return entry.second; });
  return static_cast<std::size_t>(end - all.begin());
}

void lookRound(State& state) {
  if (!comparesTimes(state)) return;
  if (!state.every(1.0)) return;
  state.headings.count(state);
  const std::size_t turn = state.step / state.stepsIn(1.0) % kLookEvery;
  for (std::size_t row = turn; row < state.people.size(); row += kLookEvery) {
    if (mayChange(state.people, row)) state.people.decide[row] = 1;
  }
}

navigation::Next chooseByTime(const State& state, std::size_t row, const navigation::Next& usual) {
  if (!usual.opening.valid() || !comparesTimes(state)) return usual;
  const People& people = state.people;
  const plan::SpaceId space = people.crowd.body[row].space;
  navigation::Next best = usual;
  double bestWorth_s = worth_s(state, row, usual);
  for (const plan::OpeningId opening : (*state.setup->campus)[space].openings) {
    if (opening == usual.opening) continue;
    const navigation::Next other =
        state.routes.through(people.route[row], space, opening, people.position(row));
    if (!std::isfinite(other.distance_m) || other.entries != usual.entries) continue;
    const double time_s = worth_s(state, row, other);
    if (time_s < bestWorth_s) {
      best = other;
      bestWorth_s = time_s;
    }
  }
  return best;
}

}  // namespace muster::simulation
