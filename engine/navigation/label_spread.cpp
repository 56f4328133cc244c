#include "navigation/label_spread.h"

#include <algorithm>
#include <limits>

namespace muster::navigation {

using geometry::Vec2;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
// Zones, points, slits and ways out of tight places may lie nearer to walls than kClearance_m: the
// last bit of the way there is not tested.
constexpr double kTightGoal_m = 0.25;
constexpr double kPassSlack = 0.5;  // of a cell: see take()
constexpr double kBorder = 0.75;    // half a cell's diagonal, of a cell
constexpr std::size_t kMostTurns = 65000;
// How far into walls labels are copied: no body's centre gets deeper.
constexpr int kIntoWalls = 4;
constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

}  // namespace

LabelSpread::LabelSpread(const Terrain& terrain, const GoalShape& goal, const Admitted& admitted)
    : labels(terrain.cells().size(), kNoLabel),
      terrain_(terrain),
      goal_(goal),
      admitted_(admitted),
      cells_(terrain.cells()),
      fan_(terrain, admitted),
      value_(cells_.size(), kInfinity),
      visited_(cells_.size(), kNoLabel),
      corners_(terrain.turningPoints().size(), Corner{kInfinity, kNoLabel, kNoLabel, false}) {
  indexCorners();
}

template <class Visit>
void LabelSpread::forNeighbours(std::size_t cell, const Visit& visit) const {
  const auto wide = static_cast<std::size_t>(cells_.columns);
  const auto c = static_cast<std::int32_t>(cell % wide), l = static_cast<std::int32_t>(cell / wide);
  for (std::int32_t y = std::max(l - 1, 0); y <= std::min(l + 1, cells_.lines - 1); ++y) {
    for (std::int32_t x = std::max(c - 1, 0); x <= std::min(c + 1, cells_.columns - 1); ++x) {
      if (x != c || y != l) visit(cells_.at(x, y));
    }
  }
}

std::vector<std::size_t> LabelSpread::cellsAround(Vec2 p, std::int32_t radius) const {
  std::vector<std::size_t> around;
  const std::int32_t c = cells_.column(p.x), l = cells_.line(p.y);
  for (std::int32_t y = std::max(l - radius, 0); y <= std::min(l + radius, cells_.lines - 1); ++y) {
    for (std::int32_t x = std::max(c - radius, 0); x <= std::min(c + radius, cells_.columns - 1);
         ++x)
      around.push_back(cells_.at(x, y));
  }
  return around;
}

// A corner is looked at when one of the nine cells around it is served: its own cell may be too
// near to the wall.
void LabelSpread::indexCorners() {
  std::vector<std::pair<std::size_t, std::uint32_t>> entries;
  const auto& points = terrain_.turningPoints();
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    if (points[i].obstacle != Terrain::kWall && admitted_[points[i].obstacle]) continue;
    for (const std::size_t cell : cellsAround(points[i].at, 1)) entries.emplace_back(cell, i);
  }
  std::sort(entries.begin(), entries.end());
  cornerBegin_.assign(cells_.size() + 1, 0);
  for (const auto& [cell, corner] : entries) {
    ++cornerBegin_[cell + 1];
    cornersByCell_.push_back(corner);
  }
  for (std::size_t c = 0; c < cells_.size(); ++c) cornerBegin_[c + 1] += cornerBegin_[c];
}

Aimed LabelSpread::towards(Label source, Vec2 x) const {
  if (source == kGoalLabel) return goal_.best(x);
  const Vec2 at = turns[source - 1u].at;
  return {at, geometry::distance(x, at) + distance_[source - 1u]};
}

double LabelSpread::stopBefore(Label source) const {
  if (source == kGoalLabel) return goal_.tight() ? kTightGoal_m : 0.0;
  const Turn& turn = turns[source - 1u];
  return turn.around == turn.at ? kTightGoal_m : 0.0;
}

bool LabelSpread::clear(Label source, Vec2 from, Vec2 to) const {
  const double offLine = source == kGoalLabel ? goal_.offLine(from) : kInfinity;
  return terrain_.clear(from, to, admitted_, stopBefore(source), offLine);
}

bool LabelSpread::passable(Label source, Vec2 from, Vec2 to) const {
  const double offLine = source == kGoalLabel ? goal_.offLine(from) : kInfinity;
  return terrain_.passable(from, to, admitted_, stopBefore(source), offLine);
}

std::vector<std::size_t> LabelSpread::goalCells() const {
  std::vector<std::size_t> starts;
  for (const Vec2 p : goal_.samples(cells_.cell_m)) {
    for (const std::size_t cell : cellsAround(p, 2)) starts.push_back(cell);
  }
  std::sort(starts.begin(), starts.end());
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  return starts;
}

void LabelSpread::reachCorners(Label source, std::size_t cell) {
  for (std::uint32_t i = cornerBegin_[cell]; i < cornerBegin_[cell + 1]; ++i) {
    const std::uint32_t index = cornersByCell_[i];
    Corner& corner = corners_[index];
    if (corner.settled || corner.testedBy == source) continue;
    corner.testedBy = source;
    const Vec2 at = terrain_.turningPoints()[index].at;
    const Aimed aimed = towards(source, at);
    if (aimed.distance_m >= corner.distance || !clear(source, at, aimed.at)) continue;
    corner.distance = aimed.distance_m;
    corner.next = source;
    open_.emplace(corner.distance, index);
  }
}

// Regions are flooded with rays from a turn; the goal is no single point.
bool LabelSpread::sees(Label source, Vec2 x, Vec2 at) {
  return source == kGoalLabel ? clear(source, x, at) : fan_.sees(x);
}

// True for cells that the line parts which decides between a corner and what follows it. They get
// the corner's label: who reads it can tell on which side of the line he is, and who has the other
// cannot.
bool LabelSpread::onBorder(Label source, std::size_t cell) const {
  if (source == kGoalLabel || labels[cell] != turns[source - 1u].next) return false;
  const Vec2 at = turns[source - 1u].at;
  const Vec2 ahead = aim_[source - 1u];
  const Vec2 x = cells_.centre(cell);
  const Vec2 along = normalised(at - ahead);
  return dot(x - at, along) > -cells_.cell_m &&
         std::fabs(cross(along, x - at)) <= kBorder * cells_.cell_m;
}

// True if the flood goes on from here. It also passes cells that are served a little better
// already: right behind a corner most cells still see what the corner sees (lines may pass it a few
// centimetres nearer than its turning point), and what only the corner sees begins further away.
bool LabelSpread::take(Label source, std::size_t cell) {
  if (visited_[cell] == source) return false;
  visited_[cell] = source;
  const Vec2 centre = terrain_.spot(cell);
  const Aimed aimed = towards(source, centre);
  const double slack = kPassSlack * cells_.cell_m;
  if (aimed.distance_m >= value_[cell] + slack || !sees(source, centre, aimed.at)) return false;
  if (aimed.distance_m < value_[cell]) {
    value_[cell] = aimed.distance_m;
    labels[cell] = source;
  } else if (onBorder(source, cell)) {
    labels[cell] = source;
  }
  reachCorners(source, cell);
  return true;
}

void LabelSpread::flood(Label source, const std::vector<std::size_t>& starts) {
  std::vector<std::size_t> front;
  for (const std::size_t cell : starts) {
    if (take(source, cell)) front.push_back(cell);
  }
  while (!front.empty()) {
    const std::size_t cell = front.back();
    front.pop_back();
    forNeighbours(cell, [&](std::size_t next) {
      if (take(source, next)) front.push_back(next);
    });
  }
}

void LabelSpread::run() {
  flood(kGoalLabel, goalCells());
  while (!open_.empty() && turns.size() < kMostTurns) {
    const auto [distance, index] = open_.top();
    open_.pop();
    Corner& corner = corners_[index];
    if (corner.settled || distance != corner.distance) continue;
    corner.settled = true;
    const TurningPoint& point = terrain_.turningPoints()[index];
    turns.push_back({point.at, point.around, corner.next});
    distance_.push_back(distance);
    aim_.push_back(towards(corner.next, point.at).at);
    fan_.move(point.at, 0.0);
    // The cell that holds a corner has places on both sides of it.
    for (const std::size_t cell : cellsAround(point.at, 1)) {
      if (onBorder(static_cast<Label>(turns.size()), cell))
        labels[cell] = static_cast<Label>(turns.size());
    }
    flood(static_cast<Label>(turns.size()), cellsAround(point.at, 1));
  }
  serveTightCells();
  copyIntoWalls();
}

// From `from`, served already, on to its neighbour; without one, straight to the goal. The value is
// what it is at best.
void LabelSpread::offerFrom(std::size_t cell, std::size_t from) {
  if (labels[cell] != kNoLabel) return;
  const Vec2 centre = terrain_.spot(cell);
  if (terrain_.ground(centre, admitted_) == Terrain::Ground::solid) return;
  const Label source = from == kNowhere ? kGoalLabel : labels[from];
  offers_.push({towards(source, centre).distance_m, cell, from, false});
}

Label LabelSpread::turnAt(std::size_t cell) {
  Label& turn = turnOfCell_[cell];
  if (turn == kNoLabel && turns.size() < kMostTurns) {
    const Vec2 at = terrain_.spot(cell);
    turns.push_back({at, at, labels[cell]});
    distance_.push_back(value_[cell]);
    aim_.push_back(at);
    turn = static_cast<Label>(turns.size());
  }
  return turn == kNoLabel ? labels[cell] : turn;
}

// An offer whose straight way is not clear comes back with what the way round by its neighbour
// costs, so that a cell is never sent the longer way round because that looked shorter at best
// (seen in doorways: up to the next cell, where the label points down again).
void LabelSpread::serve(const Offer& offer) {
  const auto [value, cell, from, round] = offer;
  if (labels[cell] != kNoLabel) return;
  const Vec2 centre = terrain_.spot(cell);
  const Label source = from == kNowhere ? kGoalLabel : labels[from];
  if (round) {
    labels[cell] = turnAt(from);
  } else if (passable(source, centre, towards(source, centre).at)) {
    labels[cell] = source;
  } else {
    if (from != kNowhere) {
      const double detour = value_[from] + geometry::distance(centre, terrain_.spot(from));
      offers_.push({detour, cell, from, true});
    }
    return;
  }
  value_[cell] = value;
  forNeighbours(cell, [&](std::size_t next) { offerFrom(next, cell); });
}

void LabelSpread::serveTightCells() {
  turnOfCell_.assign(cells_.size(), kNoLabel);
  for (const std::size_t cell : goalCells()) offerFrom(cell, kNowhere);
  for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
    if (labels[cell] == kNoLabel) continue;
    forNeighbours(cell, [&](std::size_t next) { offerFrom(next, cell); });
  }
  while (!offers_.empty()) {
    const Offer next = offers_.top();
    offers_.pop();
    serve(next);
  }
}

void LabelSpread::copyIntoWalls() {
  std::vector<std::size_t> front;
  for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
    if (labels[cell] != kNoLabel) front.push_back(cell);
  }
  for (int depth = 0; depth < kIntoWalls; ++depth) {
    std::vector<std::size_t> next;
    for (const std::size_t cell : front) {
      forNeighbours(cell, [&](std::size_t neighbour) {
        if (labels[neighbour] != kNoLabel ||
            terrain_.ground(terrain_.spot(neighbour), admitted_) != Terrain::Ground::solid)
          return;
        labels[neighbour] = labels[cell];
        next.push_back(neighbour);
      });
    }
    front = std::move(next);
  }
}

}  // namespace muster::navigation
