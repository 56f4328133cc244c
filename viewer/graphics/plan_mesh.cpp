#include "viewer/graphics/plan_mesh.h"

#include <algorithm>
#include <cmath>

#include "viewer/graphics/triangulation.h"

namespace muster::viewer {

namespace {

using geometry::Segment;
using geometry::Vec2;

constexpr Rgba kFloor = rgba(255, 255, 255);
constexpr Rgba kYard = rgba(238, 240, 236);
constexpr Rgba kFlight = rgba(244, 244, 248);
constexpr Rgba kFurniture = rgba(226, 224, 220);
constexpr Rgba kFurnitureEdge = rgba(188, 186, 182);
constexpr Rgba kInk = rgba(40, 40, 46);
constexpr Rgba kYardEdge = rgba(150, 152, 150);
constexpr Rgba kTread = rgba(176, 176, 186);
constexpr Rgba kArrow = rgba(110, 110, 124);
constexpr Rgba kDoor = rgba(150, 150, 156);
constexpr Rgba kExit = rgba(0, 115, 242);
constexpr Rgba kLocked = rgba(214, 94, 0);
constexpr Rgba kZone = rgba(0, 158, 115, 26);
constexpr Rgba kZoneEdge = rgba(0, 130, 95, 150);
constexpr Rgba kWallSide = rgba(96, 98, 110, 70);
constexpr float kWall_m = 0.12f;
// Walls are cut at this height in slanted views, so that people behind them stay in sight.
constexpr float kWallHeight_m = 1.1f;

float f(double value) {
  return static_cast<float>(value);
}

class Builder {
 public:
  explicit Builder(const plan::Campus& campus) : campus_(campus) {}

  PlanMesh build() {
    for (std::size_t level = 0; level < campus_.levels.size(); ++level) add(plan::LevelId(level));
    return std::move(mesh_);
  }

 private:
  void add(plan::LevelId level) {
    LevelMesh part;
    part.floors.first = mesh_.corners.size();
    part.strokes.first = mesh_.strokes.size();
    eachSpace(level, [&](const plan::Space& s) { floor(s); });
    for (const plan::Zone& zone : campus_.zones) addZone(zone, level);
    for (const plan::Fixture& fixture : campus_.fixtures) addFixture(fixture, level);
    eachSpace(level, [&](const plan::Space& s) { steps(s); });
    eachSpace(level, [&](const plan::Space& s) { outline(s); });
    for (const plan::Opening& opening : campus_.openings) door(opening, level);
    part.floors.count = mesh_.corners.size() - part.floors.first;
    part.strokes.count = mesh_.strokes.size() - part.strokes.first;
    part.walls.first = mesh_.corners.size();
    eachSpace(level, [&](const plan::Space& s) { wallSides(s); });
    part.walls.count = mesh_.corners.size() - part.walls.first;
    mesh_.levels.push_back(part);
  }

  template <class Draw>
  void eachSpace(plan::LevelId level, const Draw& draw) {
    for (const plan::Space& space : campus_.spaces) {
      if (space.level == level) draw(space);
    }
  }

  void fill(const geometry::Polygon& shape, const plan::Space& in, Rgba colour) {
    for (const Vec2 p : triangulate(shape))
      mesh_.corners.push_back({f(p.x), f(p.y), f(in.elevationAt(p)), 0.0f, colour});
  }

  void stroke(const Segment& line, const plan::Space& in, float width_m, float least_px,
              Rgba colour) {
    mesh_.strokes.push_back({f(line.a.x), f(line.a.y), f(in.elevationAt(line.a)), f(line.b.x),
                             f(line.b.y), f(in.elevationAt(line.b)), width_m, least_px, colour});
  }

  void floor(const plan::Space& space) {
    fill(space.shape, space, space.outdoor() ? kYard : space.ascent ? kFlight : kFloor);
  }

  void addZone(const plan::Zone& zone, plan::LevelId level) {
    const plan::Space& space = campus_[zone.space];
    if (space.level != level) return;
    fill(zone.shape, space, kZone);
    for (const Segment& edge : geometry::edges(zone.shape))
      stroke(edge, space, 0.05f, 1.0f, kZoneEdge);
  }

  void addFixture(const plan::Fixture& fixture, plan::LevelId level) {
    const plan::Space& space = campus_[fixture.space];
    if (space.level != level) return;
    fill(fixture.shape, space, kFurniture);
    for (const Segment& edge : geometry::edges(fixture.shape))
      stroke(edge, space, 0.02f, 0.7f, kFurnitureEdge);
  }

  // One line per step, cut at the outline, and an arrow that points up.
  void steps(const plan::Space& space) {
    if (!space.ascent) return;
    const plan::Ascent& ascent = *space.ascent;
    const double run = geometry::length(ascent.line);
    if (run <= 0) return;
    const Vec2 along = (ascent.line.b - ascent.line.a) * (1.0 / run);
    const Vec2 across = geometry::leftNormal(along);
    if (ascent.tread_m > 0) {
      const int count = std::min(200, static_cast<int>(std::lround(run / ascent.tread_m)));
      for (int i = 1; i < count; ++i)
        tread(space, ascent.line.a + along * (run * i / count), across);
    }
    const Vec2 tip = ascent.line.b - along * (0.1 * run);
    const double barb = std::min(0.4, 0.2 * run);
    stroke({ascent.line.a + along * (0.1 * run), tip}, space, 0.05f, 1.2f, kArrow);
    for (const double side : {-0.6, 0.6})
      stroke({tip, tip - along * barb + across * (side * barb)}, space, 0.05f, 1.2f, kArrow);
  }

  void tread(const plan::Space& space, Vec2 at, Vec2 across) {
    std::vector<double> cuts;
    for (const Segment& edge : geometry::edges(space.shape)) {
      const Vec2 d = edge.b - edge.a;
      const double steep = geometry::cross(across, d);
      if (std::fabs(steep) < 1e-9) continue;
      const double share = geometry::cross(edge.a - at, across) / steep;
      if (share >= 0 && share < 1) cuts.push_back(geometry::cross(edge.a - at, d) / steep);
    }
    std::ranges::sort(cuts);
    for (std::size_t i = 0; i + 1 < cuts.size(); i += 2)
      stroke({at + across * cuts[i], at + across * cuts[i + 1]}, space, 0.02f, 0.7f, kTread);
  }

  void outline(const plan::Space& space) {
    const bool outdoor = space.outdoor();
    for (const Segment& piece : wallPieces(campus_, space))
      stroke(piece, space, outdoor ? 0.06f : kWall_m, outdoor ? 1.0f : 1.4f,
             outdoor ? kYardEdge : kInk);
  }

  void wallSides(const plan::Space& space) {
    if (space.outdoor()) return;
    for (const Segment& s : wallPieces(campus_, space)) {
      const float za = f(space.elevationAt(s.a)), zb = f(space.elevationAt(s.b));
      const Corner low1{f(s.a.x), f(s.a.y), za, 0, kWallSide},
          low2{f(s.b.x), f(s.b.y), zb, 0, kWallSide};
      Corner high1 = low1, high2 = low2;
      high1.above = high2.above = kWallHeight_m;
      mesh_.corners.insert(mesh_.corners.end(), {low1, low2, high2, low1, high2, high1});
    }
  }

  void door(const plan::Opening& opening, plan::LevelId level) {
    const plan::Space& space = campus_[opening.first];
    if (space.level != level) return;
    if (opening.locked) {
      stroke(opening.line, space, 0.25f, 3.0f, kLocked);
    } else if (opening.outside() || campus_.leavesBuilding(plan::OpeningId(static_cast<std::size_t>(
                                        &opening - campus_.openings.data())))) {
      stroke(opening.line, space, 0.20f, 2.5f, kExit);
    } else if (opening.kind != plan::OpeningKind::gap) {
      stroke(opening.line, space, 0.04f, 1.0f, kDoor);
    }
  }

  const plan::Campus& campus_;
  PlanMesh mesh_;
};

}  // namespace

std::vector<Segment> wallPieces(const plan::Campus& campus, const plan::Space& space) {
  constexpr double kOnWall_m = 0.08;  // openings lie this near to the outlines they are in
  std::vector<Segment> pieces;
  for (const Segment& edge : geometry::edges(space.shape)) {
    const double run = geometry::length(edge);
    if (run <= 0) continue;
    const Vec2 along = (edge.b - edge.a) * (1.0 / run);
    std::vector<std::pair<double, double>> gaps;
    for (const plan::OpeningId id : space.openings) {
      const Segment& line = campus[id].line;
      const double a = geometry::dot(line.a - edge.a, along),
                   b = geometry::dot(line.b - edge.a, along);
      if (std::fabs(geometry::cross(along, line.a - edge.a)) > kOnWall_m ||
          std::fabs(geometry::cross(along, line.b - edge.a)) > kOnWall_m)
        continue;
      if (std::max(a, b) > 0 && std::min(a, b) < run)
        gaps.emplace_back(std::min(a, b), std::max(a, b));
    }
    std::ranges::sort(gaps);
    double from = 0;
    for (const auto& [low, high] : gaps) {
      if (low > from) pieces.push_back({edge.a + along * from, edge.a + along * low});
      from = std::max(from, high);
    }
    if (from < run) pieces.push_back({edge.a + along * from, edge.b});
  }
  return pieces;
}

std::vector<plan::LevelId> storeyOf(const plan::Campus& campus, plan::LevelId level) {
  std::vector<plan::LevelId> levels;
  for (std::size_t i = 0; i < campus.levels.size(); ++i) {
    if (campus.levels[i].ordinal == campus[level].ordinal) levels.emplace_back(i);
  }
  std::ranges::stable_sort(levels, [&](plan::LevelId a, plan::LevelId b) {
    return !campus[a].building.valid() && campus[b].building.valid();
  });
  return levels;
}

PlanMesh meshOf(const plan::Campus& campus) {
  return Builder(campus).build();
}

}  // namespace muster::viewer
