// Draws plan meshes, heat maps and people with OpenGL. Nothing is sorted by depth: who calls draws
// from the lowest level to the highest, and within a level in the order of the functions below.
//
// 5,000 people at 20 frames a second on a processor without graphics: everything is instanced,
// discs and line edges are smoothed in the fragment shader, so that no multisampling is needed.
// Thread rule: the thread of the context.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "analysis/raster.h"
#include "plan/campus.h"
#include "viewer/graphics/camera.h"
#include "viewer/graphics/plan_mesh.h"

namespace muster::viewer {

// One person as drawn: a disc from above, a capsule at a slant.
struct Figure {
  float x, y, z;
  float radius_m;
  float headingX, headingY;
  Rgba colour;
};

// How the world is shown; the same for all layers of a picture.
struct Look {
  Projection projection;
  double stretch = 1;  // of heights between storeys
  int windowHeight_px = 1;
};

class Painter {
 public:
  Painter();
  ~Painter();
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  void setPlan(const PlanMesh& mesh);
  // Colours by cell of the raster, transparent where alpha is 0; `slot` keeps the picture.
  void setHeat(std::size_t slot, const analysis::Raster& raster, std::span<const Rgba> cells,
               double elevation_m);
  void clearHeat();
  // All figures of a picture; drawn by ranges.
  void setFigures(std::span<const Figure> figures);

  // Limits drawing to the frame of the look and fills it with `background`.
  void begin(const Look& look, Rgba background);
  void drawFloors(plan::LevelId level);
  void drawHeat(std::size_t slot);
  void drawStrokes(plan::LevelId level);
  void drawWalls(plan::LevelId level);
  void drawFigures(Range range);
  void end();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace muster::viewer
