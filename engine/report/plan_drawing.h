// A level of a campus on a canvas: floors, walls, doors, stairs, furniture. Walls are the outlines
// of spaces; openings are cut out of them.
#pragma once

#include "plan/campus.h"
#include "report/canvas.h"

namespace muster::report {

inline constexpr Colour kWhite{1.0, 1.0, 1.0};
inline constexpr Colour kInk{0.13, 0.13, 0.15};
inline constexpr Colour kQuietInk{0.40, 0.40, 0.43};
// Okabe and Ito's colours for the colour-blind, as far from viridis as they go.
inline constexpr Colour kExit{0.00, 0.45, 0.95};
inline constexpr Colour kLocked{0.84, 0.37, 0.00};
inline constexpr Colour kPeak{0.80, 0.00, 0.25};

// Where plan coordinates (metres, y up) come to lie on the canvas (pixels, y down).
struct PlanView {
  double left_px = 0.0;
  double bottom_px = 0.0;
  double scale_px_per_m = 1.0;

  double x(geometry::Vec2 p) const { return left_px + p.x * scale_px_per_m; }
  double y(geometry::Vec2 p) const { return bottom_px - p.y * scale_px_per_m; }
};

// Around all spaces of the level; a box of one metre if it has none.
geometry::Box levelBox(const plan::Campus& campus, plan::LevelId level);

void drawFloors(Canvas& canvas, const plan::Campus& campus, plan::LevelId level,
                const PlanView& view);
// Nothing drawn from here on leaves the spaces, until the context is restored.
void clipToSpaces(Canvas& canvas, const plan::Campus& campus, plan::LevelId level,
                  const PlanView& view);
// Furniture, steps and walls, with white gaps where the openings are.
void drawWalls(Canvas& canvas, const plan::Campus& campus, plan::LevelId level,
               const PlanView& view);
// Nothing drawn from here on leaves those gaps, until the context is restored.
void clipToOpenings(Canvas& canvas, const plan::Campus& campus, plan::LevelId level,
                    const PlanView& view);
// What is in the gaps: leaves, final exits, what is locked.
void drawDoors(Canvas& canvas, const plan::Campus& campus, plan::LevelId level,
               const PlanView& view);

}  // namespace muster::report
