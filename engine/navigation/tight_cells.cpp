#include "navigation/tight_cells.h"

#include <algorithm>

namespace muster::navigation {

using geometry::Vec2;

namespace {

// How far into walls labels are copied: no body's centre gets deeper.
constexpr int kIntoWalls = 4;
constexpr std::uint32_t kNowhere = 0xffffffff;

}  // namespace

TightCells::TightCells(LabelMap& map)
    : map_(map),
      terrain_(map.terrain),
      tried_(map.cells.size()),
      turnOfCell_(map.cells.size(), kNoLabel) {}

void TightCells::offer(const Offer& offer) {
  offers_.push_back(offer);
  std::push_heap(offers_.begin(), offers_.end(), std::greater<>());
}

// From `from`, served already, on to its neighbour; without one, straight to the goal. The value is
// what it is at best.
void TightCells::offerFrom(std::uint32_t cell, std::uint32_t from) {
  if (map_.labels[cell] != kNoLabel || map_.marks.inWall(cell)) return;
  const Label label = from == kNowhere ? kGoalLabel : map_.labels[from];
  Tried& tried = tried_[cell];
  if (tried.label == label) {
    if (tried.failed) offerRound(cell, from);
    return;
  }
  tried = {label, false};
  offer({map_.towards(label, map_.marks.spot(cell)).distance_m, cell, from, false});
}

void TightCells::offerRound(std::uint32_t cell, std::uint32_t from) {
  if (from == kNowhere) return;
  const double step = geometry::distance(map_.marks.spot(cell), map_.marks.spot(from));
  offer({map_.value[from] + step, cell, from, true});
}

void TightCells::findOffers() {
  for (const std::size_t cell : map_.goalCells())
    offerFrom(static_cast<std::uint32_t>(cell), kNowhere);
  for (std::uint32_t cell = 0; cell < map_.labels.size(); ++cell) {
    if (map_.labels[cell] != kNoLabel || map_.marks.inWall(cell)) continue;
    map_.cells.forNeighbours(cell, [&](std::size_t from) {
      if (map_.labels[from] != kNoLabel) offerFrom(cell, static_cast<std::uint32_t>(from));
    });
  }
}

Label TightCells::turnAt(std::uint32_t cell) {
  Label& turn = turnOfCell_[cell];
  if (turn == kNoLabel) {
    const Vec2 at = map_.marks.spot(cell);
    turn = map_.addTurn({at, at, map_.labels[cell]}, map_.value[cell]);
  }
  return turn == kNoLabel ? map_.labels[cell] : turn;
}

bool TightCells::straight(Label label, const Offer& offer) const {
  const Vec2 spot = map_.marks.spot(offer.cell);
  return terrain_.passable(spot, map_.towards(label, spot).at, map_.admitted,
                           map_.untested_m(label), map_.offLine_m(label, spot));
}

// An offer whose straight way is not clear comes back with what the way round by its neighbour
// costs, so that a cell is never sent the longer way round because that looked shorter at best
// (seen in doorways: up to the next cell, where the label points down again).
void TightCells::serve(const Offer& next) {
  const auto [value, cell, from, round] = next;
  if (map_.labels[cell] != kNoLabel) return;
  const Label label = from == kNowhere ? kGoalLabel : map_.labels[from];
  if (round) {
    map_.labels[cell] = turnAt(from);
  } else if (straight(label, next)) {
    map_.labels[cell] = label;
  } else {
    tried_[cell] = {label, true};
    map_.cells.forNeighbours(cell, [&](std::size_t beside) {
      if (map_.labels[beside] == label) offerRound(cell, static_cast<std::uint32_t>(beside));
    });
    return;
  }
  map_.value[cell] = value;
  map_.cells.forNeighbours(
      cell, [&](std::size_t other) { offerFrom(static_cast<std::uint32_t>(other), cell); });
}

void TightCells::copyIntoWalls() {
  std::vector<std::size_t> front;
  for (std::size_t cell = 0; cell < map_.labels.size(); ++cell) {
    if (map_.labels[cell] != kNoLabel && map_.marks.besideWall(cell)) front.push_back(cell);
  }
  for (int depth = 0; depth < kIntoWalls; ++depth) {
    std::vector<std::size_t> next;
    for (const std::size_t cell : front) {
      map_.cells.forNeighbours(cell, [&](std::size_t neighbour) {
        if (map_.labels[neighbour] != kNoLabel || !map_.marks.inWall(neighbour)) return;
        map_.labels[neighbour] = map_.labels[cell];
        next.push_back(neighbour);
      });
    }
    front = std::move(next);
  }
}

void TightCells::run() {
  findOffers();
  while (!offers_.empty()) {
    std::pop_heap(offers_.begin(), offers_.end(), std::greater<>());
    const Offer next = offers_.back();
    offers_.pop_back();
    serve(next);
  }
  copyIntoWalls();
}

}  // namespace muster::navigation
