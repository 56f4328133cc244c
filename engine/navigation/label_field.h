// Which way-point comes next, for every cell of a terrain: any-angle shortest paths to one goal.
//
// Sources (the goal, then corners in order of their distance to it) each flood the cells they see
// in a straight line and serve better than earlier ones. As the region served by one source is
// star-shaped around it, flooding finds all of it, every cell is looked at once or twice, and the
// distances are those of the visibility graph, not of a grid (after Theta*: Nash, Daniel, Koenig,
// Felner 2007, whose way-points are grid cells; ours are the obstacles' true corners, so directions
// have no grid in them). What was dropped: a full visibility graph (quadratic in chairs), labels
// from the neighbour's label alone (drifts by cells).
//
// Cells too near to walls, in zones that are kept clear, or cut off by gaps narrower than a body
// are served last, over the nearest good cell; cells in walls copy their neighbour. What cannot be
// reached at all has no label.
//
// Thread rule: immutable once made. Keeps a reference to the terrain.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "navigation/goal_shape.h"
#include "navigation/label_tiles.h"
#include "navigation/terrain.h"

namespace muster::navigation {

struct Turn {
  geometry::Vec2 at;
  geometry::Vec2 around;  // the corner; == at if it is no corner but a way out of a tight place
  Label next;             // what follows after it; always less than the turn's own label
};

class LabelField {
 public:
  LabelField(const Terrain& terrain, const GoalShape& goal, Admitted admitted);
  // One that was made before, for the same terrain, goal and admitted zones; none if it cannot be
  // that.
  struct Content {
    std::span<const Label> labels;
    std::shared_ptr<const void> owner;  // of the labels' memory
    std::vector<Turn> turns;
  };
  static std::shared_ptr<const LabelField> recalled(const Terrain& terrain, Admitted admitted,
                                                    Content content);
  const Content& content() const { return content_; }
  const Admitted& admitted() const { return admitted_; }

  Label at(geometry::Vec2 p) const { return tiles_.at(p, content_.labels.data()); }
  // Fetches what at() and passable() read there, for whoever asks soon.
  void expect(geometry::Vec2 p) const {
    tiles_.expect(p, content_.labels.data());
    terrain_->expect(p);
  }
  const std::vector<Turn>& turns() const { return content_.turns; }
  // Who is at `from`, however near to a wall, can walk straight to `to`.
  bool passable(geometry::Vec2 from, geometry::Vec2 to) const {
    // Sure or not, the answer is that of the line followed cell by cell.
    return surelyPassable(from, to) || terrain_->passable(from, to, admitted_, kSlotSlack_m, kOpen);
  }
  // True only if passable() is true of the line and of all its parts.
  bool surelyPassable(geometry::Vec2 from, geometry::Vec2 to) const {
    return terrain_->surelyPassable(from, to);
  }
  double cell() const { return tiles_.cell(); }
  std::size_t bytes() const {
    return content_.labels.size() * sizeof(Label) + turns().size() * sizeof(Turn) + tiles_.bytes();
  }

 private:
  LabelField(const Terrain& terrain, Admitted admitted, Content content)
      : terrain_(&terrain),
        admitted_(std::move(admitted)),
        content_(std::move(content)),
        tiles_(terrain.cells(), content_.labels) {}

  static constexpr double kSlotSlack_m = 0.25;  // a slot may lie near a wall
  static constexpr double kOpen = 1e300;
  const Terrain* terrain_;
  Admitted admitted_;
  Content content_;
  LabelTiles tiles_;
};

}  // namespace muster::navigation
