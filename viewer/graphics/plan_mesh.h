// A campus as triangles and strokes, level by level: floors, furniture, zones, steps with an arrow
// upwards, walls with gaps where openings are, doors. Colours: exits and locked doors are those of
// the pictures (report/plan_drawing.h). Thread rule: a pure function.
#pragma once

#include <cstdint>
#include <vector>

#include "plan/campus.h"

namespace muster::viewer {

// Eight bits each, red lowest: what GL_UNSIGNED_BYTE x 4 reads on a little-endian machine.
using Rgba = std::uint32_t;
constexpr Rgba rgba(unsigned red, unsigned green, unsigned blue, unsigned alpha = 255) {
  return red | green << 8 | blue << 16 | alpha << 24;
}

struct Corner {
  float x, y, z;  // z is stretched with the storeys ...
  float above;    // ... and this is not
  Rgba colour;
};

// A line of constant width in the picture.
struct Stroke {
  float ax, ay, az, bx, by, bz;
  float width_m;
  float least_px;
  Rgba colour;
};

struct Range {
  std::size_t first = 0, count = 0;
};

struct LevelMesh {
  Range floors;  // corners
  Range strokes;
  Range walls;  // corners; only for slanted views
};

struct PlanMesh {
  std::vector<Corner> corners;
  std::vector<Stroke> strokes;
  std::vector<LevelMesh> levels;  // by LevelId
};

PlanMesh meshOf(const plan::Campus& campus);

// The pieces of a space's outline that are wall: openings left out.
std::vector<geometry::Segment> wallPieces(const plan::Campus& campus, const plan::Space& space);

// The levels of one storey: of the same ordinal, in all buildings, outdoors first.
std::vector<plan::LevelId> storeyOf(const plan::Campus& campus, plan::LevelId level);

}  // namespace muster::viewer
