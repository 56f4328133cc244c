#include <algorithm>
#include <cmath>

#include "simulation/state.h"

namespace muster::simulation {

using geometry::Vec2;

namespace {

// The last steps to one's place in the slot take at least this long, so that nobody overshoots it.
constexpr double kSettling_s = 0.5;

// Free speed here, as its horizontal part: on a flight the profile's speed along the slope, up or
// down; across it as down.
double speedHere(const People& people, std::size_t row, const plan::Space& space, Vec2 direction) {
  if (space.category != plan::Category::stairs || !space.ascent) {
    const double slope = space.slope();
    return people.levelSpeed[row] / std::sqrt(1.0 + slope * slope);
  }
  const Vec2 climb = geometry::normalised(space.ascent->line.b - space.ascent->line.a);
  const double along = geometry::dot(climb, direction);
  const double speed = along > 0 ? people.stairsUp[row] : people.stairsDown[row];
  const double slope = space.slope();
  return speed / std::sqrt(1.0 + slope * slope);
}

void stand(People& people, std::size_t row) {
  people.crowd.desiredSpeed[row] = 0;
  people.crowd.desiredX[row] = people.crowd.current.ex[row];
  people.crowd.desiredY[row] = people.crowd.current.ey[row];
}

void headRow(State& state, std::size_t row) {
  People& people = state.people;
  const bool walks = people.status[row] == Status::moving || people.status[row] == Status::stuck;
  if (!people.crowd.present[row]) return;
  if (!walks || (!people.leg[row].valid() && !people.hasPlace[row])) return stand(people, row);
  const Vec2 p{people.crowd.current.x[row], people.crowd.current.y[row]};
  navigation::Reading reading{};
  if (people.hasPlace[row]) {
    const Vec2 away = Vec2{people.placeX[row], people.placeY[row]} - p;
    reading = {geometry::normalised(away), geometry::norm(away)};
  } else {
    reading = state.atlas->read(people.leg[row], p, people.taste[row]);
  }
  people.remaining_m[row] =
      reading.distance_m + (people.hasPlace[row] ? 0.0 : people.offset_m[row]);
  if (reading.direction == Vec2{}) return stand(people, row);
  const plan::Space& space = (*state.setup->campus)[people.crowd.current.space[row]];
  double speed = speedHere(people, row, space, reading.direction);
  if (people.hasPlace[row]) speed = std::min(speed, reading.distance_m / kSettling_s);
  people.crowd.desiredX[row] = static_cast<float>(reading.direction.x);
  people.crowd.desiredY[row] = static_cast<float>(reading.direction.y);
  people.crowd.desiredSpeed[row] = static_cast<float>(speed);
}

}  // namespace

void head(State& state) {
  state.loop->run(state.people.size(), kRowGrain, [&](const Loop::Chunk& chunk) {
    for (std::size_t row = chunk.begin; row < chunk.end; ++row) headRow(state, row);
  });
}

}  // namespace muster::simulation
