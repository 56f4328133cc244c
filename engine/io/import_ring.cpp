#include "io/import_ring.h"

#include <cmath>

namespace muster::io {
namespace {

using geometry::Polygon;
using geometry::Ring;
using geometry::Vec2;

constexpr std::size_t kLongest = 64;

// Corners of 90 degrees: buildings have them, wrongly closed rings do not.
int rightCorners(const Ring& ring) {
  int count = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Vec2 before = ring[i] - ring[(i + ring.size() - 1) % ring.size()];
    const Vec2 after = ring[(i + 1) % ring.size()] - ring[i];
    const double cosine = dot(geometry::normalised(before), geometry::normalised(after));
    count += std::fabs(cosine) < 0.02 ? 1 : 0;
  }
  return count;
}

}  // namespace

Ring withoutRepeats(const Ring& ring) {
  Ring out;
  for (const Vec2 p : ring) {
    if (out.empty() || !(out.back() == p)) out.push_back(p);
  }
  while (out.size() > 1 && out.front() == out.back()) out.pop_back();
  return out;
}

std::optional<Polygon> splitStrungRing(const Ring& ring) {
  if (ring.size() < 7 || ring.size() > kLongest) return std::nullopt;
  std::optional<Polygon> best;
  int best_corners = -1;
  // The ring starts with the outline, wherever in it, so the hole is one run of points that does
  // not wrap around.
  for (std::size_t from = 0; from + 3 <= ring.size(); ++from) {
    for (std::size_t to = from + 3; to <= ring.size(); ++to) {
      const Ring hole(ring.begin() + static_cast<std::ptrdiff_t>(from),
                      ring.begin() + static_cast<std::ptrdiff_t>(to));
      Ring outline(ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(from));
      outline.insert(outline.end(), ring.begin() + static_cast<std::ptrdiff_t>(to), ring.end());
      if (outline.size() < 3) continue;
      // Both runs are drawn in opposite directions when an editor strings a hole to its outline.
      if (geometry::signedArea(hole) * geometry::signedArea(outline) >= 0.0) continue;
      const int corners = rightCorners(hole) + rightCorners(outline);
      if (corners <= best_corners) continue;
      const Polygon candidate = geometry::oriented({outline, {hole}});
      if (geometry::fault(candidate)) continue;
      best = candidate;
      best_corners = corners;
    }
  }
  return best;
}

}  // namespace muster::io
