#include "navigation/leg.h"

#include <algorithm>
#include <limits>

#include "navigation/inner_corner.h"

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
constexpr double kRoomStep_m = 0.5;
constexpr int kMostRoomSteps = 40;    // looked for
constexpr double kLeastRoom_m = 1.5;  // narrower ways leave nothing to choose
// As before openings (goal_shape.h), and so many times further as somebody wants to be off the turn
// (tried: 2 lets a crowd gather before the corner, 30 s; 100 is as good as 8).
constexpr double kLeastBegin_m = 3.0;
constexpr double kBeginsBefore = 8.0;

}  // namespace

Leg::Leg(GoalShape goal, std::shared_ptr<const LabelField> field, Field whose)
    : goal_(std::move(goal)),
      field_(std::move(field)),
      whose_(whose),
      border_(kBorderCells * field_->cell()) {
  wayPoints_.reserve(field_->turns().size());
  for (const Turn& turn : field_->turns()) {
    WayPoint point{turn.at, {}, turn.around, 0, 0, 0, 0, 0, turn.next, {}, {}};
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
  findRooms();
}

// How far one can walk from here in a straight line, as far as it matters, in whole steps. Of a
// line that lies in one box of open ground every step does, and each is passable: many at once.
double Leg::room(Vec2 from, Vec2 along) const {
  int steps = 0;
  for (int stride = kMostRoomSteps; stride > 0 && steps < kMostRoomSteps;) {
    const int ahead = std::min(stride, kMostRoomSteps - steps);
    const Vec2 here = from + along * (steps * kRoomStep_m);
    const Vec2 there = from + along * ((steps + ahead) * kRoomStep_m);
    if (ahead > 1 ? field_->surelyPassable(here, there) : field_->passable(here, there)) {
      steps += ahead;
    } else {
      stride = ahead / 2;
    }
  }
  return steps * kRoomStep_m;
}

void Leg::findRooms() {
  std::vector<WideTurns::Following> wide;
  for (WayPoint& turn : wayPoints_) {
    if (turn.side == 0.0 || turn.span < kRoomStep_m) continue;
    turn.away = (turn.at - turn.from) * (1.0 / turn.span);
    turn.through = leftNormal(turn.away) * -turn.side;
    turn.room_m = room(turn.at, turn.away);
    if (turn.room_m < kLeastRoom_m) turn.room_m = 0;
    if (turn.room_m == 0) continue;
    turn.across_m = room(turn.at, turn.through);
    wide.push_back(
        {turn.next,
         {turn.at, turn.away, turn.through, turn.room_m, std::min(turn.room_m, turn.across_m)}});
  }
  wide_ = WideTurns(std::move(wide), wayPoints_.size() + 1);
}

Vec2 Leg::besideTurn(const WayPoint& turn, Vec2 x, const Manner& manner) const {
  if (manner.taste <= 0.0 || turn.room_m <= 0.0) return turn.at;
  const double wanted =
      wantedOff(std::min(turn.room_m, turn.across_m), dot(x - turn.at, turn.away), manner);
  const double begins = kLeastBegin_m + kBeginsBefore * wanted;
  return offCorner({turn.at, turn.away, turn.through, turn.room_m, turn.room_m, begins}, x, wanted);
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

Label Leg::place(Vec2 x) const {
  Label label = field_->at(x);
  while (label != kGoalLabel && label != kNoLabel) {
    const WayPoint& turn = wayPoints_[label - 1u];
    if (!passed(turn, x)) break;
    label = turn.next;
  }
  return label;
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
  const Label label = place(x);
  if (label == kNoLabel) return {x, kInfinity};
  if (label == kGoalLabel) return inSight(x);
  const WayPoint& turn = wayPoints_[label - 1u];
  return {turn.at, distance(x, turn.at) + turn.distance_m};
}

Reading Leg::readField(Vec2 x, const Manner& manner) const {
  const Label label = place(x);
  if (label == kNoLabel) return {{}, kInfinity};
  if (label != kGoalLabel) {
    constexpr double kThere_m = 1e-6;
    const WayPoint& turn = wayPoints_[label - 1u];
    const Vec2 beside = wide_.roundLast(label, x, manner, besideTurn(turn, x, manner));
    Vec2 d = clearWay(x, beside, turn.at) - x;
    if (squaredNorm(d) < kThere_m * kThere_m) d = turn.from - x;
    return {d * (1.0 / norm(d)), distance(x, turn.at) + turn.distance_m};
  }
  const Aimed aimed = inSight(x);
  const Vec2 to = goal_.beside(x, aimed.at, manner);
  const Vec2 beside = wide_.roundLast(label, x, manner, to);
  return {goal_.direction(x, clearWay(x, beside, to)), aimed.distance_m};
}

void Leg::read(Walkers& walkers) const {
  if (!field_) return goal_.read(walkers);
  for (std::size_t k = 0; k < walkers.size; ++k) {
    const Walker walker = walkers.asked(k);
    walkers.answer(k, readField(walker.at, walker.manner()));
  }
}

// `beside` unless something stands in the way there, a desk for example; `usual` is in sight.
Vec2 Leg::clearWay(Vec2 x, Vec2 beside, Vec2 usual) const {
  return beside == usual || field_->passable(x, beside) ? beside : usual;
}

std::size_t Leg::bytes() const {
  const std::size_t labels = field_ && whose_ == Field::own ? field_->bytes() : 0;
  return sizeof(Leg) + goal_.bytes() + wayPoints_.size() * sizeof(WayPoint) + wide_.bytes() +
         labels;
}

}  // namespace muster::navigation
