// A LabelField while it is made: what is known of every cell and of every turn so far.
#pragma once

#include "navigation/label_field.h"

namespace muster::navigation {

struct LabelMap {
  LabelMap(const Terrain& land, const GoalShape& aim, const Admitted& open);

  // Cells from which the field spreads: those around the goal.
  std::vector<std::size_t> goalCells() const;
  // The next point and the whole distance for who is at x, by way of this label.
  Aimed towards(Label label, geometry::Vec2 x) const;
  // The last bit of a way to a goal that may lie near a wall, and of a way out of a tight place,
  // is not looked at.
  double untested_m(Label label) const;
  // How far x is in front of the wall that the goal is in; infinite for turns.
  double offLine_m(Label label, geometry::Vec2 x) const;
  // The new turn's label; kNoLabel if there are too many.
  Label addTurn(const Turn& turn, double distance_m);

  const Terrain& terrain;
  const CellFrame& cells;
  const FieldCells& marks;  // of the cells
  const GoalShape& goal;
  const Admitted& admitted;
  std::vector<Label> labels;  // by cell
  std::vector<double> value;  // by cell: distance to the goal by way of its label
  std::vector<Turn> turns;
  std::vector<double> distance;  // by turn
};

}  // namespace muster::navigation
