#include "navigation/sight.h"

#include <algorithm>
#include <tuple>

namespace muster::navigation {

using geometry::Segment;
using geometry::Vec2;

namespace {

// Within kSight_m a line passes a stair mouth, a landing, a lobby; nobody cuts plans finer than
// this.
constexpr int kMostOpenings = 6;
constexpr double kCell_m = 1.0;

// Parameter along `line` where it crosses the wall from one side to the other. A wall's end counts
// with the left side of the line, so no line slips through where two walls meet.
std::optional<double> crossedAt(const Segment& line, const Segment& wall) {
  if (std::max(line.a.x, line.b.x) < std::min(wall.a.x, wall.b.x) ||
      std::min(line.a.x, line.b.x) > std::max(wall.a.x, wall.b.x) ||
      std::max(line.a.y, line.b.y) < std::min(wall.a.y, wall.b.y) ||
      std::min(line.a.y, line.b.y) > std::max(wall.a.y, wall.b.y)) {
    return std::nullopt;
  }
  const int p = geometry::orientation(wall.a, wall.b, line.a);
  const int q = geometry::orientation(wall.a, wall.b, line.b);
  if (p * q >= 0) return std::nullopt;
  const bool a = geometry::orientation(line.a, line.b, wall.a) >= 0;
  const bool b = geometry::orientation(line.a, line.b, wall.b) >= 0;
  if (a == b) return std::nullopt;
  const Vec2 along = wall.b - wall.a;
  const double before = cross(along, line.a - wall.a);
  const double after = cross(along, line.b - wall.a);
  return before / (before - after);
}

}  // namespace

Sight::Sight(const plan::Campus& campus, const std::vector<Portal>& portals,
             const std::vector<OwnWalls>& own)
    : campus_(&campus),
      portals_(&portals),
      rooms_(campus.spaces.size()),
      sheets_(campus.spaces.size()) {
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    Room& room = rooms_[i];
    room.convex = isConvex(campus.spaces[i].shape);
    if (!room.convex) {
      room.walls = own[i].opaque;
      room.near = BucketGrid(campus.spaces[i].box, kCell_m, room.walls, kSight_m);
    }
    findSheets(plan::SpaceId(i));
  }
}

bool Sight::blocked(plan::SpaceId space, const Segment& line, double from, double to) const {
  const Room& room = rooms_[space.index()];
  if (room.convex) return false;
  const auto hides = [&](const Segment& wall) {
    const auto t = crossedAt(line, wall);
    return t && *t > from && *t < to;
  };
  const Vec2 start = lerp(line.a, line.b, from);
  if (squaredNorm(line.b - start) > kSight_m * kSight_m)
    return std::any_of(room.walls.begin(), room.walls.end(), hides);
  const auto near = room.near.near(start);
  return std::any_of(near.begin(), near.end(),
                     [&](std::uint32_t wall) { return hides(room.walls[wall]); });
}

std::optional<Sight::Exit> Sight::leave(plan::SpaceId space, const Segment& line, double from,
                                        plan::OpeningId entered) const {
  geometry::Box box;
  box.extend(line.a);
  box.extend(line.b);
  std::optional<Exit> first;
  for (const plan::OpeningId opening : (*campus_)[space].openings) {
    const Portal& portal = (*portals_)[opening.index()];
    if (opening == entered || !portal.second.valid() || !portal.box.overlaps(box)) continue;
    const std::span<const Segment> through = portal.seen_through_line
                                                 ? std::span(&portal.line, 1)
                                                 : std::span<const Segment>(portal.passages);
    const auto passing = passes(portal, through, space, line.a, line.b);
    if (!passing || passing->parameter < from || (first && first->parameter <= passing->parameter))
      continue;
    first = Exit{opening, passing->parameter};
  }
  return first;
}

bool Sight::sees(plan::SpaceId a, Vec2 p, plan::SpaceId b, Vec2 q) const {
  if (a == b && rooms_[a.index()].convex) return true;
  if (std::tuple(b, q.x, q.y) < std::tuple(a, p.x, p.y)) {
    std::swap(a, b);
    std::swap(p, q);
  }
  const Segment line{p, q};
  plan::OpeningId entered;
  double from = 0.0;
  for (int passed = 0; passed <= kMostOpenings; ++passed) {
    if (a == b && !blocked(a, line, from, 1.0)) return true;
    const auto exit = leave(a, line, from, entered);
    if (!exit || blocked(a, line, from, exit->parameter)) return false;
    a = (*portals_)[exit->opening.index()].other(a);
    entered = exit->opening;
    from = exit->parameter;
  }
  return false;
}

// Breadth first through openings while the way from opening to opening stays within kSight_m.
void Sight::findSheets(plan::SpaceId space) {
  struct Look {
    plan::SpaceId at;
    plan::OpeningId entered;
    double reach;
    int passed;
  };
  std::vector<Look> open{{space, {}, kSight_m, 0}};
  std::vector<std::pair<plan::SpaceId, double>> seen;  // with the reach that was left
  auto& found = sheets_[space.index()];
  for (std::size_t i = 0; i < open.size(); ++i) {
    const Look look = open[i];
    const auto known = [&](const auto& entry) {
      return entry.first == look.at && entry.second >= look.reach;
    };
    if (std::any_of(seen.begin(), seen.end(), known)) continue;
    seen.emplace_back(look.at, look.reach);
    const plan::SheetId sheet = (*campus_)[look.at].sheet;
    if (std::find(found.begin(), found.end(), sheet) == found.end()) found.push_back(sheet);
    if (look.passed == kMostOpenings) continue;
    for (const plan::OpeningId opening : (*campus_)[look.at].openings) {
      const Portal& portal = (*portals_)[opening.index()];
      if (opening == look.entered || !portal.second.valid()) continue;
      double reach = look.reach;
      if (look.entered.valid())
        reach -= geometry::distance((*portals_)[look.entered.index()].line, portal.line);
      if (reach > 0.0) open.push_back({portal.other(look.at), opening, reach, look.passed + 1});
    }
  }
}

}  // namespace muster::navigation
