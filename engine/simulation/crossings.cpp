#include <algorithm>

#include "simulation/state.h"

namespace muster::simulation {

using geometry::Vec2;

namespace {

// A step of 0.1 s at 3 m/s passes 0.3 m: no plan has more openings than this in that distance.
constexpr int kMostOpeningsPerStep = 8;
// Measured speed is capped at this multiple of the desired one (models.md §2): a push of the
// projection is no walking speed.
constexpr double kSpeedCap = 1.2;

bool mayPass(const navigation::OpeningState& state, const plan::Opening& opening,
             plan::SpaceId from) {
  if (!state.open) return false;
  if (state.direction == plan::Direction::both) return true;
  return (state.direction == plan::Direction::forward) == (from == opening.first);
}

struct Landing {
  plan::SpaceId space;
  Vec2 where;
  bool out = false;
};

// Carries one body from p to q through the openings on the way. A closed opening or a wall on the
// way leaves it at p.
Landing carry(const State& state, std::uint32_t agent, plan::SpaceId space, Vec2 p, Vec2 q,
              std::vector<Passage>& passages) {
  const plan::Campus& campus = *state.setup->campus;
  const Landing stay{space, p};
  const std::size_t before = passages.size();
  Vec2 from = p;
  for (int hop = 0; hop < kMostOpeningsPerStep; ++hop) {
    const auto crossing = state.atlas->crossing(space, from, q);
    if (!crossing) {
      if (state.atlas->inside(space, q)) return {space, q};
      break;
    }
    const plan::Opening& opening = campus[crossing->opening];
    if (!mayPass(state.openings[crossing->opening.index()], opening, space)) break;
    const plan::SpaceId next = opening.other(space);
    passages.push_back({crowd::AgentId(agent), crossing->opening, space, next});
    const bool outdoors = state.setup->scenario.untilOutdoors &&
                          campus.leavesBuilding(crossing->opening) &&
                          !state.setup->groups[state.people.group[agent].index()].assembly.valid();
    if (opening.outside() || outdoors) return {space, q, true};
    space = next;
    from = crossing->where;
  }
  passages.resize(before);
  return stay;
}

void settle(State& state, std::size_t k, std::vector<Passage>& passages) {
  const crowd::Rows& rows = state.grid.rows();
  const crowd::Proposal& proposal = state.motion.proposal();
  People& people = state.people;
  const std::uint32_t agent = rows.agent[k];
  const Vec2 p{rows.x[k], rows.y[k]};
  const Landing landing =
      carry(state, agent, rows.space[k], p, {proposal.x[k], proposal.y[k]}, passages);
  Vec2 velocity = (landing.where - p) * (1.0 / state.dt());
  const double speed = geometry::norm(velocity);
  const double most = kSpeedCap * rows.speed[k];
  if (speed > most) velocity = velocity * (most / speed);
  crowd::Motion& next = people.crowd.next;
  next.x[agent] = landing.where.x;
  next.y[agent] = landing.where.y;
  next.vx[agent] = velocity.x;
  next.vy[agent] = velocity.y;
  next.ex[agent] = proposal.ex[k];
  next.ey[agent] = proposal.ey[k];
  next.space[agent] = landing.space;
  if (landing.space != rows.space[k]) {
    people.decide[agent] = 1;
    people.firstDoor[agent] = {};  // it was for the way out of the starting room only
  }
  if (landing.out) people.crowd.present[agent] = 0;
}

// Who left keeps the place where it left in both buffers.
void leave(People& people, std::size_t row) {
  people.status[row] = Status::out;
  people.remaining_m[row] = 0;
  people.crowd.desiredSpeed[row] = 0;
  const crowd::Motion& from = people.crowd.current;
  crowd::Motion& to = people.crowd.next;
  to.x[row] = from.x[row];
  to.y[row] = from.y[row];
  to.vx[row] = to.vy[row] = 0;
  to.ex[row] = from.ex[row];
  to.ey[row] = from.ey[row];
  to.space[row] = from.space[row];
}

}  // namespace

void cross(State& state) {
  const std::size_t rows = state.grid.rows().size();
  state.chunkPassages.resize(Loop::chunks(rows, kRowGrain));
  state.loop->run(rows, kRowGrain, [&](const Loop::Chunk& chunk) {
    auto& passages = state.chunkPassages[chunk.index];
    passages.clear();
    for (std::size_t k = chunk.begin; k < chunk.end; ++k) settle(state, k, passages);
  });
  state.passages.clear();
  for (const auto& passages : state.chunkPassages) {
    state.passages.insert(state.passages.end(), passages.begin(), passages.end());
  }
  std::stable_sort(state.passages.begin(), state.passages.end(),
                   [](const Passage& a, const Passage& b) { return a.agent < b.agent; });
  People& people = state.people;
  std::swap(people.crowd.current, people.crowd.next);
  for (const Passage& passage : state.passages) {
    if (!people.crowd.present[passage.agent.index()]) leave(people, passage.agent.index());
  }
}

}  // namespace muster::simulation
