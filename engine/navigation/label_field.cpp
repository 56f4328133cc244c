#include "navigation/label_field.h"

#include "navigation/label_spread.h"
#include "navigation/tight_cells.h"

namespace muster::navigation {

LabelField::LabelField(const Terrain& terrain, const GoalShape& goal, Admitted admitted)
    : terrain_(&terrain), admitted_(std::move(admitted)) {
  LabelMap map(terrain, goal, admitted_);
  LabelSpread(map).run();
  TightCells(map).run();
  labels_ = std::move(map.labels);
  turns_ = std::move(map.turns);
}

}  // namespace muster::navigation
