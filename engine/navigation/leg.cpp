#include "navigation/leg.h"

#include <limits>

namespace muster::navigation {

using geometry::Vec2;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
// Who is this near to a turn goes on to the next point. At a corner it only guards the division:
// who walks on past it crosses the line that decides (tried: 0.1 m, which cuts corners by as much).
// Ways out of tight places are cells.
constexpr double kReachedCorner_m = 0.02;
constexpr double kReachedCell_m = 0.06;
// A label holds for its cell; where the line that parts two labels passes, on which side of it one
// is decides. That is for as far from the line as labels may be of the wrong side, in cells.
constexpr double kBorderCells = 1.5;

}  // namespace

Leg::Leg(GoalShape goal, std::shared_ptr<const LabelField> field, Field whose)
    : goal_(std::move(goal)),
      field_(std::move(field)),
      whose_(whose),
      border_(kBorderCells * field_->cell()) {
  for (const Turn& turn : field_->turns()) {
    WayPoint point{turn.at, {}, turn.around, 0, 0, 0, turn.next};
    if (turn.next == kGoalLabel) {
      const Aimed aimed = inSight(turn.at);
      point.from = aimed.at;
      point.distance_m = aimed.distance_m;
    } else {
      const WayPoint& next = wayPoints_[turn.next - 1u];
      point.from = next.at;
      point.distance_m = next.distance_m + distance(turn.at, next.at);
    }
    const double side = cross(turn.at - point.from, turn.around - point.from);
    point.side = turn.around == turn.at ? 0.0 : (side > 0.0 ? 1.0 : -1.0);
    point.span = distance(turn.at, point.from);
    wayPoints_.push_back(point);
  }
}

// Whoever has the turn behind him goes on to what follows it. At a corner the line through the turn
// decides; beyond the corner itself one sees on from either side, and on the line rounding must not
// send anybody back. A way out of a tight place is left along its line: the places beside it may
// all be labelled "back to the turn".
bool Leg::passed(const WayPoint& turn, Vec2 x) const {
  const Vec2 ahead = turn.from - turn.at;
  const double off = cross(ahead, x - turn.at);
  const bool beyond = dot(x - turn.at, ahead) > 0.0;
  const double reached = turn.side == 0.0 ? kReachedCell_m : kReachedCorner_m;
  if (squaredNorm(x - turn.at) <= reached * reached) return true;
  if (beyond && std::fabs(off) <= reached * turn.span) return true;
  if (turn.side == 0.0 || std::fabs(off) >= border_ * turn.span) return false;
  return turn.side * off > 0.0 || dot(x - turn.around, ahead) > 0.0;
}

Leg::Place Leg::place(Vec2 x) const {
  Label label = field_->at(x);
  if (label == kNoLabel) return {nullptr, false};
  while (label != kGoalLabel) {
    const WayPoint& turn = wayPoints_[label - 1u];
    if (!passed(turn, x)) return {&turn, true};
    label = turn.next;
  }
  return {nullptr, true};
}

// A slot in a zone shares the zone's field: the label says that the zone is in sight, which the
// slot itself may not be.
Aimed Leg::inSight(Vec2 x) const {
  const Aimed direct = goal_.best(x);
  if (!goal_.slot() || !field_ || goal_.insideZone(x) || field_->passable(x, direct.at))
    return direct;
  return goal_.approach(x);
}

Aimed Leg::next(Vec2 x) const {
  if (!field_) return goal_.best(x);
  const Place here = place(x);
  if (!here.known) return {x, kInfinity};
  if (!here.turn) return inSight(x);
  return {here.turn->at, distance(x, here.turn->at) + here.turn->distance_m};
}

Reading Leg::read(Vec2 x, double taste) const {
  if (field_) {
    const Place here = place(x);
    if (!here.known) return {{}, kInfinity};
    if (here.turn) {
      const Vec2 d = here.turn->at - x;
      const double away = norm(d);
      return {d * (1.0 / away), away + here.turn->distance_m};
    }
  }
  const Aimed aimed = inSight(x);
  return {goal_.direction(x, goal_.spread(x, aimed.at, taste)), aimed.distance_m};
}

std::size_t Leg::bytes() const {
  const std::size_t labels = field_ && whose_ == Field::own ? field_->bytes() : 0;
  return sizeof(Leg) + goal_.bytes() + wayPoints_.size() * sizeof(WayPoint) + labels;
}

}  // namespace muster::navigation
