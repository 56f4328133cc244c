#include "navigation/label_field.h"

#include "navigation/label_spread.h"

namespace muster::navigation {

LabelField::LabelField(const Terrain& terrain, const GoalShape& goal, Admitted admitted)
    : terrain_(&terrain), admitted_(std::move(admitted)) {
  LabelSpread spread(terrain, goal, admitted_);
  spread.run();
  labels_ = std::move(spread.labels);
  turns_ = std::move(spread.turns);
}

}  // namespace muster::navigation
