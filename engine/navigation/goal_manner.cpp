// Where somebody of a manner of his own passes an opening: off the corner, or in his lane.
#include <algorithm>
#include <cmath>
#include <limits>

#include "navigation/goal_shape.h"
#include "navigation/inner_corner.h"

namespace muster::navigation {

using geometry::Segment;
using geometry::Vec2;

namespace {

bool isAt(Vec2 p, Vec2 end) {
  return squaredNorm(p - end) < kAtEnd_m * kAtEnd_m;
}

}  // namespace

// A crowd that does not get on uses a wide gate whole, but for as much at its other end.
double GoalShape::mostSpread(const HeldUp& heldUp) const {
  const double more_m = clear_m_ - 2 * kMostSpread_m;
  if (more_m <= 0.0) return std::min(clear_m_, kMostSpread_m);  // however much he is
  return std::min(clear_m_, kMostSpread_m + heldUp * more_m);
}

// Nobody makes more of a detour than 30° off the straight way to the corner.
double GoalShape::mostOff(Vec2 x, Vec2 end, double most_m) const {
  return std::min(most_m, std::max(kMostSpread_m, std::sqrt(squaredNorm(x - end)) / 2));
}

Vec2 GoalShape::spread(Vec2 x, Vec2 best, const Manner& manner) const {
  if (clear_m_ < 2 * kAtEnd_m) return best;
  const bool high = squaredNorm(best - ends_[1].at) < squaredNorm(best - ends_[0].at);
  if (const Vec2 end = ends_[high].at; isAt(best, end)) {
    const double most_m = mostSpread(manner.heldUp);
    return offEnd(high, x, manner.taste * mostOff(x, end, most_m),
                  std::max(kSpreadBegins_m, 2 * most_m));
  }
  for (const Aim& aim : aims_) {
    const bool low = isAt(best, aim.a);
    if (aim.length < 2 * kAtEnd_m || (!low && !isAt(best, endOf(aim)))) continue;
    const Vec2 end = low ? aim.a : endOf(aim), inwards = low ? aim.along : -aim.along;
    return besideCorner(
        {end, inwards, outward_, aim.length, std::min(aim.length, kMostSpread_m), kSpreadBegins_m},
        x, manner.taste);
  }
  return best;
}

// So much of clear width off one end of the opening, as besideCorner has it.
Vec2 GoalShape::offEnd(bool high, Vec2 x, double clear_m, double begins_m) const {
  const auto& [end, inwards] = ends_[high];
  const Vec2 p =
      offCorner({end, inwards, outward_, span_m_, span_m_, begins_m}, x, fromEnd(high, clear_m));
  return dot(x - end, inwards) < 0.0 ? p : onAnAim(p);  // not yet before the line: no point of it
}

// How far from the low (high) end of the line so much of clear width ends; posts between clear
// parts count as way, not as width.
double GoalShape::fromEnd(bool high, double clear_m) const {
  return high ? fromHigh(clear_m) : fromLow(clear_m);
}

double GoalShape::fromLow(double clear_m) const {
  for (const Aim& aim : aims_) {
    if (clear_m <= aim.length) return dot(aim.a - aims_.front().a, aim.along) + clear_m;
    clear_m -= aim.length;
  }
  return dot(endOf(aims_.back()) - aims_.front().a, aims_.front().along);
}

double GoalShape::fromHigh(double clear_m) const {
  const Vec2 high = endOf(aims_.back());
  for (auto aim = aims_.rbegin(); aim != aims_.rend(); ++aim) {
    if (clear_m <= aim->length) return dot(high - endOf(*aim), aim->along) + clear_m;
    clear_m -= aim->length;
  }
  return dot(high - aims_.front().a, aims_.front().along);
}

// p, or if a post is there, the nearest point beside it.
Vec2 GoalShape::onOneOf(Vec2 p) const {
  Vec2 nearest = p;
  double least = std::numeric_limits<double>::infinity();
  for (const Aim& aim : aims_) {
    const Vec2 q = nearestPoint(Segment{aim.a, endOf(aim)}, p);
    if (distance(p, q) < least) least = distance(p, q), nearest = q;
  }
  return nearest;
}

// Where the shortest way leads inside the lane, that; else by taste, so that a lane is used whole.
Vec2 GoalShape::inLane(Vec2 x, Vec2 best, const Manner& manner) const {
  const bool rightIsHigh = dot(aims_.front().along, leftNormal(outward_)) < 0.0;
  const Vec2 low = ends_[0].at, high = ends_[1].at;
  const Vec2 right = rightIsHigh ? high : low, left = rightIsHigh ? low : high;
  const Vec2 inwards = rightIsHigh ? -aims_.front().along : aims_.front().along;
  const double width = clear_m_ * manner.lane;
  const double bestOff = dot(best - right, inwards);
  if (bestOff > kAtEnd_m && bestOff <= fromEnd(rightIsHigh, width)) return best;
  const double off = width * manner.taste;
  // Beyond the left end, as on a half landing: round it, outside those who come towards him.
  if (dot(x - left, inwards) > 0.0) return offEnd(!rightIsHigh, x, clear_m_ - off, kSpreadBegins_m);
  return offEnd(rightIsHigh, x, off, kSpreadBegins_m);
}

}  // namespace muster::navigation
