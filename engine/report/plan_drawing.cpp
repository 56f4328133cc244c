#include "report/plan_drawing.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>

namespace muster::report {
namespace {

using geometry::Segment;
using geometry::Vec2;

constexpr Colour kFurniture{0.72, 0.72, 0.74};
constexpr Colour kTread{0.62, 0.62, 0.66};
constexpr Colour kYardEdge{0.60, 0.60, 0.62};
// Lines in pixels: walls 0.12 m, but never so thin that they vanish or so thick that they hide a
// door.
constexpr double kWall_m = 0.12;

double wallWidth(const PlanView& view) {
  return std::clamp(kWall_m * view.scale_px_per_m, 1.6, 4.0);
}

void addRing(cairo_t* context, const geometry::Ring& ring, const PlanView& view) {
  for (std::size_t i = 0; i < ring.size(); ++i) {
    if (i == 0) {
      cairo_move_to(context, view.x(ring[i]), view.y(ring[i]));
    } else {
      cairo_line_to(context, view.x(ring[i]), view.y(ring[i]));
    }
  }
  cairo_close_path(context);
}

void addPolygon(cairo_t* context, const geometry::Polygon& polygon, const PlanView& view) {
  addRing(context, polygon.outer, view);
  for (const geometry::Ring& hole : polygon.holes) addRing(context, hole, view);
}

void addLine(cairo_t* context, const Segment& line, const PlanView& view) {
  cairo_move_to(context, view.x(line.a), view.y(line.a));
  cairo_line_to(context, view.x(line.b), view.y(line.b));
}

template <class Draw>
void eachSpace(const plan::Campus& campus, plan::LevelId level, const Draw& draw) {
  for (const plan::Space& space : campus.spaces) {
    if (space.level == level) draw(space);
  }
}

// One line per step, so that a flight is seen as one.
void drawTreads(Canvas& canvas, const plan::Space& space, const PlanView& view) {
  const plan::Ascent& ascent = *space.ascent;
  const double run = length(ascent.line);
  if (ascent.tread_m <= 0.0 || run <= 0.0) return;
  const int steps = std::min(200, static_cast<int>(std::lround(run / ascent.tread_m)));
  cairo_t* context = canvas.context();
  cairo_save(context);
  addPolygon(context, space.shape, view);
  cairo_clip(context);
  const Vec2 along = (ascent.line.b - ascent.line.a) * (1.0 / run);
  const Vec2 across = geometry::leftNormal(along) * (space.box.width() + space.box.height());
  for (int i = 1; i < steps; ++i) {
    const Vec2 at = ascent.line.a + along * (run * i / steps);
    addLine(context, {at - across, at + across}, view);
  }
  canvas.stroke(kTread, 1.0);
  cairo_restore(context);
}

template <class Draw>
void eachOpening(const plan::Campus& campus, plan::LevelId level, const Draw& draw) {
  for (const plan::Opening& opening : campus.openings) {
    const bool here = campus[opening.first].level == level ||
                      (!opening.outside() && campus[opening.second].level == level);
    if (here) draw(opening);
  }
}

// What a wall covers where an opening is; what narrows its clear width is less than a pixel or two.
void addGap(cairo_t* context, const plan::Opening& opening, const PlanView& view) {
  const double half_m = 0.5 * (wallWidth(view) + 1.0) / view.scale_px_per_m;
  const Segment& line = opening.line;
  const Vec2 across = geometry::leftNormal(geometry::normalised(line.b - line.a)) * half_m;
  addRing(context, {line.a + across, line.a - across, line.b - across, line.b + across}, view);
}

}  // namespace

geometry::Box levelBox(const plan::Campus& campus, plan::LevelId level) {
  geometry::Box box;
  eachSpace(campus, level, [&](const plan::Space& space) { box.extend(space.box); });
  if (box.high.x < box.low.x) return {{0.0, 0.0}, {1.0, 1.0}};
  return box;
}

void drawFloors(Canvas& canvas, const plan::Campus& campus, plan::LevelId level,
                const PlanView& view) {
  constexpr Colour kPaper{0.93, 0.93, 0.94};
  const geometry::Box box = levelBox(campus, level).grown(0.4);
  cairo_t* context = canvas.context();
  cairo_rectangle(context, view.x(box.low), view.y(box.high), box.width() * view.scale_px_per_m,
                  box.height() * view.scale_px_per_m);
  canvas.fill(kPaper);
  eachSpace(campus, level, [&](const plan::Space& space) {
    addPolygon(context, space.shape, view);
    canvas.fill(kWhite);
  });
}

void clipToSpaces(Canvas& canvas, const plan::Campus& campus, plan::LevelId level,
                  const PlanView& view) {
  eachSpace(campus, level,
            [&](const plan::Space& space) { addPolygon(canvas.context(), space.shape, view); });
  cairo_clip(canvas.context());
}

void drawWalls(Canvas& canvas, const plan::Campus& campus, plan::LevelId level,
               const PlanView& view) {
  cairo_t* context = canvas.context();
  for (const plan::Fixture& fixture : campus.fixtures) {
    if (campus[fixture.space].level != level) continue;
    addPolygon(context, fixture.shape, view);
    canvas.stroke(kFurniture, 1.0);
  }
  eachSpace(campus, level, [&](const plan::Space& space) {
    if (space.ascent) drawTreads(canvas, space, view);
    addPolygon(context, space.shape, view);
    canvas.stroke(space.outdoor() ? kYardEdge : kInk, space.outdoor() ? 1.0 : wallWidth(view));
  });
  eachOpening(campus, level, [&](const plan::Opening& opening) {
    addGap(context, opening, view);
    canvas.fill(kWhite);
  });
}

void clipToOpenings(Canvas& canvas, const plan::Campus& campus, plan::LevelId level,
                    const PlanView& view) {
  eachOpening(campus, level,
              [&](const plan::Opening& opening) { addGap(canvas.context(), opening, view); });
  cairo_clip(canvas.context());
}

void drawDoors(Canvas& canvas, const plan::Campus& campus, plan::LevelId level,
               const PlanView& view) {
  eachOpening(campus, level, [&](const plan::Opening& opening) {
    const bool strong = opening.outside() || opening.locked;
    if (opening.kind == plan::OpeningKind::gap && !strong) return;
    addLine(canvas.context(), opening.line, view);
    const Colour colour = opening.locked ? kLocked : opening.outside() ? kExit : kYardEdge;
    canvas.stroke(colour, strong ? wallWidth(view) + 2.5 : 1.0);
  });
}

}  // namespace muster::report
