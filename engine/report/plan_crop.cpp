#include "report/plan_crop.h"

#include <cairo.h>

#include "report/plan_drawing.h"

namespace muster::report {

namespace {

constexpr int kWidth_px = 640, kHeight_px = 360;
constexpr double kWidth_m = 26;  // a staircase, its corridor and the rooms beside it
constexpr double kRadius_px = 34;

}  // namespace

std::optional<std::string> planCrop(const plan::Campus& campus, const std::string& level,
                                    geometry::Vec2 where) {
  const plan::LevelId id = campus.level(level);
  if (!id.valid()) return std::nullopt;
  PlanView view;
  view.scale_px_per_m = kWidth_px / kWidth_m;
  view.left_px = 0.5 * kWidth_px - where.x * view.scale_px_per_m;
  view.bottom_px = 0.5 * kHeight_px + where.y * view.scale_px_per_m;
  Canvas canvas(kWidth_px, kHeight_px);
  drawFloors(canvas, campus, id, view);
  drawWalls(canvas, campus, id, view);
  drawDoors(canvas, campus, id, view);
  cairo_arc(canvas.context(), view.x(where), view.y(where), kRadius_px, 0, 6.2832);
  canvas.stroke(kPeak, 4);
  return canvas.png();
}

}  // namespace muster::report
