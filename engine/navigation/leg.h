// One leg: a goal in a space, with what remains beyond the goal, and how far it is from anywhere in
// the space.
//
// In a straight space the goal is always in sight. Elsewhere a field of labels tells the next turn;
// distances of turns belong to the leg, the labels to the goal alone where it is narrow: legs that
// differ in what follows a doorway share one field.
//
// Thread rule: immutable once made.
#pragma once

#include <compare>

#include "navigation/goal_shape.h"
#include "navigation/label_field.h"
#include "navigation/wide_turns.h"

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
  auto operator<=>(const LegKey&) const = default;
};

class Leg {
 public:
  Leg() = default;
  explicit Leg(GoalShape goal) : goal_(std::move(goal)) {}
  enum class Field { own, shared };
  Leg(GoalShape goal, std::shared_ptr<const LabelField> field, Field whose);

  // The next point to walk to in a straight line, and the whole distance.
  Aimed next(geometry::Vec2 x) const;
  Reading read(geometry::Vec2 x, const Manner& manner = {}) const {
    // Without a field the goal is always in sight, and there is nothing to turn at or in the way.
    return field_ ? readField(x, manner) : goal_.read(x, manner);
  }
  // The same for many.
  void read(Walkers& walkers) const;
  // Fetches what read() looks up at x, for whoever asks soon: labels of a hundred fields are more
  // than the processor's caches hold.
  void expect(geometry::Vec2 x) const {
    if (field_) field_->expect(x);
  }
  const std::shared_ptr<const LabelField>& field() const { return field_; }
  bool ownsField() const { return field_ && whose_ == Field::own; }
  const GoalShape& goal() const { return goal_; }
  std::size_t bytes() const;  // without a shared field

 private:
  struct WayPoint {
    geometry::Vec2 at;
    geometry::Vec2
        from;  // along(from -> at) prolonged parts who must turn here from who sees what follows
    geometry::Vec2 around;
    double distance_m;  // from `at`
    double side;        // sign of the corner's side of that line; 0: no corner
    double span;        // of that line
    double room_m;      // how far that line goes on beyond the turn; 0: no corner
    double across_m;    // how far one can go on across that line
    Label next;
    // Of a turn with room: unit vectors along that line beyond the turn, and across it, walking on.
    geometry::Vec2 away, through;
  };
  Reading readField(geometry::Vec2 x, const Manner& manner) const;
  geometry::Vec2 clearWay(geometry::Vec2 x, geometry::Vec2 beside, geometry::Vec2 usual) const;
  double room(geometry::Vec2 from, geometry::Vec2 along) const;
  // Where somebody of this manner walks to instead of the turn itself.
  geometry::Vec2 besideTurn(const WayPoint& turn, geometry::Vec2 x, const Manner& manner) const;
  void findRooms();
  bool passed(const WayPoint& turn, geometry::Vec2 x) const;
  Label place(geometry::Vec2 x) const;  // kNoLabel: cannot be told
  Aimed inSight(geometry::Vec2 x) const;

  GoalShape goal_;
  std::shared_ptr<const LabelField> field_;
  Field whose_ = Field::own;
  double border_ = 0;
  std::vector<WayPoint> wayPoints_;
  WideTurns wide_;  // turns with room to spread
};

}  // namespace muster::navigation
