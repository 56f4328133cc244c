#include <algorithm>
#include <cmath>

#include "simulation/sidestep.h"
#include "simulation/state.h"

namespace muster::simulation {

using geometry::Vec2;

namespace {

// The last steps to one's place in the slot take at least this long, so that nobody overshoots it.
constexpr double kSettling_s = 0.5;
// Bodies within half a metre and the cells they stand in; more take memory in mid-run.
constexpr std::size_t kRoomForNear = 64;
// Who walks takes a fifth of a microsecond, who stands next to nothing, and classes stand together:
// small chunks, so that no thread waits for another's class.
constexpr std::size_t kHeadingGrain = 64;
// Labels and ground under somebody are fetched from memory while so many before him are headed:
// they are another place for everybody, and most of what a heading waited for.
constexpr std::size_t kAhead = 6;

// Free speed here, as its horizontal part: on a flight the profile's speed along the slope, up or
// down; across it as down.
double speedHere(const People& people, std::size_t row, const Ground& ground, Vec2 direction) {
  if (!ground.flight) return double{people.levelSpeed[row]} / ground.stretch;
  const bool up = geometry::dot(ground.climb, direction) > 0;
  return double{up ? people.stairsUp[row] : people.stairsDown[row]} / ground.stretch;
}

void stand(People& people, std::size_t row) {
  crowd::Body& body = people.crowd.body[row];
  body.desiredSpeed = 0;
  body.desiredX = body.ex;
  body.desiredY = body.ey;
}

// How much slower than it wants to somebody walks: 0 as it wants, 1 half as fast or slower, as in a
// crowd of more than 2 P/m² (Weidmann 1993).
double heldUp(const People& people, std::size_t row) {
  const double wanted = double{people.crowd.body[row].desiredSpeed};
  if (wanted <= 0) return 0;
  const double vx = double{people.crowd.body[row].vx}, vy = double{people.crowd.body[row].vy};
  return std::clamp(2.0 * (1.0 - std::sqrt(vx * vx + vy * vy) / wanted), 0.0, 1.0);
}

// The models turn a heading by a share of its difference from the way, and walls take away what
// points into them: who faces exactly away from a way past the corner of a desk that he touches
// would never turn. He turns by a quarter to his right.
void turnRound(crowd::Body& body, Vec2 way) {
  constexpr double kExactlyAway = -0.999;
  if (double{body.ex} * way.x + double{body.ey} * way.y > kExactlyAway) return;
  body.ex = static_cast<float>(-way.y);
  body.ey = static_cast<float>(way.x);
}

void headRow(State& state, std::size_t row, std::vector<std::uint32_t>& near) {
  People& people = state.people;
  if (!people.crowd.present[row]) return;
  const PlaceId place = people.place[row];
  if (!people.onTheWay(row) || !(people.leg[row].valid() || place.valid()) || lies(state, row))
    return stand(people, row);
  const Vec2 p = people.position(row);
  navigation::Reading reading{};
  double beyond_m = 0;
  if (place.valid()) {
    const Vec2 away = state.places[place.index()] - p;
    reading = {geometry::normalised(away), geometry::norm(away)};
  } else {
    reading = state.atlas->read(people.leg[row], p,
                                {double{people.taste[row]}, heldUp(people, row), lane(state, row)});
    beyond_m = double{people.offset_m[row]};
  }
  people.remaining_m[row] = static_cast<float>(reading.distance_m + beyond_m);
  if (reading.direction == Vec2{}) return stand(people, row);
  const Ground& ground = state.grounds[people.crowd.body[row].space.index()];
  double speed = speedHere(people, row, ground, reading.direction);
  if (!state.pace.empty()) speed *= double{state.pace[row]};
  if (ground.indoor) speed *= state.light;
  if (state.smoke) speed = slowedBySmoke(*state.smoke, row, speed);
  if (place.valid()) speed = std::min(speed, reading.distance_m / kSettling_s);
  const Vec2 way = sidestep(state, row, reading.direction, near);
  crowd::Body& body = people.crowd.body[row];
  turnRound(body, way);
  body.desiredX = static_cast<float>(way.x);
  body.desiredY = static_cast<float>(way.y);
  body.desiredSpeed = static_cast<float>(speed);
}

void expectRow(const State& state, std::size_t row) {
  const People& people = state.people;
  if (people.onTheWay(row) && people.leg[row].valid())
    state.atlas->expect(people.leg[row], people.position(row));
}

}  // namespace

void head(State& state) {
  state.loop->run(state.people.size(), kHeadingGrain, [&](const Loop::Chunk& chunk) {
    static thread_local std::vector<std::uint32_t> near;  // rows of the grid around somebody
    near.reserve(kRoomForNear);
    const std::size_t first = std::min(chunk.begin + kAhead, chunk.end);
    for (std::size_t row = chunk.begin; row < first; ++row) expectRow(state, row);
    for (std::size_t row = chunk.begin; row < chunk.end; ++row) {
      if (row + kAhead < chunk.end) expectRow(state, row + kAhead);
      headRow(state, row, near);
    }
  });
}

}  // namespace muster::simulation
