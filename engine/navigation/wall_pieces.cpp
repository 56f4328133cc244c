#include "navigation/wall_pieces.h"

#include <algorithm>

namespace muster::navigation {

using geometry::Segment;
using geometry::Vec2;

namespace {

constexpr double kSameLine_m = 1e-4;  // two walls this close to one line are on it
constexpr double kParallel = 0.05;    // sine of the angle up to which a passage lies "along" a wall
constexpr double kShortestWall_m = 1e-3;  // shorter leftovers of cutting are rounding

// Keeps the part of s where along·(x - at) >= 0; false if nothing is left.
bool keep(Segment& s, Vec2 at, Vec2 along) {
  const double a = dot(along, s.a - at);
  const double b = dot(along, s.b - at);
  if (a < 0.0 && b < 0.0) return false;
  if (a < 0.0)
    s.a = lerp(s.a, s.b, a / (a - b));
  else if (b < 0.0)
    s.b = lerp(s.a, s.b, a / (a - b));
  return true;
}

bool join(Segment& into, const Segment& piece) {
  const double span = length(into);
  const Vec2 along = (into.b - into.a) * (1.0 / span);
  const auto off = [&](Vec2 p) { return std::fabs(cross(along, p - into.a)); };
  if (off(piece.a) > kSameLine_m || off(piece.b) > kSameLine_m) return false;
  const double a = dot(along, piece.a - into.a);
  const double b = dot(along, piece.b - into.a);
  if (std::max(a, b) < -kSameLine_m || std::min(a, b) > span + kSameLine_m) return false;
  const Vec2 low = a < b ? piece.a : piece.b;
  const Vec2 high = a < b ? piece.b : piece.a;
  if (std::max(a, b) > span) into.b = high;
  if (std::min(a, b) < 0.0) into.a = low;
  return true;
}

}  // namespace

std::vector<Segment> without(const Segment& wall, std::span<const Segment> cuts,
                             double tolerance_m) {
  const double span = length(wall);
  if (span < kShortestWall_m) return {};
  const Vec2 along = (wall.b - wall.a) * (1.0 / span);
  std::vector<std::pair<double, double>> gaps;
  for (const Segment& cut : cuts) {
    const Vec2 across = cut.b - cut.a;
    if (std::fabs(cross(along, across)) > kParallel * norm(across)) continue;
    if (std::fabs(cross(along, midpoint(cut) - wall.a)) > tolerance_m) continue;
    const double a = dot(along, cut.a - wall.a);
    const double b = dot(along, cut.b - wall.a);
    gaps.emplace_back(std::min(a, b), std::max(a, b));
  }
  std::sort(gaps.begin(), gaps.end());
  std::vector<Segment> rest;
  double from = 0.0;
  const auto add = [&](double to) {
    if (to - from < kShortestWall_m) return;
    rest.push_back(
        {from == 0.0 ? wall.a : wall.a + along * from, to == span ? wall.b : wall.a + along * to});
  };
  for (const auto& [low, high] : gaps) {
    if (high <= from) continue;
    add(std::min(low, span));
    from = std::min(std::max(from, high), span);
  }
  add(span);
  return rest;
}

std::optional<Segment> seenThrough(const Segment& wall, const Segment& passage, Vec2 outward,
                                   double reach_m) {
  Segment s = wall;
  const Vec2 along = normalised(passage.b - passage.a);
  constexpr double kRounding_m = 1e-6;
  const Vec2 slack = along * kRounding_m;
  const bool left =
      keep(s, passage.a, outward) && keep(s, passage.a + outward * reach_m, -outward) &&
      keep(s, passage.a - slack, along + outward) && keep(s, passage.b + slack, outward - along);
  if (!left || length(s) < kShortestWall_m) return std::nullopt;
  return s;
}

std::vector<Segment> joined(std::vector<Segment> walls) {
  std::erase_if(walls, [](const Segment& s) { return length(s) < kShortestWall_m; });
  // A joined wall may touch another one only now, so until nothing changes; plans need two or three
  // rounds.
  for (bool changed = true; changed;) {
    changed = false;
    std::vector<Segment> kept;
    for (const Segment& piece : walls) {
      const bool used =
          std::any_of(kept.begin(), kept.end(), [&](Segment& into) { return join(into, piece); });
      if (used)
        changed = true;
      else
        kept.push_back(piece);
    }
    walls = std::move(kept);
  }
  return walls;
}

}  // namespace muster::navigation
