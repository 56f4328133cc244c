#include "navigation/label_field.h"

#include "navigation/label_spread.h"
#include "navigation/tight_cells.h"

namespace muster::navigation {

LabelField::LabelField(const Terrain& terrain, const GoalShape& goal, Admitted admitted)
    : terrain_(&terrain), admitted_(std::move(admitted)) {
  LabelMap map(terrain, goal, admitted_);
  LabelSpread(map).run();
  TightCells(map).run();
  const auto labels = std::make_shared<std::vector<Label>>(std::move(map.labels));
  content_ = {*labels, labels, std::move(map.turns)};
  tiles_ = LabelTiles(terrain.cells(), content_.labels);
}

// What is read of a label or a turn must be there, however the content came about.
std::shared_ptr<const LabelField> LabelField::recalled(const Terrain& terrain, Admitted admitted,
                                                       Content content) {
  if (content.labels.size() != terrain.cells().size()) return nullptr;
  for (const Label label : content.labels) {
    if (label != kNoLabel && label > content.turns.size()) return nullptr;
  }
  for (std::size_t i = 0; i < content.turns.size(); ++i) {
    if (content.turns[i].next > i) return nullptr;
  }
  return std::shared_ptr<const LabelField>(
      new LabelField(terrain, std::move(admitted), std::move(content)));
}

}  // namespace muster::navigation
