// One leg: a goal in a space, with what remains beyond the goal, and how far it is from anywhere in
// the space.
//
// Thread rule: immutable once made.
#pragma once

#include <compare>

#include "navigation/goal_shape.h"

namespace muster::navigation {

// What makes two legs the same.
struct LegKey {
  plan::SpaceId space;
  plan::OpeningId opening;
  plan::ZoneId zone;
  bool hasPoint = false;
  double x = 0, y = 0;
  LegId onward;  // the leg that follows behind the opening; none: nothing remains

  LegKey(plan::SpaceId inSpace, const Goal& goal, LegId then)
      : space(inSpace),
        opening(goal.opening),
        zone(goal.zone),
        hasPoint(goal.point.has_value()),
        onward(then) {
    if (goal.point) x = goal.point->x, y = goal.point->y;
  }
  Goal goal() const {
    Goal goal{opening, zone, std::nullopt};
    if (hasPoint) goal.point = geometry::Vec2{x, y};
    return goal;
  }
  auto operator<=>(const LegKey&) const = default;
};

class Leg {
 public:
  Leg() = default;
  explicit Leg(GoalShape goal) : goal_(std::move(goal)) {}

  // The next point to walk to in a straight line, and the whole distance.
  Aimed next(geometry::Vec2 x) const { return goal_.best(x); }
  Reading read(geometry::Vec2 x) const {
    const Aimed aimed = next(x);
    return {goal_.direction(x, aimed.at), aimed.distance_m};
  }
  std::size_t bytes() const { return sizeof(Leg) + goal_.bytes(); }

 private:
  GoalShape goal_;
};

}  // namespace muster::navigation
