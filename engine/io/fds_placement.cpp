#include "io/fds_placement.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "foundation/elementary.h"
#include "io/fds_planes.h"

namespace muster::io {
namespace {

using geometry::Vec2;

constexpr double kHead_m = 1.6;
// How far walls may be off: FDS moves them to its grid, plans draw them with a thickness of their
// own. A coarse grid may need more.
constexpr double kOff_m = 0.3;
constexpr double kNear_m = 0.6;             // a wall this near to a space belongs to it
constexpr double kSpacing_m = 0.5;          // of points along the walls of the plan
constexpr std::size_t kMostCells = 20'000;  // looked at per mesh and level
// Limits of a poor fit, see the header.
constexpr double kMostStray = 0.15;
constexpr double kMostMissing = 0.5;
constexpr std::size_t kFewest = 20;  // cells or points below which a share tells nothing

// The cells of one mesh in the layer at head height of one level: 1 = solid or at a thin wall.
struct Walls {
  const FdsMesh* mesh = nullptr;
  std::vector<std::uint8_t> wall;  // by y, x
  std::size_t width = 0, depth = 0;
  double off_m = kOff_m;

  Vec2 middle(std::size_t i, std::size_t j) const {
    const auto& [x, y, z] = mesh->nodes_m;
    return {0.5 * (x[i] + x[i + 1]), 0.5 * (y[j] + y[j + 1])};
  }
};

void markThinWalls(const FdsMesh& mesh, int k, Walls& walls) {
  const auto mark = [&](int i, int j) {
    if (i < 0 || j < 0 || i >= mesh.cells[0] || j >= mesh.cells[1]) return;
    walls.wall[static_cast<std::size_t>(j) * walls.width + static_cast<std::size_t>(i)] = 1;
  };
  for (const FdsRange& box : mesh.obstructions) {
    if (k <= box[4] || k > box[5]) continue;
    if (box[0] == box[1]) {
      for (int j = box[2]; j < box[3]; ++j) {
        mark(box[0] - 1, j);
        mark(box[0], j);
      }
    } else if (box[2] == box[3]) {
      for (int i = box[0]; i < box[1]; ++i) {
        mark(i, box[2] - 1);
        mark(i, box[2]);
      }
    }
  }
}

// Nothing if the mesh does not reach that height.
std::vector<Walls> wallsAt(const FdsRun& run, double z_m) {
  std::vector<Walls> all;
  for (const FdsMesh& mesh : run.meshes) {
    const auto& [x, y, z] = mesh.nodes_m;
    const auto k = static_cast<int>(std::ranges::upper_bound(z, z_m) - z.begin());
    if (k < 1 || k > mesh.cells[2]) continue;
    const FdsRange whole = {0, mesh.cells[0], 0, mesh.cells[1], k, k};
    Walls& walls = all.emplace_back();
    walls.mesh = &mesh;
    walls.wall = solidCells(mesh, whole, k, k);
    walls.width = static_cast<std::size_t>(mesh.cells[0]);
    walls.depth = static_cast<std::size_t>(mesh.cells[1]);
    const double cell_m =
        std::max((x.back() - x.front()) / mesh.cells[0], (y.back() - y.front()) / mesh.cells[1]);
    walls.off_m = std::max(kOff_m, cell_m);
    markThinWalls(mesh, k, walls);
  }
  return all;
}

enum class Near { wall, nothing, edge };

// What lies within `off_m` of p, a point of FDS. At the edge of the mesh that is not known: a wall
// of the domain, or the next mesh.
Near nearestTo(const Walls& walls, Vec2 p) {
  const auto& [x, y, z] = walls.mesh->nodes_m;
  const auto window = [&](const std::vector<double>& nodes, double at) {
    const auto first = std::ranges::lower_bound(nodes, at - walls.off_m) - nodes.begin();
    const auto last = std::ranges::upper_bound(nodes, at + walls.off_m) - nodes.begin();
    return std::pair(static_cast<std::size_t>(first), static_cast<std::size_t>(last));
  };
  const auto [firstX, lastX] = window(x, p.x);
  const auto [firstY, lastY] = window(y, p.y);
  if (firstX == 0 || firstY == 0 || lastX == x.size() || lastY == y.size()) return Near::edge;
  for (std::size_t j = firstY - 1; j < lastY; ++j) {
    for (std::size_t i = firstX - 1; i < lastX; ++i) {
      if (walls.wall[j * walls.width + i] != 0) return Near::wall;
    }
  }
  return Near::nothing;
}

enum class Where { elsewhere, beside, deep };

Where whereIs(Vec2 p, double off_m, const plan::Campus& campus,
              const std::vector<plan::SpaceId>& spaces) {
  Where where = Where::elsewhere;
  for (const plan::SpaceId id : spaces) {
    const plan::Space& space = campus[id];
    if (!space.box.grown(kNear_m).contains(p)) continue;
    const double distance_m = geometry::distanceToBoundary(space.shape, p);
    const bool inside = geometry::contains(space.shape, p);
    if (inside && distance_m > off_m) return Where::deep;
    if (inside || distance_m <= kNear_m) where = Where::beside;
  }
  return where;
}

void countStray(const Walls& walls, const FdsFrame& frame, const plan::Campus& campus,
                const std::vector<plan::SpaceId>& spaces, FdsFit& fit, std::size_t& stray) {
  const auto solid = static_cast<std::size_t>(std::ranges::count(walls.wall, std::uint8_t{1}));
  const std::size_t stride = solid / kMostCells + 1;
  std::size_t seen = 0;
  for (std::size_t j = 0; j < walls.depth; ++j) {
    for (std::size_t i = 0; i < walls.width; ++i) {
      if (walls.wall[j * walls.width + i] == 0 || seen++ % stride != 0) continue;
      const Where where = whereIs(frame.toPlan(walls.middle(i, j)), walls.off_m, campus, spaces);
      fit.wallCells += where != Where::elsewhere ? 1 : 0;
      stray += where == Where::deep ? 1 : 0;
    }
  }
}

bool isDoorway(Vec2 p, const plan::Space& space, const plan::Campus& campus) {
  return std::ranges::any_of(space.openings, [&](plan::OpeningId id) {
    return geometry::distance(campus[id].line, p) <= kNear_m;
  });
}

void countMissing(const std::vector<Walls>& meshes, const FdsFrame& frame,
                  const plan::Campus& campus, const plan::Space& space, FdsFit& fit,
                  std::size_t& missing) {
  for (const geometry::Segment& edge : geometry::edges(space.shape)) {
    const auto points = static_cast<int>(geometry::length(edge) / kSpacing_m);
    for (int i = 0; i < points; ++i) {
      const Vec2 p = geometry::lerp(edge.a, edge.b, (i + 0.5) / points);
      if (isDoorway(p, space, campus)) continue;
      const Vec2 inFds = frame.toFds(p);
      bool missed = false;
      bool found = false;
      for (const Walls& walls : meshes) {
        const auto& [x, y, z] = walls.mesh->nodes_m;
        if (!geometry::Box{{x.front(), y.front()}, {x.back(), y.back()}}.contains(inFds)) continue;
        const Near what = nearestTo(walls, inFds);
        found |= what == Near::wall;
        missed |= what == Near::nothing;
      }
      fit.wallPoints += found || missed ? 1 : 0;
      missing += missed && !found ? 1 : 0;
    }
  }
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::string percent(double share) {
  return std::to_string(static_cast<int>(100 * share + 0.5));
}

}  // namespace

FdsFrame::FdsFrame(const hazard::FdsFire& fire)
    : offset_(fire.offset_m), elevation_m_(fire.elevation_m) {
  const double angle = fire.rotation_deg * (std::numbers::pi / 180);
  xAxis_ = {cosine(angle), sine(angle)};
}

Vec2 FdsFrame::toFds(Vec2 plan) const {
  const Vec2 from = plan - offset_;
  return {geometry::dot(from, xAxis_), geometry::dot(from, geometry::leftNormal(xAxis_))};
}

Vec2 FdsFrame::toPlan(Vec2 fds) const {
  return offset_ + fds.x * xAxis_ + fds.y * geometry::leftNormal(xAxis_);
}

FdsFit fitOf(const FdsRun& run, const FdsFrame& frame, const plan::Campus& campus) {
  FdsFit fit;
  std::size_t stray = 0;
  std::size_t missing = 0;
  for (std::size_t level = 0; level < campus.levels.size(); ++level) {
    std::vector<plan::SpaceId> spaces;
    for (std::size_t i = 0; i < campus.spaces.size(); ++i) {
      // Flights have no one height and hardly a wall of their own.
      const plan::Space& space = campus.spaces[i];
      if (space.level.index() == level && !space.ascent) spaces.emplace_back(i);
    }
    const double head_m = frame.toFdsElevation(campus.levels[level].elevation_m + kHead_m);
    const std::vector<Walls> meshes = wallsAt(run, head_m);
    for (const Walls& walls : meshes) countStray(walls, frame, campus, spaces, fit, stray);
    for (const plan::SpaceId id : spaces) {
      if (!campus[id].outdoor()) countMissing(meshes, frame, campus, campus[id], fit, missing);
    }
  }
  fit.strayWalls = share(stray, fit.wallCells);
  fit.missingWalls = share(missing, fit.wallPoints);
  return fit;
}

Problems fitProblems(const FdsFit& fit) {
  if (fit.wallCells < kFewest && fit.wallPoints < kFewest)
    return {{Severity::warning, "fds.no-walls", {}, {}, {}, {}}};
  const bool poor = (fit.wallCells >= kFewest && fit.strayWalls > kMostStray) ||
                    (fit.wallPoints >= kFewest && fit.missingWalls > kMostMissing);
  if (!poor) return {};
  return {{Severity::warning,
           "fds.misplaced",
           {},
           {},
           {},
           {{"stray", percent(fit.strayWalls)}, {"missing", percent(fit.missingWalls)}}}};
}

}  // namespace muster::io
