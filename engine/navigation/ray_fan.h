// What one point sees, asked for cell by cell: lines from the point are followed outwards once per
// direction and only as far as asked, so that a whole region costs little more than its rim.
// (Tried: each cell's own line, which reads every cell of a yard forty times.)
//
// Directions are kept in kDirections bins; a line stands for its bin, 15 cm to either side at 50 m,
// less than a third of a yard's cell. Not thread-safe: a tool of one flood.
#pragma once

#include <vector>

#include "navigation/terrain.h"

namespace muster::navigation {

class RayFan {
 public:
  RayFan(const Terrain& terrain, const Admitted& admitted)
      : terrain_(&terrain), admitted_(&admitted), rays_(kDirections) {}

  // From now on lines start at `centre`.
  void move(geometry::Vec2 centre, double untested_m);
  bool sees(geometry::Vec2 x);

 private:
  static constexpr std::size_t kDirections = 2048;
  struct Ray {
    geometry::Vec2 along;
    double reached = 0;
    std::uint32_t use = 0;
    bool ended = false;
  };
  const Terrain* terrain_;
  const Admitted* admitted_;
  std::vector<Ray> rays_;
  geometry::Vec2 centre_;
  double untested_m_ = 0;
  std::uint32_t use_ = 0;
};

}  // namespace muster::navigation
