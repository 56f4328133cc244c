// What walls do to a move: nobody crosses one, and nobody's centre stays closer than his radius to
// one if he can help it.
//
// Walls are segments without a side: the side of a person is where he started. Of the walls around
// somebody only those matter that he may come close to in this step: a set of them is found once
// a step, and asked several times.
#pragma once

#include <bit>
#include <cstdint>
#include <span>

#include "geometry/segment.h"

namespace muster::crowd {

// Some of the walls around a place: bit i stands for wall i, the last bit for all from there on.
class WallSet {
 public:
  using Bits = std::uint32_t;
  static constexpr std::size_t kLast = 31;

  WallSet(std::span<const geometry::Segment> walls, Bits bits) : walls_(walls), bits_(bits) {}
  explicit WallSet(std::span<const geometry::Segment> walls) : WallSet(walls, ~Bits{0}) {}

  template <class Visit>  // Visit returns true to go on
  void visit(const Visit& visit) const {
    for (Bits left = bits_; left != 0; left &= left - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(left));
      if (i >= walls_.size()) return;
      if (!visit(walls_[i])) return;
      if (i < kLast) continue;
      for (std::size_t more = kLast + 1; more < walls_.size(); ++more)
        if (!visit(walls_[more])) return;
    }
  }

 private:
  std::span<const geometry::Segment> walls_;
  Bits bits_;
};

// Those within `reach` of p, and whether any is within `farther`, which is no less.
struct WallsWithin {
  WallSet::Bits bits = 0;
  bool anyFarther = false;
};
WallsWithin wallsWithin(std::span<const geometry::Segment> walls, geometry::Vec2 p, double reach,
                        double farther);
inline WallSet::Bits wallsWithin(std::span<const geometry::Segment> walls, geometry::Vec2 p,
                                 double reach) {
  return wallsWithin(walls, p, reach, reach).bits;
}

// True if the move from `start` to `end` meets a wall. A start exactly on a wall does not count: he
// may leave it.
bool crossesWall(const WallSet& walls, geometry::Vec2 start, geometry::Vec2 end);

// `p` pushed away from every wall to distance `radius`, on the side of the wall where `start` is,
// in two sweeps (a corner needs the second; in a place narrower than the body nothing can help and
// the result is a compromise).
geometry::Vec2 pushedOut(const WallSet& walls, geometry::Vec2 start, geometry::Vec2 p,
                         double radius);

}  // namespace muster::crowd
