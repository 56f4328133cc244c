#include <algorithm>
#include <array>
#include <cmath>

#include "navigation/walkers.h"
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

void headRow(State& state, std::size_t row, const Moment& moment,
             const navigation::Reading& reading, std::vector<std::uint32_t>& near) {
  const People& people = state.people;
  crowd::Body& body = state.people.crowd.body[row];
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

// Somebody's way, his remaining way noted.
struct Told {
  std::size_t row;
  navigation::Reading reading;
};

// People on the same leg, whose ways are read at once.
struct Batch {
  navigation::LegId leg;
  navigation::Walkers walkers;
  std::array<std::size_t, navigation::Walkers::kMost> rows;
};

// Heads the rows of a chunk. All ways come before all headings: a way is a chain of roots and
// divisions, and so the processor begins the next one before a chain ends.
class ChunkHeading {
 public:
  ChunkHeading(State& state, const Moment& moment, std::vector<std::uint32_t>& near)
      : state_(state), moment_(moment), near_(near) {}

  // Each row once, then finish().
  void ask(std::size_t row) {
    People& people = state_.people;
    if (!people.crowd.present[row]) return;
    if (!people.onTheWay(row) || (moment_.somebodyLies && lies(state_, row)))
      return stand(people.crowd.body[row]);
    if (people.place[row].valid()) return goToPlace(row);
    if (people.leg[row].valid()) return follow(row);
    stand(people.crowd.body[row]);
  }
  void finish() {
    for (Batch& batch : batches_) read(batch);
    for (std::size_t i = 0; i < told_; ++i) headAs(tolds_[i].row, tolds_[i].reading);
  }

 private:
  // To his place in the slot.
  void goToPlace(std::size_t row) {
    People& people = state_.people;
    const Vec2 away = state_.places[people.place[row].index()] - people.position(row);
    const double distance_m = geometry::norm(away);
    people.remaining_m[row] = static_cast<float>(distance_m);
    tell(row, {geometry::normalised(away), distance_m});
  }
  void follow(std::size_t row) {
    const People& people = state_.people;
    const crowd::Body& body = people.crowd.body[row];
    const double lane = state_.meetings.lane(people.headingFor[row], body.space);
    const double vx = double{body.vx}, vy = double{body.vy};
    const navigation::Walker walker{body.position, double{people.taste[row]}, lane,
                                    vx * vx + vy * vy, double{body.desiredSpeed}};
    const navigation::LegId leg = people.leg[row];
    if (!state_.grounds[body.space.index()].straight) {
      const navigation::Reading reading = state_.atlas->read(leg, walker.at, walker.manner());
      noteRemaining(row, reading);
      return tell(row, reading);
    }
    Batch& batch = batchOf(leg);
    batch.rows[batch.walkers.size] = row;
    batch.walkers.ask(walker);
    if (batch.walkers.size == navigation::Walkers::kMost) read(batch);
  }
  Batch& batchOf(navigation::LegId leg) {
    for (Batch& batch : batches_) {
      if (batch.leg == leg) return batch;
    }
    Batch& batch = batches_[next_++ % batches_.size()];
    read(batch);
    batch.leg = leg;
    return batch;
  }
  void read(Batch& batch) {
    navigation::Walkers& walkers = batch.walkers;
    if (walkers.size == 0) return;
    state_.atlas->read(batch.leg, walkers);
    for (std::size_t k = 0; k < walkers.size; ++k) {
      const navigation::Reading reading = walkers.answer(k);
      noteRemaining(batch.rows[k], reading);
      headAs(batch.rows[k], reading);
    }
    walkers.size = 0;
  }
  void noteRemaining(std::size_t row, const navigation::Reading& reading) {
    People& people = state_.people;
    people.remaining_m[row] = static_cast<float>(reading.distance_m + double{people.offset_m[row]});
  }
  void tell(std::size_t row, const navigation::Reading& reading) {
    tolds_[told_++] = {row, reading};
  }
  void headAs(std::size_t row, const navigation::Reading& reading) {
    headRow(state_, row, moment_, reading, near_);
  }

  State& state_;
  const Moment& moment_;
  std::vector<std::uint32_t>& near_;
  // Legs of those who stand beside each other are few.
  std::array<Batch, 4> batches_;
  std::size_t next_ = 0;
  std::array<Told, kHeadingGrain> tolds_;
  std::size_t told_ = 0;
};

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
    ChunkHeading heading(state, moment, near);
    for (std::size_t row = chunk.begin; row < chunk.end; ++row) {
      // Beyond the chunk: the next one is mostly the same thread's.
      if (row + crowd::kAgentsAhead < state.people.size())
        __builtin_prefetch(&state.people.crowd.body[row + crowd::kAgentsAhead]);
      if (row + kAhead < state.people.size()) expectRow(state, row + kAhead);
      heading.ask(row);
    }
    heading.finish();
  });
}

}  // namespace muster::simulation
