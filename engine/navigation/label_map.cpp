#include "navigation/label_map.h"

#include <algorithm>
#include <limits>

namespace muster::navigation {

using geometry::Vec2;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
// Zones, points, slits and ways out of tight places may lie nearer to walls than kClearance_m.
constexpr double kTightGoal_m = 0.25;
constexpr std::size_t kMostTurns = 65000;

}  // namespace

LabelMap::LabelMap(const Terrain& land, const GoalShape& aim, const Admitted& open)
    : terrain(land),
      cells(land.cells()),
      marks(land.fieldCells()),
      goal(aim),
      admitted(open),
      labels(cells.size(), kNoLabel),
      value(cells.size(), kInfinity) {}

std::vector<std::size_t> LabelMap::goalCells() const {
  std::vector<std::size_t> starts;
  for (const Vec2 p : goal.samples(cells.cell_m))
    cells.forAround(p, 2, [&](std::size_t cell) { starts.push_back(cell); });
  std::sort(starts.begin(), starts.end());
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  return starts;
}

Aimed LabelMap::towards(Label label, Vec2 x) const {
  if (label == kGoalLabel) return goal.best(x);
  const Vec2 at = turns[label - 1u].at;
  return {at, geometry::distance(x, at) + distance[label - 1u]};
}

double LabelMap::untested_m(Label label) const {
  if (label == kGoalLabel) return goal.tight() ? kTightGoal_m : 0.0;
  const Turn& turn = turns[label - 1u];
  return turn.around == turn.at ? kTightGoal_m : 0.0;
}

double LabelMap::offLine_m(Label label, Vec2 x) const {
  return label == kGoalLabel ? goal.offLine(x) : kInfinity;
}

Label LabelMap::addTurn(const Turn& turn, double distance_m) {
  if (turns.size() >= kMostTurns) return kNoLabel;
  turns.push_back(turn);
  distance.push_back(distance_m);
  return static_cast<Label>(turns.size());
}

}  // namespace muster::navigation
