#include "verification/overlaps.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace muster::verification {

namespace {

struct Body {
  std::size_t space;
  long line,
      column;  // of a square lattice as wide as the largest body: partners lie in 3 × 3 cells
  std::size_t row;
};

bool before(const Body& a, const Body& b) {
  if (a.space != b.space) return a.space < b.space;
  if (a.line != b.line) return a.line < b.line;
  return a.column < b.column;
}

std::vector<Body> sorted(const crowd::Crowd& crowd) {
  double widest = 0;
  for (const crowd::Body& body : crowd.body) widest = std::max(widest, 2 * double{body.radius});
  std::vector<Body> bodies;
  for (std::size_t row = 0; row < crowd.size(); ++row) {
    if (!crowd.present[row]) continue;
    bodies.push_back({crowd.body[row].space.index(),
                      static_cast<long>(std::floor(crowd.body[row].position.y / widest)),
                      static_cast<long>(std::floor(crowd.body[row].position.x / widest)), row});
  }
  std::stable_sort(bodies.begin(), bodies.end(), before);
  return bodies;
}

double overlap(const crowd::Crowd& crowd, std::size_t a, std::size_t b) {
  const double dx = crowd.body[a].position.x - crowd.body[b].position.x;
  const double dy = crowd.body[a].position.y - crowd.body[b].position.y;
  const double radius = crowd.body[a].radius, other = crowd.body[b].radius;
  return (radius + other - std::sqrt(dx * dx + dy * dy)) / (2 * std::min(radius, other));
}

}  // namespace

Overlaps findOverlaps(const simulation::Frame& frame) {
  const std::vector<Body> bodies = sorted(*frame.crowd);
  Overlaps found;
  found.people = bodies.size();
  for (const Body& body : bodies) {
    double deepest = 0;
    for (long line = body.line - 1; line <= body.line + 1; ++line) {
      auto other = std::lower_bound(bodies.begin(), bodies.end(),
                                    Body{body.space, line, body.column - 1, 0}, before);
      const Body last{body.space, line, body.column + 1, 0};
      for (; other != bodies.end() && !before(last, *other); ++other) {
        if (other->row != body.row)
          deepest = std::max(deepest, overlap(*frame.crowd, body.row, other->row));
      }
    }
    found.deepest = std::max(found.deepest, deepest);
    if (deepest > kOverlap) ++found.overlapping;
  }
  return found;
}

}  // namespace muster::verification
