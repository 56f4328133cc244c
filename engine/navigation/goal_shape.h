// The goal of a leg as geometry, and the one question asked of it: which of its points is best from
// x, in a straight line, given what remains beyond each point?
//
// Along a clear part of an opening ("aim") the remaining distance r(t) is known at knots, with its
// slope. The best point minimises |x - p(t)| + r(t); where r is convex (always, if only convex
// spaces follow) the derivative is monotone and is bisected, first over the knots, then within one
// interval, where r' is linear: the answer is continuous in x, so a lone walker's path has no kinks
// at knots (tried: choosing among seeds 0.1 m apart, which shows as steps in the trajectory). With
// nothing remaining it is the nearest point. Inside a zone the distance is 0.
//
// Thread rule: immutable once made.
#pragma once

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <vector>

#include "navigation/fingerprint.h"
#include "navigation/manner.h"
#include "navigation/one_aim.h"
#include "navigation/portal.h"

namespace muster::navigation {

// A point to walk to in a straight line, and the whole distance to the goal that way.
struct Aimed {
  geometry::Vec2 at;
  double distance_m;
};

// The spread begins this near to the opening, so that a corridor cut into spaces is walked like a
// whole one; twice as far off as anybody wants to be from the corner, if that is more.
inline constexpr double kSpreadBegins_m = 3.0;
// People use a wide flight in files side by side, half of it at least (judgement).
inline constexpr double kMostSpread_m = 1.2;
// Closer than this to the line, beside an aim but in the passage: walk through, not along the line
// to the aim's end.
inline constexpr double kThreshold_m = 0.05;
// Who is this near to the point that he heads for is on it.
inline constexpr double kOnIt_m = 1e-9;
// This near to an end of a clear part is at it.
inline constexpr double kAtEnd_m = 1e-3;

class GoalShape {
 public:
  // What remains beyond a point of the goal: the point to walk to next, and the distance.
  using Onward = std::function<Aimed(geometry::Vec2)>;

  GoalShape() = default;
  // `onward` may be empty: nothing remains.
  static GoalShape opening(const Portal& portal, plan::SpaceId from, const Onward& onward);
  static GoalShape zone(const geometry::Polygon& shape);
  static GoalShape point(geometry::Vec2 p);
  // A point in a zone, reached over the zone: one field of labels serves all slots of a zone.
  static GoalShape slotIn(const geometry::Polygon& zone, geometry::Vec2 p);

  Aimed best(geometry::Vec2 x) const { return oneLine_ ? onLine(x) : bestOfAll(x); }
  // Where somebody of this manner heads for instead of `best`. If others come towards him through
  // an opening: into his lane on its right, of all its clear parts together. Else, if `best` is an
  // end of a clear part, an inner corner to which the shortest way draws everybody: up to
  // kMostSpread_m off it along the opening, further if it is wide and he is held up. Else `best`
  // itself. Never steeper than 45° to the opening's normal on the last steps.
  geometry::Vec2 beside(geometry::Vec2 x, geometry::Vec2 best, const Manner& manner) const {
    if ((manner.taste <= 0 && manner.lane >= 1) || offLine(x) >= begins_m_) return best;
    return manner.lane < 1 && outward_ != geometry::Vec2{} ? inLane(x, best, manner)
                                                           : spread(x, best, manner);
  }
  // The unit vector to walk along at x when bound for best(x).at; {0,0} at a zone or point that is
  // reached.
  geometry::Vec2 direction(geometry::Vec2 x, geometry::Vec2 at) const {
    const geometry::Vec2 d = at - x;
    return dot(d, outward_) >= kThreshold_m ? d * (1.0 / norm(d)) : directionNear(x, d);
  }

  // The way to what is beside() the best point, and how far the best point is.
  Reading read(geometry::Vec2 x, const Manner& manner) const {
    const Aimed aimed = best(x);
    return {direction(x, beside(x, aimed.at, manner)), aimed.distance_m};
  }
  // The same for many.
  void read(Walkers& walkers) const;

  // How far x is in front of an opening's line; infinite for zones and points.
  double offLine(geometry::Vec2 x) const {
    if (outward_ == geometry::Vec2{}) return std::numeric_limits<double>::infinity();
    return std::max(0.0, dot(aims_.front().a - x, outward_));
  }
  // Points along the goal no further apart than `spacing_m`, for whoever spreads a field from it.
  std::vector<geometry::Vec2> samples(double spacing_m) const;
  bool insideZone(geometry::Vec2 x) const;
  bool slot() const { return slot_; }
  // For slots: the nearest point of the zone, and the distance to the slot that way.
  Aimed approach(geometry::Vec2 x) const;
  // True if the last part of the way to the goal may be nearer to walls than kClearance_m (narrow
  // openings, zones, points).
  bool tight() const { return tight_; }
  bool reachable() const { return reachable_; }
  std::size_t bytes() const;
  // All that answers depend on.
  void addTo(FingerprintOf& print) const;

 private:
  struct Aim {
    geometry::Vec2 a;      // t = 0
    geometry::Vec2 along;  // unit vector; {0,0} if the aim is a point
    double length;
    double low, high;  // t of the passage's ends (the aim less its clearance)
    std::uint32_t firstKnot;
    std::uint32_t knots;  // 0: nothing remains
    double spacing;
    bool convex;
    // What remains beyond both ends, and its slope there: mostly one of them is best.
    double restLow = 0, restHigh = 0, slopeLow = 0, slopeHigh = 0;
  };
  struct Minimum {
    double t;
    double value;
  };
  // The nearest point of the one aim, with nothing remaining beyond it.
  Aimed onLine(geometry::Vec2 x) const {
    const Aim& aim = aims_.front();
    const geometry::Vec2 d = x - aim.a;
    const double foot = dot(d, aim.along);
    const double height = cross(aim.along, d);
    const double t = std::clamp(foot, 0.0, aim.length);
    return {aim.a + aim.along * t, std::sqrt(height * height + (t - foot) * (t - foot))};
  }
  Aimed bestOfAll(geometry::Vec2 x) const;
  bool isOneAim() const;
  OneAim oneAim() const;
  void readAlone(Walkers& walkers, std::size_t k) const;
  geometry::Vec2 spread(geometry::Vec2 x, geometry::Vec2 best, const Manner& manner) const;
  double mostSpread(const HeldUp& heldUp) const;
  double mostOff(geometry::Vec2 x, geometry::Vec2 end, double most_m) const;
  geometry::Vec2 offEnd(bool high, geometry::Vec2 x, double clear_m, double begins_m) const;
  geometry::Vec2 inLane(geometry::Vec2 x, geometry::Vec2 best, const Manner& manner) const;
  geometry::Vec2 endOf(const Aim& aim) const { return aim.a + aim.along * aim.length; }
  double fromEnd(bool high, double clear_m) const;
  double fromHigh(double clear_m) const;
  double fromLow(double clear_m) const;
  geometry::Vec2 onAnAim(geometry::Vec2 p) const { return aims_.size() == 1 ? p : onOneOf(p); }
  geometry::Vec2 onOneOf(geometry::Vec2 p) const;
  geometry::Vec2 directionNear(geometry::Vec2 x, geometry::Vec2 d) const;
  Aimed nearestOfZone(geometry::Vec2 x) const;
  Minimum minimum(const Aim& aim, geometry::Vec2 x) const;
  Minimum convexMinimum(const Aim& aim, double foot, double squaredHeight) const;
  double betweenKnots(const Aim& aim, double foot, double squaredHeight) const;
  double refined(const Aim& aim, std::uint32_t knot, double foot, double squaredHeight) const;
  double remaining(const Aim& aim, double t) const;
  void sampleOnward(Aim& aim, const Onward& onward);

  std::vector<Aim> aims_;
  std::array<OneAim::End, 2> ends_{};  // low, high: looked up by whoever is drawn to either
  std::vector<double> rest_, slope_;   // by knot
  geometry::Vec2 outward_;             // of an opening
  double clear_m_ = 0;                 // of all aims together
  double span_m_ = 0;                  // with what stands between them
  double begins_m_ = kSpreadBegins_m;  // beside() changes nothing this far from the opening
  geometry::Ring zone_;
  bool oneLine_ = false;  // one aim longer than a point, with nothing remaining beyond it
  bool slot_ = false;
  bool tight_ = false;
  bool reachable_ = true;
};

}  // namespace muster::navigation
