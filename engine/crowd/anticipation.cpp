#include "crowd/anticipation.h"

#include <algorithm>
#include <cmath>

#include "crowd/near_list.h"

namespace muster::crowd {

namespace {

using geometry::Vec2;
using Constants = Anticipation::Constants;

// The body whose step is proposed; names as in the formulas of the header's sources.
struct Self {
  std::uint32_t agent;
  Vec2 velocity;
  Vec2 heading;  // e
  Vec2 desired;  // d0
  double speed;  // v0
  double radius;
  double timeGap;  // T
  double spacing;  // δ
};

Self selfOf(const Rows& rows, std::size_t k) {
  return {
      rows.agent[k], {rows.vx[k], rows.vy[k]}, {rows.ex[k], rows.ey[k]}, {rows.dx[k], rows.dy[k]},
      rows.speed[k], rows.radius[k],           rows.timeGap[k],          rows.spacing[k]};
}

// k(s) = (1 - s/4)⁴ up to 4, 0 beyond: like exp(-s) for small s, but with an end. Flows differ from
// exp's by less than their spread.
inline double compactDecay(double s) {
  const double u = std::max(0.0, 1.0 - 0.25 * s);
  return (u * u) * (u * u);
}

// Σ a y/(|y| + 0.05) over those ahead: how much more is in the way on the left than on the right.
double leftwardPressure(const Constants& c, const Self& self, const Neighbourhood& seen) {
  constexpr double kOffsetSoftening_m = 0.05;  // no side is certain for an offset smaller than this
  const Vec2 d0 = self.desired;
  const double laterally = 4 * c.lateralDecay_m;
  const double ahead = 4 * c.gapDecay_m;
  double sum = 0;
  for (std::size_t i = 0; i < seen.count; ++i) {
    const Vec2 d{seen.x[i], seen.y[i]};
    const Vec2 v{seen.vx[i], seen.vy[i]};
    const double l = seen.reach[i];
    const double y = cross(d0, d + c.anticipation_s * v);
    const double beside = std::max(0.0, std::fabs(y) - l);
    const bool inFront = (dot(d0, d) >= 0) | (dot(self.heading, d) >= 0);
    if (!inFront || !(beside < laterally)) continue;
    const double distance = std::sqrt(dot(d, d));
    if (!(distance > 0))
      continue;  // on the same spot: no side to prefer, the projection parts them
    const double gap =
        std::max(0.0, distance - l - c.anticipation_s * dot(self.velocity - v, d) / distance);
    if (!(gap < ahead)) continue;
    const double facing = 1 + 0.5 * (1 - (d0.x * seen.ex[i] + d0.y * seen.ey[i]));
    const double a = c.avoidance * facing * compactDecay(gap / c.gapDecay_m) *
                     compactDecay(beside / c.lateralDecay_m);
    sum += a * y / (std::fabs(y) + kOffsetSoftening_m);
  }
  return sum;
}

// Triangular noise, one number per person and block of time; blocks of different people begin at
// different times.
double headingNoise(const Constants& c, const Self& self, const StepContext& context) {
  constexpr double kRootOfSix = 2.449489742783178;  // Random::triangular has sd 1/√6
  constexpr double kNearlyStanding = 0.2;           // in v0
  const double phase = context.random->uniform(self.agent, Purpose::headingPhase);
  const double time = static_cast<double>(context.step) * context.dt;
  const auto block = static_cast<std::uint32_t>(std::floor(time / c.noiseBlock_s + phase));
  const double limit = kNearlyStanding * self.speed;
  const double sd = squaredNorm(self.velocity) < limit * limit ? 2 * c.noise : c.noise;
  return sd * kRootOfSix * context.random->triangular(self.agent, Purpose::headingNoise, block);
}

Vec2 orElse(Vec2 direction, Vec2 otherwise) {
  constexpr double kNoDirection = 1e-9;
  const double n = norm(direction);
  return n > kNoDirection ? Vec2{direction.x / n, direction.y / n} : otherwise;
}

Vec2 avoidingHeading(const Constants& c, const Self& self, const Neighbourhood& seen,
                     const StepContext& context) {
  const double side = std::clamp(-leftwardPressure(c, self, seen), -1.0, 1.0);
  Vec2 target = normalised(self.desired + side * leftNormal(self.desired));
  target = normalised(target + headingNoise(c, self, context) * leftNormal(target));
  const double share = context.dt / (c.turning_s + context.dt);
  return orElse(self.heading + share * (target - self.heading), target);
}

// Takes from the heading what points into walls that are (nearly) touched.
Vec2 alongWalls(const Constants& c, const Self& self, Vec2 position, Vec2 heading,
                std::span<const geometry::Segment> walls) {
  Vec2 turned = heading;
  for (const geometry::Segment& wall : walls) {
    const Vec2 away = position - nearestPoint(wall, position);
    const double w = norm(away);
    if (!(w > 0) || !(w < self.radius + c.wallBand_m)) continue;
    const Vec2 inward{away.x / w, away.y / w};
    const double into = dot(turned, inward);
    if (into < 0) turned -= inward * (into * std::min(1.0, 1 - (w - self.radius) / c.wallBand_m));
  }
  return orElse(turned, heading);
}

// True if the heading still points into a wall that is touched.
bool blockedByWall(const Self& self, Vec2 position, Vec2 heading,
                   std::span<const geometry::Segment> walls) {
  constexpr double kTouching_m = 1e-6;
  constexpr double kInto = -0.1;
  for (const geometry::Segment& wall : walls) {
    const Vec2 away = position - nearestPoint(wall, position);
    const double w = norm(away);
    if (w > 0 && w < self.radius + kTouching_m && dot(heading, away) < kInto * w) return true;
  }
  return false;
}

// What a neighbour in the strip ahead leaves of the speed although contact forbids more: f_j.
double concession(const Constants& c, const Self& self, const Neighbourhood& seen, std::size_t i,
                  double offset, const std::vector<std::uint32_t>& agents) {
  const Vec2 d{seen.x[i], seen.y[i]};
  const Vec2 e{seen.ex[i], seen.ey[i]};
  const double l = seen.reach[i];
  const double alpha = dot(self.desired, e);
  if (alpha < 0) return offset > c.strip * l * (1 + alpha) ? c.opponentSpeed * self.speed : 0;
  const double theirLead = -dot(e, d);
  if (!(theirLead > 0) || !(offset > c.firstOffset * l)) return 0;
  const double myLead = dot(self.desired, d);
  const bool first =
      myLead < theirLead || (myLead == theirLead && self.agent < agents[seen.row[i]]);
  return first ? c.firstSpeed * self.speed : 0;
}

// V(h): the speed that those in the strip ahead allow along heading h.
double speedAlong(const Constants& c, const Self& self, const Neighbourhood& seen, Vec2 h,
                  double dt, const std::vector<std::uint32_t>& agents) {
  double speed = self.speed;
  for (std::size_t i = 0; i < seen.count; ++i) {
    const Vec2 d{seen.x[i], seen.y[i]};
    const double l = seen.reach[i];
    const double ahead = dot(h, d);
    const double offset = std::fabs(cross(h, d));
    if (!(ahead >= 0) || !(offset <= c.strip * l)) continue;
    const double q = (offset / l) * (offset / l);
    const double gap = ahead - std::sqrt(l * l - offset * offset) - self.spacing * (1 - q);
    const double timeGap = std::max(2 * dt, self.timeGap * (1 - c.glancing * q));
    const double allowed = std::max(gap / timeGap, 0.0);
    if (!(allowed < speed)) continue;
    speed = std::min(speed, std::max(allowed, concession(c, self, seen, i, offset, agents)));
  }
  return speed;
}

struct Step {
  Vec2 heading;
  double speed;
};

Step stepOf(const Constants& c, const Self& self, Vec2 position, const Neighbourhood& seen,
            std::span<const geometry::Segment> walls, const StepContext& context) {
  constexpr double kBlocked = 0.5;      // in v0: below this the straight way is tried
  constexpr double kWorthwhile = 0.02;  // in v0
  const auto& agents = context.grid->rows().agent;
  Vec2 heading = avoidingHeading(c, self, seen, context);
  if (!walls.empty()) {
    heading = alongWalls(c, self, position, heading, walls);
    // Between a wall and a desk only two headings are left, and who is turned the wrong way would
    // stay so for ever: turning by a share and cutting off what points into walls gives the same
    // heading again. Seen in furnished classrooms. Who merely slides round a corner that is too
    // near for his width keeps his heading.
    constexpr double kTurnedAway = -0.5;  // more than 120 degrees off
    if (dot(heading, self.desired) < kTurnedAway || blockedByWall(self, position, heading, walls))
      heading = alongWalls(c, self, position, self.desired, walls);
  }
  const double speed = speedAlong(c, self, seen, heading, context.dt, agents);
  if (speed < kBlocked * self.speed) {
    const double straight = speedAlong(c, self, seen, self.desired, context.dt, agents);
    if (straight > speed * dot(heading, self.desired) + kWorthwhile * self.speed)
      return {self.desired, straight};
  }
  return {heading, speed};
}

}  // namespace

void Anticipation::propose(const StepContext& context, const Loop::Chunk& chunk,
                           Proposal& proposal) const {
  static thread_local Neighbourhood seen;  // scratch: filled anew for every row
  const Rows& rows = context.grid->rows();
  for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
    context.grid->gather(k, seen);
    listNear(k, seen, context.dt, proposal);
    const Self self = selfOf(rows, k);
    const Vec2 position{rows.x[k], rows.y[k]};
    Step step{self.heading, 0};
    if (self.speed > 0 && squaredNorm(self.desired) > 0)
      step = stepOf(constants_, self, position, seen, rows.walls[k], context);
    proposal.x[k] = position.x + step.speed * step.heading.x * context.dt;
    proposal.y[k] = position.y + step.speed * step.heading.y * context.dt;
    proposal.ex[k] = step.heading.x;
    proposal.ey[k] = step.heading.y;
  }
}

}  // namespace muster::crowd
