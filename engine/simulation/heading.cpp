#include <algorithm>
#include <array>
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
  if (!ground.flight) {  // nearly always level: divided by 1
    const double level = double{people.levelSpeed[row]};
    return ground.stretch == 1.0 ? level : level / ground.stretch;
  }
  const bool up = geometry::dot(ground.climb, direction) > 0;
  return double{up ? people.stairsUp[row] : people.stairsDown[row]} / ground.stretch;
}

void stand(crowd::Body& body) {
  body.desiredSpeed = 0;
  body.desiredX = body.ex;
  body.desiredY = body.ey;
}

navigation::HeldUp heldUp(const crowd::Body& body) {
  const double vx = double{body.vx}, vy = double{body.vy};
  return navigation::HeldUp::of(vx * vx + vy * vy, double{body.desiredSpeed});
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

// What is the same for everybody in a step.
struct Moment {
  explicit Moment(const State& state)
      : sidestepsBefore(simulation::sidestepsBefore(state)), somebodyLies(!state.falls.empty()) {}
  Step sidestepsBefore;
  bool somebodyLies;
};

// His way to the place in the slot, or along the leg.
navigation::Reading wayOf(State& state, std::size_t row, const crowd::Body& body) {
  People& people = state.people;
  if (const PlaceId place = people.place[row]; place.valid()) {
    const Vec2 away = state.places[place.index()] - body.position;
    const double distance_m = geometry::norm(away);
    people.remaining_m[row] = static_cast<float>(distance_m);
    return {geometry::normalised(away), distance_m};
  }
  const double lane = state.meetings.lane(people.headingFor[row], body.space);
  const navigation::Reading reading = state.atlas->read(
      people.leg[row], body.position, {double{people.taste[row]}, heldUp(body), lane});
  people.remaining_m[row] = static_cast<float>(reading.distance_m + double{people.offset_m[row]});
  return reading;
}

// {} for whoever stands.
navigation::Reading readRow(State& state, std::size_t row, const Moment& moment) {
  const People& people = state.people;
  if (!people.crowd.present[row] || !people.onTheWay(row)) return {};
  if (!people.leg[row].valid() && !people.place[row].valid()) return {};
  if (moment.somebodyLies && lies(state, row)) return {};
  return wayOf(state, row, people.crowd.body[row]);
}

void headRow(State& state, std::size_t row, const Moment& moment,
             const navigation::Reading& reading, std::vector<std::uint32_t>& near) {
  People& people = state.people;
  if (!people.crowd.present[row]) return;
  crowd::Body& body = people.crowd.body[row];
  if (reading.direction == Vec2{}) return stand(body);
  const Ground& ground = state.grounds[body.space.index()];
  double speed = speedHere(people, row, ground, reading.direction);
  if (!state.pace.empty()) speed *= double{state.pace[row]};
  if (ground.indoor) speed *= state.light;
  if (state.smoke) speed = slowedBySmoke(*state.smoke, row, speed);
  if (people.place[row].valid()) speed = std::min(speed, reading.distance_m / kSettling_s);
  Vec2 way = reading.direction;
  if (people.progress[row] < moment.sidestepsBefore) way = sidestep(state, row, way, near);
  turnRound(body, way);
  body.desiredX = static_cast<float>(way.x);
  body.desiredY = static_cast<float>(way.y);
  body.desiredSpeed = static_cast<float>(speed);
}

// Straight lines need nothing from far away.
void expectRow(const State& state, std::size_t row) {
  const People& people = state.people;
  const crowd::Body& body = people.crowd.body[row];
  if (people.onTheWay(row) && people.leg[row].valid() && people.crowd.present[row] &&
      !state.grounds[body.space.index()].straight)
    state.atlas->expect(people.leg[row], body.position);
}

}  // namespace

void head(State& state) {
  const Moment moment(state);
  state.loop->run(state.people.size(), kHeadingGrain, [&](const Loop::Chunk& chunk) {
    static thread_local std::vector<std::uint32_t> near;  // rows of the grid around somebody
    near.reserve(kRoomForNear);
    // All ways before all headings: a way is a chain of roots and divisions, and so the processor
    // begins the next one before a chain ends.
    std::array<navigation::Reading, kHeadingGrain> ways;
    for (std::size_t row = chunk.begin; row < chunk.end; ++row) {
      // Beyond the chunk: the next one is mostly the same thread's.
      if (row + kAhead < state.people.size()) expectRow(state, row + kAhead);
      ways[row - chunk.begin] = readRow(state, row, moment);
    }
    for (std::size_t row = chunk.begin; row < chunk.end; ++row)
      headRow(state, row, moment, ways[row - chunk.begin], near);
  });
}

}  // namespace muster::simulation
