#include "navigation/label_spread.h"

#include <limits>

namespace muster::navigation {

using geometry::Vec2;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kPassSlack = 0.5;  // of a cell: see take()
constexpr double kBorder = 0.75;    // half a cell's diagonal, of a cell

}  // namespace

LabelSpread::LabelSpread(LabelMap& map)
    : map_(map),
      terrain_(map.terrain),
      cells_(map.cells),
      slack_(kPassSlack * cells_.cell_m),
      visited_(cells_.size(), kNoLabel),
      corners_(map.marks.turningPoints().size(), Corner{kInfinity, kNoLabel, kNoLabel, false}) {}

Aimed LabelSpread::towards(const Source& source, Vec2 x) const {
  if (source.label == kGoalLabel) return map_.goal.best(x);
  return {source.at, geometry::distance(x, source.at) + source.beyond_m};
}

bool LabelSpread::clear(const Source& source, Vec2 from, Vec2 to) const {
  return terrain_.clear(from, to, map_.admitted, map_.untested_m(source.label),
                        map_.offLine_m(source.label, from));
}

// A corner is looked at when one of the nine cells around it is served: its own cell may be too
// near to the wall.
void LabelSpread::reachCorners(const Source& source, std::size_t cell) {
  map_.marks.forCornersNear(cell, [&](std::uint32_t index) {
    Corner& corner = corners_[index];
    if (corner.settled || corner.testedBy == source.label) return;
    const TurningPoint& point = map_.marks.turningPoints()[index];
    if (point.obstacle != Terrain::kWall && map_.admitted[point.obstacle]) return;
    corner.testedBy = source.label;
    const Aimed aimed = towards(source, point.at);
    if (aimed.distance_m >= corner.distance || !clear(source, point.at, aimed.at)) return;
    corner.distance = aimed.distance_m;
    corner.next = source.label;
    open_.emplace(corner.distance, index);
  });
}

// What corners see is the same for all goals, but for zones that only this goal opens.
bool LabelSpread::sees(const Source& source, std::size_t cell, Vec2 x, Vec2 at) const {
  if (source.label == kGoalLabel) return clear(source, x, at);
  CornerSight::Seen known = source.sight.at(cell);
  if (known == CornerSight::Seen::unknown) {
    const bool seen = terrain_.clear(x, at);
    source.sight.tell(cell, seen);
    known = seen ? CornerSight::Seen::seen : CornerSight::Seen::hidden;
  }
  if (known == CornerSight::Seen::seen) return true;
  return terrain_.passesAdmitted(x, at, map_.admitted) && clear(source, x, at);
}

// True for cells that the line parts which decides between a corner and what follows it. They get
// the corner's label: who reads it can tell on which side of the line he is, and who has the other
// cannot.
bool LabelSpread::onBorder(const Source& source, std::size_t cell, Vec2 centre) const {
  if (source.label == kGoalLabel || map_.labels[cell] != source.next) return false;
  const Vec2 off = centre - source.at;
  return dot(off, source.along) > -cells_.cell_m &&
         std::fabs(cross(source.along, off)) <= kBorder * cells_.cell_m;
}

// True if who comes from x would bend his way round the source's corner: on its side of the line to
// what follows. On the other side what follows is in sight too, or another corner comes first.
bool LabelSpread::behind(const Source& source, Vec2 x) const {
  return source.label == kGoalLabel ||
         source.side * cross(source.along, x - source.at) >= -kBorder * cells_.cell_m;
}

// True if the flood goes on from here. It also passes cells that are served a little better
// already: right behind a corner most cells still see what the corner sees (lines may pass it a few
// centimetres nearer than its turning point), and what only the corner sees begins further away.
bool LabelSpread::take(const Source& source, std::int32_t column, std::int32_t line) {
  const std::size_t cell = cells_.at(column, line);
  if (visited_[cell] == source.label) return false;
  visited_[cell] = source.label;
  const Vec2 spot = map_.marks.spot(column, line);
  const Aimed aimed = towards(source, spot);
  double& value = map_.value[cell];
  if (aimed.distance_m >= value && (aimed.distance_m >= value + slack_ || !behind(source, spot)))
    return false;
  if (!sees(source, cell, spot, aimed.at)) return false;
  if (aimed.distance_m < value) {
    value = aimed.distance_m;
    map_.labels[cell] = source.label;
  } else if (onBorder(source, cell, cells_.centre(column, line))) {
    map_.labels[cell] = source.label;
  }
  reachCorners(source, cell);
  return true;
}

// The cell and what can be taken to either side of it.
void LabelSpread::takeRun(const Source& source, std::int32_t column, std::int32_t line) {
  if (!take(source, column, line)) return;
  Run run{line, column, column};
  while (run.from > 0 && take(source, run.from - 1, line)) --run.from;
  while (run.to + 1 < cells_.columns && take(source, run.to + 1, line)) ++run.to;
  front_.push_back(run);
}

void LabelSpread::flood(const Source& source, const std::vector<std::size_t>& starts) {
  const auto wide = static_cast<std::size_t>(cells_.columns);
  for (const std::size_t cell : starts)
    takeRun(source, static_cast<std::int32_t>(cell % wide), static_cast<std::int32_t>(cell / wide));
  while (!front_.empty()) {
    const Run run = front_.back();
    front_.pop_back();
    const std::int32_t from = std::max(run.from - 1, 0);
    const std::int32_t to = std::min(run.to + 1, cells_.columns - 1);
    for (const std::int32_t line : {run.line - 1, run.line + 1}) {
      if (line < 0 || line >= cells_.lines) continue;
      for (std::int32_t c = from; c <= to; ++c) takeRun(source, c, line);
    }
  }
}

LabelSpread::Source LabelSpread::sourceAt(std::uint32_t index) {
  const Corner& corner = corners_[index];
  const TurningPoint& point = map_.marks.turningPoints()[index];
  Source source;
  source.along = normalised(point.at - map_.towards(corner.next, point.at).at);
  source.side = cross(source.along, point.around - point.at) < 0.0 ? -1.0 : 1.0;
  source.label = map_.addTurn({point.at, point.around, corner.next}, corner.distance);
  source.at = point.at;
  source.beyond_m = corner.distance;
  source.next = corner.next;
  source.sight = map_.marks.sightOf(index);
  return source;
}

void LabelSpread::settle(std::uint32_t index) {
  corners_[index].settled = true;
  const Source source = sourceAt(index);
  if (source.label == kNoLabel) return;
  // The cell that holds a corner has places on both sides of it.
  std::vector<std::size_t> around;
  cells_.forAround(source.at, 1, [&](std::size_t cell) {
    if (onBorder(source, cell, cells_.centre(cell))) map_.labels[cell] = source.label;
    around.push_back(cell);
  });
  flood(source, around);
}

void LabelSpread::run() {
  flood(Source{}, map_.goalCells());
  while (!open_.empty()) {
    const auto [distance, index] = open_.top();
    open_.pop();
    if (!corners_[index].settled && distance == corners_[index].distance) settle(index);
  }
}

}  // namespace muster::navigation
