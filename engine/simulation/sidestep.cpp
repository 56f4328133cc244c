#include "simulation/sidestep.h"

#include <cmath>

#include "simulation/deadlines.h"

namespace muster::simulation {

using geometry::Vec2;

namespace {

constexpr double kAfter_s = 5.0;           // without progress
constexpr double kOneSideFor_s = 8.0;      // then the other
constexpr double kTouching_m = 0.06;       // between bodies, beside his comfort spacing
constexpr double kMostWider_m = 0.2;       // another's radius than one's own
constexpr double kOff = 0.2;               // leaning away from whom he goes round
constexpr double kCrossingAfter_s = 20.0;  // round who is held up as well
constexpr double kHeld = 0.2;              // of the desired speed: slower does not get on either
constexpr double kCrossing = 0.7;          // cosine between ways that cross rather than go together
constexpr double kBackEvery_s = 2.0;       // from a wall
constexpr double kBackFor_s = 0.3;
constexpr double kAtWall_m = 0.02;

// Away from the walls he touches, if it is time to.
Vec2 offTheWall(const State& state, std::size_t row, Vec2 p, double held_s, Vec2 direction) {
  if (std::fmod(held_s, kBackEvery_s) >= kBackFor_s) return direction;
  const double touching_m = double{state.people.crowd.body[row].radius} + kAtWall_m;
  Vec2 back{};
  for (const geometry::Segment& wall :
       state.atlas->wallsNear(state.people.crowd.body[row].space, p)) {
    const Vec2 away = p - nearestPoint(wall, p);
    const double distance_m = norm(away);
    if (distance_m > 0 && distance_m < touching_m) back += away * (1 / distance_m);
  }
  return back == Vec2{} ? direction : normalised(back);
}

// Stands, or is held up himself on a way that crosses his: whoever queues for the same is no
// hindrance.
bool hinders(const crowd::Rows& rows, std::uint32_t k, Vec2 direction, double held_s) {
  const double speed = double{rows.speed[k]};
  if (speed <= 0) return true;
  if (held_s < kCrossingAfter_s - kAfter_s) return false;
  const Vec2 v{double{rows.vx[k]}, double{rows.vy[k]}};
  const Vec2 way{double{rows.dx[k]}, double{rows.dy[k]}};
  return norm(v) < kHeld * speed && dot(way, direction) < kCrossing;
}

// Of those who hinder him, whom he touches and who are ahead of him, round the one furthest to the
// side he goes to.
Vec2 roundThem(const State& state, std::size_t row, Vec2 p, bool left, Vec2 direction,
               double held_s, const std::vector<std::uint32_t>& near) {
  const crowd::Rows& rows = state.grid.rows();
  const crowd::Crowd& crowd = state.people.crowd;
  const double kept_m =
      double{crowd.body[row].radius} + double{crowd.body[row].spacing} + kTouching_m;
  double furthest = -2;
  Vec2 round = direction;
  for (const std::uint32_t k : near) {
    if (rows.agent[k] == row || !hinders(rows, k, direction, held_s)) continue;
    const Vec2 to = state.grid.position(k) - p;
    const double away_m = norm(to);
    if (!(away_m > 0) || away_m > kept_m + double{rows.radius[k]}) continue;
    const Vec2 u = to * (1 / away_m);
    const double side = left ? cross(direction, u) : -cross(direction, u);
    if (dot(u, direction) <= 0 || side <= furthest) continue;
    furthest = side;
    round = normalised((left ? leftNormal(u) : -leftNormal(u)) - u * kOff);
  }
  return round;
}

// For how long he has got no further, beyond kAfter_s.
double heldSince_s(const State& state, Step progress) {
  return state.time() - state.timeOf(progress) - kAfter_s;
}

}  // namespace

Step sidestepsBefore(const State& state) {
  return firstSince(state.now(), [&](Step at) { return heldSince_s(state, at) >= 0; });
}

Vec2 sidestep(const State& state, std::size_t row, Vec2 direction,
              std::vector<std::uint32_t>& near) {
  const People& people = state.people;
  const double held_s = heldSince_s(state, people.progress[row]);
  const Vec2 p = people.position(row);
  const double reach_m = 2 * double{people.crowd.body[row].radius} +
                         double{people.crowd.body[row].spacing} + kMostWider_m + kTouching_m;
  near.clear();
  state.grid.around(people.crowd.body[row].space, p, reach_m, near);
  if (near.size() <= 1) return offTheWall(state, row, p, held_s, direction);
  const bool left = std::fmod(held_s / kOneSideFor_s, 2.0) >= 1.0;
  return roundThem(state, row, p, left, direction, held_s, near);
}

}  // namespace muster::simulation
