#include "crowd/collision_free.h"

#include <algorithm>
#include "foundation/instruction_set.h"  // first: names the targets

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "crowd/collision_free.cpp"
#include <hwy/foreach_target.h>  // compiles this file once per instruction set

#include "crowd/propose_rows-inl.h"
#include "crowd/wall_repulsion.h"

HWY_BEFORE_NAMESPACE();
namespace muster::crowd {
namespace HWY_NAMESPACE {

class CollisionFreeLaw {
 public:
  explicit CollisionFreeLaw(const CollisionFree::Constants& constants) : c(constants) {}

  static constexpr Columns kColumns{.row = false, .velocity = false, .heading = false};

  // The repulsion of the farthest still counts.
  HWY_INLINE Everybody heed(const Self&, const AtWalls&, float) const { return {}; }

  // Σ A exp((l - d)/D) e_ij over neighbours.
  HWY_INLINE void sumUp(const Self& self, const Seen& seen, Batch& batch, std::size_t lane) const {
    Floats x = lanes(0.0f), y = lanes(0.0f);
    for (std::size_t i = 0; i < seen.count; i += kLanes) {
      const Floats dx = load(seen.list.x + i), dy = load(seen.list.y + i);
      const Floats distance = root(dx * dx + dy * dy);
      const Floats strength =
          lanes(c.neighbourStrength) *
          exponentials((load(seen.list.reach + i) - distance) * lanes(1 / c.neighbourDecay_m));
      const Floats share = where(distance > lanes(0.0f), strength / distance);
      x = x + share * dx;
      y = y + share * dy;
    }
    batch.sumX[lane] = sum(x);
    batch.sumY[lane] = sum(y);
    batch.timeGap[lane] = self.timeGap;
  }

  HWY_INLINE void turn(const RowsView& rows, std::size_t k, const float*, float,
                       Batch& batch) const {
    store(load(rows.dx + k) - load(batch.sumX), batch.wayX);
    store(load(rows.dy + k) - load(batch.sumY), batch.wayY);
  }

  HWY_INLINE Way besideWalls(const Self& self, const AtWalls& walls, Way way) const {
    return repelledByWalls(way, self, walls, c.wallStrength, c.wallDecay_m);
  }

  template <class Sixteen>
  HWY_INLINE void pace(const Sixteen& some, Batch& batch) const {
    const RowsView& rows = some.rows();
    const std::size_t k = some.first();
    const Ways way =
        orElse({load(batch.wayX), load(batch.wayY)}, {load(rows.ex + k), load(rows.ey + k)});
    store(way.x, batch.wayX);
    store(way.y, batch.wayY);
    some.eachSeen(some.walking(), [&](std::size_t lane, const Seen& seen) MUSTER_LANES_INLINE {
      batch.speed[lane] = gapAhead(seen.list, seen.count, {batch.wayX[lane], batch.wayY[lane]});
    });
    const Floats gap = load(batch.speed);
    const Floats timeGap = larger(load(batch.timeGap), lanes(some.leastTimeGap()));
    store(smaller(where(gap > lanes(0.0f), gap / timeGap), load(rows.speed + k)), batch.speed);
  }

 private:
  // s_i: the gap to the nearest in the strip of width 2 l ahead; very large if there is none.
  HWY_INLINE float gapAhead(const NeighbourhoodView& seen, std::size_t count, Way way) const {
    const Floats none = lanes(1e9f);
    Floats least = none;
    for (std::size_t i = 0; i < count; i += kLanes) {
      const Floats dx = load(seen.x + i), dy = load(seen.y + i), l = load(seen.reach + i);
      const Mask inStrip = (lanes(way.x) * dx + lanes(way.y) * dy >= lanes(0.0f)) &
                           (magnitude(lanes(way.x) * dy - lanes(way.y) * dx) <= l);
      least = smaller(least, select(inStrip, root(dx * dx + dy * dy) - l, none));
    }
    return smallest(least);
  }

  const CollisionFree::Constants c;
};

void avoidCollisions(const CollisionFree::Constants& constants, const StepContext& context,
                     const Loop::Chunk& chunk, Looking& looking, const ProposalView& out) {
  proposeRows(CollisionFreeLaw(constants), context, chunk, looking, out);
}

}  // namespace HWY_NAMESPACE
}  // namespace muster::crowd
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace muster::crowd {

// Speed: a gap of more than T v0 slows nobody. Heading: 17 decay lengths from contact the repulsion
// A e^-17 is lost in the rounding of the unit vector that it is added to (8 e^-17 = 3e-7).
double CollisionFree::reach_m(double radius_m, double stop_m) const {
  constexpr double kFelt = 17;  // in D
  return std::min(constants_.sight_m,
                  2 * radius_m + std::max(stop_m, kFelt * double{constants_.neighbourDecay_m}));
}

void CollisionFree::propose(const StepContext& context, const Loop::Chunk& chunk,
                            Proposal& proposal) const {
  NearList near(proposal, chunk);
  MUSTER_BY_INSTRUCTION_SET(avoidCollisions, constants_, context, chunk, threadsLooking(),
                            viewOf(proposal, near));
}

}  // namespace muster::crowd
#endif
