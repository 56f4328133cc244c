#include "crowd/anticipation.h"

#include <cmath>

#include "crowd/instruction_set.h"  // first: names the targets

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "crowd/anticipation.cpp"
#include <hwy/foreach_target.h>  // compiles this file once per instruction set

#include "crowd/along_walls.h"
#include "crowd/propose_rows-inl.h"

HWY_BEFORE_NAMESPACE();
namespace muster::crowd {
namespace HWY_NAMESPACE {

// k(s) = (1 - s/4)⁴ up to 4, 0 beyond: like exp(-s) for small s, but with an end. Flows differ from
// exp's by less than their spread.
HWY_INLINE Floats compactDecay(const Floats& s) {
  const Floats u = larger(lanes(0.0f), lanes(1.0f) - lanes(0.25f) * s);
  return (u * u) * (u * u);
}

class AnticipationLaw {
 public:
  static constexpr Columns kColumns{.row = false};

  explicit AnticipationLaw(const Anticipation::Constants& constants) : c(constants) {}

  // Whom the heading or the speed may depend on: who is ahead along the way one wants to go, or
  // along a heading that one can turn to until the next look. Only walls turn people further.
  class Ahead {
   public:
    HWY_INLINE Ahead(const Self& self, float sineOfTurn)
        : dx_(lanes(self.dx)),
          dy_(lanes(self.dy)),
          ex_(lanes(self.ex)),
          ey_(lanes(self.ey)),
          squaredSine_(lanes(sineOfTurn * sineOfTurn)) {}
    HWY_INLINE Mask of(const Mask& seen, const Floats& dx, const Floats& dy,
                       const Floats& squared) const {
      const Floats along = ex_ * dx + ey_ * dy;
      return seen & ((dx_ * dx + dy_ * dy >= lanes(0.0f)) | (along >= lanes(0.0f)) |
                     (along * along <= squaredSine_ * squared));
    }

   private:
    Floats dx_, dy_, ex_, ey_, squaredSine_;
  };
  // e + share (n - e), |n| <= 1, lies within the angle of e whose sine is share / (1 - share).
  HWY_INLINE Ahead heed(const Self& self, const AtWalls& walls, float look_s) const {
    constexpr float kAnywhere = 2, kRounding = 1e-3f;  // more than single precision is wrong by
    return {self, walls.bits == 0 ? look_s / c.turning_s + kRounding : kAnywhere};
  }

  HWY_INLINE void sumUp(const Self& self, const Seen& seen, Batch& batch, std::size_t lane) const {
    const Pressure pressure = pressureOn(self, seen.list, seen.count);
    batch.sumX[lane] = pressure.leftward;
    batch.sumY[lane] = pressure.oncoming;
    batch.timeGap[lane] = self.timeGap;
    batch.slowStart[lane] = self.slowStart;
  }

  // Sixteen rows: away from the fuller side, with some noise, a share of the way from the heading.
  HWY_INLINE void turn(const RowsView& rows, std::size_t k, const float* noises, float look_s,
                       Batch& batch) const {
    constexpr float kNearlyStanding = 0.2f;  // in v0
    const Floats one = lanes(1.0f);
    const Floats side = larger(lanes(-1.0f), smaller(one, lanes(0.0f) - load(batch.sumX)));
    const Floats dx = load(rows.dx + k), dy = load(rows.dy + k);
    const Ways target = unit({dx - side * dy, dy + side * dx});
    const Floats vx = load(rows.vx + k), vy = load(rows.vy + k);
    const Floats slow = lanes(kNearlyStanding) * load(rows.speed + k);
    const Mask standing = vx * vx + vy * vy < slow * slow;
    const Floats noise = select(standing, lanes(2 * c.noise), lanes(c.noise)) * load(noises);
    const Ways noisy = unit({target.x - noise * target.y, target.y + noise * target.x});
    const Floats ex = load(rows.ex + k), ey = load(rows.ey + k);
    const Floats share = lanes(look_s / (c.turning_s + look_s));
    const Ways way = orElse({ex + share * (noisy.x - ex), ey + share * (noisy.y - ey)}, noisy);
    store(way.x, batch.wayX);
    store(way.y, batch.wayY);
  }

  HWY_INLINE Way besideWalls(const Self& self, const AtWalls& walls, Way way) const {
    return walls.bits == 0 ? way : freeOfWalls(way, self, walls, c.wallBand_m);
  }

  // Who is held up on his way looks how fast he would be straight on.
  template <class Sixteen>
  HWY_INLINE void pace(const Sixteen& some, Batch& batch) const {
    constexpr float kBlocked = 0.5f;      // in v0: below this the straight way is tried
    constexpr float kWorthwhile = 0.02f;  // in v0
    const RowsView& rows = some.rows();
    const std::size_t k = some.first();
    lengthenTimeGaps(rows, k, batch);
    some.eachSeen(some.walking(), [&](std::size_t lane, const Seen& seen) MUSTER_LANES_INLINE {
      batch.speed[lane] =
          speedAlong(selfOf(some, batch, lane), seen, batch.wayX[lane], batch.wayY[lane]);
    });
    const Floats v0 = load(rows.speed + k), speed = load(batch.speed);
    const Mask blocked = speed < lanes(kBlocked) * v0;
    const std::uint32_t tried = some.walking() & bits(blocked);
    some.eachSeen(tried, [&](std::size_t lane, const Seen& seen) MUSTER_LANES_INLINE {
      const Self self = selfOf(some, batch, lane);
      batch.straight[lane] = speedAlong(self, seen, self.dx, self.dy);
    });
    const Floats dx = load(rows.dx + k), dy = load(rows.dy + k);
    const Floats wayX = load(batch.wayX), wayY = load(batch.wayY);
    const Floats straight = load(batch.straight);
    const Mask better =
        blocked & (straight > speed * (wayX * dx + wayY * dy) + lanes(kWorthwhile) * v0);
    store(select(better, dx, wayX), batch.wayX);
    store(select(better, dy, wayY), batch.wayY);
    store(select(better, straight, speed), batch.speed);
  }

 private:
  template <class Sixteen>
  HWY_INLINE static Self selfOf(const Sixteen& some, const Batch& batch, std::size_t lane) {
    Self self = some.self(lane);
    self.timeGap = batch.timeGap[lane];
    return self;
  }

  // Of who meets somebody, and of who is slower than he wants to be.
  HWY_INLINE void lengthenTimeGaps(const RowsView& rows, std::size_t k, Batch& batch) const {
    const Floats one = lanes(1.0f);
    const Floats vx = load(rows.vx + k), vy = load(rows.vy + k), v0 = load(rows.speed + k);
    const Floats speed = root(vx * vx + vy * vy);
    const Floats lack = where(speed < v0, one - speed / v0);
    store(load(batch.timeGap) *
              ((one + lanes(c.caution) * load(batch.sumY)) * (one + load(batch.slowStart) * lack)),
          batch.timeGap);
  }

  struct Pressure {
    // Σ a y/(|y| + 0.05): how much more is in the way on the left than on the right.
    float leftward;
    // In [0, 1]: how much the one of those who come who is most in the way is so.
    float oncoming;
  };
  // Of those ahead.
  HWY_INLINE Pressure pressureOn(const Self& self, const NeighbourhoodView& seen,
                                 std::size_t count) const {
    constexpr float kOffsetSoftening_m = 0.05f;  // no side is certain for a smaller offset
    const Floats zero = lanes(0.0f), one = lanes(1.0f);
    const Floats d0x = lanes(self.dx), d0y = lanes(self.dy);
    constexpr float kNever_mps = -1000;  // nobody walks backwards as fast
    const Floats against = lanes(self.twoWay ? -c.comes * self.speed : kNever_mps);
    Floats total = zero;
    Floats least = zero;  // of the oncoming, as negative numbers: lanes have a smallest, no largest
    for (std::size_t i = 0; i < count; i += kLanes) {
      const Floats dx = load(seen.x + i), dy = load(seen.y + i);
      const Floats vx = load(seen.vx + i), vy = load(seen.vy + i);
      const Floats l = load(seen.reach + i), distance = root(dx * dx + dy * dy);
      const Floats ta = lanes(c.anticipation_s);
      const Floats y = d0x * (dy + ta * vy) - d0y * (dx + ta * vx);
      const Mask comes = d0x * vx + d0y * vy < against;
      const Floats berth = select(comes, lanes(c.berth) * l, l);
      const Floats beside = larger(zero, magnitude(y) - berth);
      const Mask inFront =
          (d0x * dx + d0y * dy >= zero) | (lanes(self.ex) * dx + lanes(self.ey) * dy >= zero);
      const Floats closing = (lanes(self.vx) - vx) * dx + (lanes(self.vy) - vy) * dy;
      const Floats gap = larger(zero, distance - l - ta * closing / distance);
      const Floats facing = d0x * load(seen.ex + i) + d0y * load(seen.ey + i);
      const Floats weight = lanes(c.avoidance) * (one + lanes(0.5f) * (one - facing));
      const Floats near = compactDecay(gap * lanes(1 / c.gapDecay_m));
      const Floats inWay = compactDecay(beside * lanes(1 / c.lateralDecay_m));
      const Floats a = weight * near * inWay;
      const Floats side = y + where(comes, lanes(c.keepRight_m));
      // Who stands on the same spot is on no side; the projection parts the two.
      const Mask counts = inFront & (distance > zero);
      total = total + where(counts, a * side / (magnitude(side) + lanes(kOffsetSoftening_m)));
      least = smaller(least, zero - where(counts & comes, near * inWay));
    }
    return {sum(total), 0.0f - smallest(least)};
  }

  // V(h): the speed that those in the strip ahead allow along heading h.
  HWY_INLINE float speedAlong(const Self& self, const Seen& all, float hx, float hy) const {
    const NeighbourhoodView& seen = all.list;
    const Floats zero = lanes(0.0f), one = lanes(1.0f);
    const Floats free = lanes(self.speed);
    Floats least = free;
    for (std::size_t i = 0; i < all.count; i += kLanes) {
      const Floats dx = load(seen.x + i), dy = load(seen.y + i), l = load(seen.reach + i);
      const Floats ahead = lanes(hx) * dx + lanes(hy) * dy;
      const Floats offset = magnitude(lanes(hx) * dy - lanes(hy) * dx);
      const Mask inStrip = (ahead >= zero) & (offset <= lanes(c.strip) * l);
      if (none(inStrip)) continue;
      const Floats squared = offset * offset;
      const Floats q = squared / (l * l);
      const Floats gap =
          ahead - root(larger(zero, l * l - squared)) - lanes(self.spacing) * (one - q);
      const Floats timeGap =
          larger(lanes(self.leastTimeGap), lanes(self.timeGap) * (one - lanes(c.glancing) * q));
      const Floats allowed = larger(gap / timeGap, zero);
      const Mask slows = inStrip & (allowed < free);
      if (none(slows)) continue;
      const Floats granted = larger(allowed, concession(self, all, i, offset));
      least = smaller(least, select(slows, granted, free));
    }
    return smallest(least) + 0.0f;
  }

  // What a neighbour in the strip ahead leaves of the speed although contact forbids more: f_j.
  HWY_INLINE Floats concession(const Self& self, const Seen& all, std::size_t i,
                               const Floats& offset) const {
    const NeighbourhoodView& seen = all.list;
    const Floats zero = lanes(0.0f);
    const Floats dx = load(seen.x + i), dy = load(seen.y + i), l = load(seen.reach + i);
    const Floats ex = load(seen.ex + i), ey = load(seen.ey + i);
    const Floats alpha = lanes(self.dx) * ex + lanes(self.dy) * ey;
    const Mask comesTowards = alpha < zero;
    const Mask shoulders = offset > lanes(c.strip) * l * (lanes(1.0f) + alpha);
    const Floats theirLead = zero - (ex * dx + ey * dy);
    const Floats myLead = lanes(self.dx) * dx + lanes(self.dy) * dy;
    const Mask higher = without(firstLanes(kLanes), firstLanes(all.lower > i ? all.lower - i : 0));
    const Mask first = (myLead < theirLead) | (same(myLead, theirLead) & higher);
    const Mask leads = (theirLead > zero) & (offset > lanes(c.firstOffset) * l) & first;
    return select(comesTowards, where(shoulders, lanes(c.opponentSpeed * self.speed)),
                  where(leads, lanes(c.firstSpeed * self.speed)));
  }

  const Anticipation::Constants c;
};

void anticipate(const Anticipation::Constants& constants, const StepContext& context,
                const Loop::Chunk& chunk, Looking& looking, const ProposalView& out) {
  proposeRows(AnticipationLaw(constants), context, chunk, looking, out);
}

}  // namespace HWY_NAMESPACE
}  // namespace muster::crowd
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace muster::crowd {

void Anticipation::propose(const StepContext& context, const Loop::Chunk& chunk,
                           Proposal& proposal) const {
  NearList near(proposal, chunk);
  MUSTER_BY_INSTRUCTION_SET(anticipate, constants_, context, chunk, threadsLooking(),
                            viewOf(proposal, near));
}

}  // namespace muster::crowd
#endif
