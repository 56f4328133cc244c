// How many pass a line. Positive sense: from the line's left to its right, seen from its start to
// its end.
//
// Borders: a point on the line counts as left of it, so a walk that touches the line and returns
// counts nothing, and one that stops on it counts once, whichever step crosses. Where two lines
// share an end, a walk through that point counts on one of them only. Thread rule: pure functions.
#pragma once

#include <optional>
#include <span>

#include "geometry/segment.h"
#include "measure/positions.h"

namespace muster::measure {

struct LineCrossing {
  int sense;        // +1 left to right, -1 right to left
  double fraction;  // of the displacement, in [0, 1]: when it happened within the step
};

// The displacement from → to, as the straight walk of one step.
std::optional<LineCrossing> crossing(const geometry::Segment& line, geometry::Vec2 from,
                                     geometry::Vec2 to);

struct CrossingCount {
  std::size_t forward = 0;
  std::size_t backward = 0;
};

// Person i walked from before[i] to after[i].
CrossingCount crossings(const geometry::Segment& line, const Positions& before,
                        const Positions& after);

// Persons per second between the crossings that end the first `skip` and begin the last `skip` of
// all: the steady part, which is what specific flows in the literature mean. times_s ascending. 0
// if there are too few to say.
inline constexpr double kUnsteadyShare = 0.2;
double steadyFlow(std::span<const double> times_s, double skip = kUnsteadyShare);

}  // namespace muster::measure
