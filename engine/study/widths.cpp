#include "study/widths.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace muster::study {
namespace {

using geometry::Vec2;

constexpr double kLeafAndFrame_m = 0.1;  // a door's clear width is less than drawn by this
constexpr double kPost_m = 0.2;          // between the lanes of a gate
constexpr double kAt_m = 0.02;           // drawing accuracy

plan::DraftOpening* openingOf(plan::Draft& draft, const std::string& id) {
  const auto found = std::ranges::find(draft.openings, id, &plan::DraftOpening::id);
  return found == draft.openings.end() ? nullptr : &*found;
}

void moveReveal(geometry::Polygon& shape, const geometry::Segment& line, Vec2 along, double by) {
  const double drawn = geometry::length(line);
  const auto move = [&](geometry::Ring& ring) {
    for (Vec2& p : ring) {
      const double t = dot(p - line.a, along);
      const double off = std::fabs(geometry::cross(along, p - line.a));
      if (off > kReveal_m) continue;
      if (std::fabs(t) < kAt_m) p = p - along * by;
      if (std::fabs(t - drawn) < kAt_m) p = p + along * by;
    }
  };
  move(shape.outer);
  for (geometry::Ring& hole : shape.holes) move(hole);
}

// The spread of a flight across its ascent.
struct Across {
  Vec2 origin, direction;
  double low = std::numeric_limits<double>::infinity(), high = -low;

  explicit Across(const plan::DraftSpace& flight) : origin(flight.ascent->line.a) {
    const Vec2 along = normalised(flight.ascent->line.b - flight.ascent->line.a);
    direction = {-along.y, along.x};
    for (const Vec2 p : flight.shape.outer) {
      low = std::min(low, of(p));
      high = std::max(high, of(p));
    }
  }
  double of(Vec2 p) const { return dot(p - origin, direction); }
  double width() const { return high - low; }
  Vec2 scaled(Vec2 p, double factor) const {
    const double middle = (low + high) / 2;
    return p + direction * ((of(p) - middle) * (factor - 1));
  }
};

void scaleFlight(plan::Draft& draft, plan::DraftSpace& flight, double width_m) {
  const Across across(flight);
  const double factor = width_m / across.width();
  for (Vec2& p : flight.shape.outer) p = across.scaled(p, factor);
  flight.ascent->line = {across.scaled(flight.ascent->line.a, factor),
                         across.scaled(flight.ascent->line.b, factor)};
  for (plan::DraftOpening& opening : draft.openings) {
    if (std::ranges::find(opening.spaces, flight.id) == opening.spaces.end()) continue;
    opening.line = {across.scaled(opening.line.a, factor), across.scaled(opening.line.b, factor)};
    if (opening.clear_width_m) *opening.clear_width_m *= factor;
  }
}

}  // namespace

void lengthenToFit(plan::Draft& draft, const std::string& id) {
  plan::DraftOpening* opening = openingOf(draft, id);
  if (opening == nullptr || !opening->clear_width_m) return;
  const double posts = opening->lanes > 1 ? kPost_m * (opening->lanes - 1) : 0.0;
  const bool door = opening->kind == plan::OpeningKind::door;
  const double drawn = geometry::length(opening->line);
  if (*opening->clear_width_m + posts <= drawn || !(drawn > 0)) return;
  const double needed = *opening->clear_width_m + (door ? kLeafAndFrame_m : posts);
  const Vec2 along = normalised(opening->line.b - opening->line.a);
  const double by = (needed - drawn) / 2;
  for (plan::DraftSpace& space : draft.spaces) {
    if (std::ranges::find(opening->spaces, space.id) != opening->spaces.end())
      moveReveal(space.shape, opening->line, along, by);
  }
  opening->line = {opening->line.a - along * by, opening->line.b + along * by};
}

bool setFlightWidth(plan::Draft& draft, const std::string& stair, double width_m) {
  bool found = false;
  for (plan::DraftSpace& space : draft.spaces) {
    if (space.stair != stair) continue;
    found = true;
    if (space.ascent) scaleFlight(draft, space, width_m);
  }
  return found;
}

}  // namespace muster::study
