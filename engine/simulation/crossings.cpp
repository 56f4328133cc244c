#include <algorithm>
#include <numeric>

#include "simulation/state.h"

namespace muster::simulation {

using geometry::Vec2;

namespace {

// A step of 0.1 s at 3 m/s passes 0.3 m: no plan has more openings than this in that distance.
constexpr int kMostOpeningsPerStep = 8;
// Passages that a chunk of rows has room for without taking memory in mid-run.
constexpr std::size_t kRoomForPassages = 8;

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
  plan::OpeningId asks = {};  // this opening is capped: who passes is settled after the loop
  plan::OpeningId shut = {};  // came upon this one, which he may not pass
};

// Whether capped openings are passed if they have room, or only asked for.
enum class Capped { ask, pass };

// Carries one body from p to q through the openings on the way. A closed opening or a wall on the
// way leaves it at p.
Landing carry(const State& state, std::uint32_t agent, plan::SpaceId space, Vec2 p, Vec2 q,
              Capped capped, std::vector<Passage>& passages) {
  const plan::Campus& campus = *state.setup->campus;
  Landing stay{space, p};
  const std::size_t before = passages.size();
  Vec2 from = p;
  for (int hop = 0; hop < kMostOpeningsPerStep; ++hop) {
    const auto crossing = state.atlas->crossing(space, from, q);
    if (!crossing) {
      if (state.atlas->inside(space, q)) return {space, q};
      break;
    }
    const plan::Opening& opening = campus[crossing->opening];
    if (!mayPass(state.openings[crossing->opening.index()], opening, space)) {
      stay.shut = crossing->opening;
      break;
    }
    if (state.services.bars(crossing->opening, space, agent)) break;
    if (state.cap.caps(crossing->opening)) {
      if (capped == Capped::ask) {
        passages.resize(before);
        return {stay.space, p, false, crossing->opening};
      }
      if (!state.cap.hasRoom(crossing->opening)) break;
    }
    const plan::SpaceId next = opening.other(space);
    passages.push_back({crowd::AgentId(agent), crossing->opening, space, next});
    const bool outdoors = state.setup->scenario.untilOutdoors &&
                          campus.leavesBuilding(crossing->opening) &&
                          !state.routes.query(state.people.route[agent]).inside();
    if (opening.outside() || outdoors) return {space, q, true};
    space = next;
    from = crossing->where;
  }
  passages.resize(before);
  return stay;
}

// True if the row's agent stood, and stands as before: half of all in a drill, and nothing of
// theirs needs to be looked at. So do rows whose people have left (NeighbourGrid::follow).
bool standsStill(const crowd::Rows& rows, const crowd::Proposal& proposal, std::size_t k) {
  return rows.x[k] == proposal.x[k] && rows.y[k] == proposal.y[k] && rows.vx[k] == 0 &&
         rows.vy[k] == 0 && rows.ex[k] == proposal.ex[k] && rows.ey[k] == proposal.ey[k];
}

// Writes where the row's agent has come to: nobody reads positions of other agents in this phase.
void arriveAt(const State& state, std::size_t k, Vec2 where, crowd::Body& body) {
  const crowd::Proposal& proposal = state.motion.proposal();
  const Vec2 velocity = state.motion.velocity(state.grid, k, where - body.position, state.dt());
  body.position = where;
  body.vx = static_cast<float>(velocity.x);
  body.vy = static_cast<float>(velocity.y);
  body.ex = proposal.ex[k];
  body.ey = proposal.ey[k];
}

// The same, and what follows from it.
void land(State& state, std::size_t k, const Landing& landing) {
  const crowd::Rows& rows = state.grid.rows();
  People& people = state.people;
  const std::uint32_t agent = rows.agent[k];
  crowd::Body& body = people.crowd.body[agent];
  arriveAt(state, k, landing.where, body);
  if (landing.shut.valid()) {  // turns to his way again
    body.ex = body.desiredX;
    body.ey = body.desiredY;
  }
  if (landing.space != rows.space[k]) {
    body.space = landing.space;
    people.decide[agent] = 1;
    people.freeDoor(agent);  // it was for the way out of the starting room only
  }
  if (landing.out) {  // keeps the place where it left
    people.crowd.present[agent] = 0;
    people.status[agent] = Status::out;
    people.remaining_m[agent] = 0;
    body.desiredSpeed = 0;
    body.vx = body.vy = 0;
  }
}

// A shut opening is no wall to the models: who walks along it, bound elsewhere, would come to stand
// on its line for good, before the next post. He steps back from it.
Vec2 offTheLine(const State& state, std::size_t k, Vec2 p, const Landing& landing) {
  constexpr double kStepBack_m = 0.03;
  const std::uint32_t agent = state.grid.rows().agent[k];
  if (!landing.shut.valid() || state.people.headingFor[agent] == landing.shut) return landing.where;
  const plan::Opening& opening = (*state.setup->campus)[landing.shut];
  if (opening.first != landing.space && opening.second != landing.space) return landing.where;
  const Vec2 left = normalised(leftNormal(opening.line.b - opening.line.a));
  const Vec2 back = p + left * (opening.first == landing.space ? kStepBack_m : -kStepBack_m);
  return state.atlas->inside(landing.space, back) ? back : landing.where;
}

bool staysInside(const State& state, std::size_t k, Vec2 p, Vec2 q) {
  const crowd::Rows& rows = state.grid.rows();
  const double radius = double{rows.radius[k]};
  if (state.motion.proposal().clear[k] && squaredNorm(q - p) <= radius * radius) return true;
  return state.atlas->staysInside(rows.space[k], p, q);
}

void settle(State& state, std::size_t k, std::vector<Passage>& passages,
            std::vector<AskingToPass>& asking) {
  const crowd::Rows& rows = state.grid.rows();
  if (standsStill(rows, state.motion.proposal(), k)) return;
  const std::uint32_t agent = rows.agent[k];
  crowd::Body& body = state.people.crowd.body[agent];
  const Vec2 p = body.position;
  const Vec2 q = p + state.motion.displacement(state.grid, k);
  if (staysInside(state, k, p, q)) return arriveAt(state, k, q, body);  // nearly everybody
  Landing landing = carry(state, agent, rows.space[k], p, q, Capped::ask, passages);
  landing.where = offTheLine(state, k, p, landing);
  if (landing.asks.valid()) {
    asking.push_back({0, agent, static_cast<std::uint32_t>(k), landing.asks});
  } else {
    land(state, k, landing);
  }
}

void expect(State& state, std::size_t k) {
  __builtin_prefetch(&state.people.crowd.body[state.grid.rows().agent[k]], 1);
}

// Who came to the line first goes first; few stand there.
void admit(State& state, std::vector<Passage>& passages) {
  FlowCap& cap = state.cap;
  cap.refill();
  auto& asking = state.asking;
  asking.clear();
  for (auto& some : state.chunkAsking) asking.insert(asking.end(), some.begin(), some.end());
  for (AskingToPass& one : asking)
    one.since = cap.standsSince(crowd::AgentId(one.agent), one.opening, state.now());
  std::ranges::sort(asking, [](const AskingToPass& a, const AskingToPass& b) {
    return a.since != b.since ? a.since < b.since : a.agent < b.agent;
  });
  for (const AskingToPass& one : asking) {
    const Vec2 p = state.people.position(one.agent);
    const Vec2 q = p + state.motion.displacement(state.grid, one.row);
    const std::size_t before = passages.size();
    const plan::SpaceId space = state.grid.rows().space[one.row];
    const Landing landing = carry(state, one.agent, space, p, q, Capped::pass, passages);
    for (std::size_t i = before; i < passages.size(); ++i) {
      if (cap.caps(passages[i].opening)) cap.take(passages[i].opening);
    }
    land(state, one.row, landing);
  }
}

// In agent order, of one agent in the order in which it passed: its passages stand together, as one
// chunk left them. Few pass in one step.
void gather(State& state) {
  auto& passages = state.passages;
  for (auto* some : {&passages, &state.sortedPassages})
    some->reserve(state.people.size() / 128 + 32);
  state.passageOrder.reserve(passages.capacity());
  passages.clear();
  for (const auto& some : state.chunkPassages) {
    for (const Passage& passage : some) {
      passages.push_back(passage);
    }
  }
  if (passages.size() < 2) return;
  auto& order = state.passageOrder;
  order.resize(passages.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return passages[a].agent != passages[b].agent ? passages[a].agent < passages[b].agent : a < b;
  });
  auto& sorted = state.sortedPassages;
  sorted.clear();
  for (const std::uint32_t k : order) sorted.push_back(passages[k]);
  passages.swap(sorted);
}

}  // namespace

void cross(State& state) {
  const std::size_t rows = state.grid.rows().size();
  const std::size_t chunks = Loop::chunks(rows, kRowGrain);
  state.chunkPassages.resize(chunks + 1);  // the last: of those who were let through
  state.chunkAsking.resize(chunks);
  for (auto& some : state.chunkPassages) some.reserve(kRoomForPassages);
  state.loop->run(rows, kRowGrain, [&](const Loop::Chunk& chunk) {
    auto& passages = state.chunkPassages[chunk.index];
    auto& asking = state.chunkAsking[chunk.index];
    passages.clear();
    asking.clear();
    for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
      if (k + crowd::kRowsAhead < rows) expect(state, k + crowd::kRowsAhead);
      settle(state, k, passages, asking);
    }
  });
  state.chunkPassages.back().clear();
  if (state.cap.active()) admit(state, state.chunkPassages.back());
  gather(state);
}

}  // namespace muster::simulation
