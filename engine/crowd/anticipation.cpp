#include "crowd/anticipation.h"

#include <cmath>

#include "foundation/instruction_set.h"  // first: names the targets

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "crowd/anticipation.cpp"
#include <hwy/foreach_target.h>  // compiles this file once per instruction set

#include "crowd/along_walls.h"
#include "crowd/propose_rows-inl.h"

HWY_BEFORE_NAMESPACE();
namespace muster::crowd {
namespace HWY_NAMESPACE {

// k(s) = (1 - s/4)⁴ up to 4, 0 beyond: like exp(-s) for small s, but with an end. Flows differ from
// exp's by less than their spread. Here k(s) k(t), of s, t >= 0.
HWY_INLINE Floats compactDecays(const Floats& s, const Floats& t) {
  const Floats zero = lanes(0.0f), one = lanes(1.0f), quarter = lanes(0.25f);
  const Floats u = larger(zero, one - quarter * s) * larger(zero, one - quarter * t);
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
    return {self, walls.beside ? kAnywhere : look_s / c.turning_s + kRounding};
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
    return walls.beside ? freeOfWalls(way, self, walls, c.wallBand_m) : way;
  }

  // Who is held up on his way looks how fast he would be straight on; who is slow already, likely
  // to be, looks both ways at once.
  template <class Sixteen>
  HWY_INLINE void pace(const Sixteen& some, Batch& batch) const {
    constexpr float kBlocked = 0.5f;      // in v0: below this the straight way is tried
    constexpr float kWorthwhile = 0.02f;  // in v0
    const RowsView& rows = some.rows();
    const std::size_t k = some.first();
    lengthenTimeGaps(rows, k, batch);
    const Floats v0 = load(rows.speed + k), vx = load(rows.vx + k), vy = load(rows.vy + k);
    const Floats slow = lanes(kBlocked) * v0;
    const std::uint32_t queueing = some.walking() & bits(vx * vx + vy * vy < slow * slow);
    some.eachSeen(queueing, [&](std::size_t lane, const Seen& seen) MUSTER_LANES_INLINE {
      const Self self = selfOf(some, batch, lane);
      const Speeds both = speedsAlong(self, seen, batch.wayX[lane], batch.wayY[lane]);
      batch.speed[lane] = both.along;
      batch.straight[lane] = both.straight;
    });
    const std::uint32_t others = some.walking() & ~queueing;
    some.eachSeen(others, [&](std::size_t lane, const Seen& seen) MUSTER_LANES_INLINE {
      batch.speed[lane] =
          speedAlong(selfOf(some, batch, lane), seen, batch.wayX[lane], batch.wayY[lane]);
    });
    const Floats speed = load(batch.speed);
    const Mask blocked = speed < slow;
    some.eachSeen(others & bits(blocked),
                  [&](std::size_t lane, const Seen& seen) MUSTER_LANES_INLINE {
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

  // Sixteen of those seen.
  struct Others {
    Floats dx, dy, l;
  };
  HWY_INLINE static Others othersOf(const Seen& all, std::size_t i) {
    return {load(all.list.x + i), load(all.list.y + i), load(all.list.reach + i)};
  }
  // Where they are along a way.
  struct Along {
    Floats ahead, offset;
    Mask inStrip;
  };
  HWY_INLINE Along alongWay(const Others& o, float hx, float hy) const {
    const Floats ahead = lanes(hx) * o.dx + lanes(hy) * o.dy;
    const Floats offset = magnitude(lanes(hx) * o.dy - lanes(hy) * o.dx);
    return {ahead, offset, (ahead >= lanes(0.0f)) & (offset <= lanes(c.strip) * o.l)};
  }

  // What neighbours in the strip ahead leave of the speed although contact forbids more: f_j.
  struct Concession {
    Mask comesTowards, leads;
    Floats shouldersFrom, leadsFrom;  // offsets
    Floats shouldering, first;        // speeds
    HWY_INLINE Floats of(const Floats& offset) const {
      return select(comesTowards, where(offset > shouldersFrom, shouldering),
                    where(leads & (offset > leadsFrom), first));
    }
  };
  HWY_INLINE Concession concession(const Self& self, const Seen& all, std::size_t i,
                                   const Others& o) const {
    const Floats zero = lanes(0.0f);
    const Floats ex = load(all.list.ex + i), ey = load(all.list.ey + i);
    const Floats alpha = lanes(self.dx) * ex + lanes(self.dy) * ey;
    const Floats theirLead = zero - (ex * o.dx + ey * o.dy);
    const Floats myLead = lanes(self.dx) * o.dx + lanes(self.dy) * o.dy;
    // If neither is further ahead, the one further west, or else south.
    const Mask eastOfMe = (o.dx > zero) | (same(o.dx, zero) & (o.dy > zero));
    const Mask first = (myLead < theirLead) | (same(myLead, theirLead) & eastOfMe);
    return {alpha < zero,
            (theirLead > zero) & first,
            lanes(c.strip) * o.l * (lanes(1.0f) + alpha),
            lanes(c.firstOffset) * o.l,
            lanes(c.opponentSpeed * self.speed),
            lanes(c.firstSpeed * self.speed)};
  }

  struct Pressure {
    // Σ a y/(|y| + 0.05): how much more is in the way on the left than on the right.
    float leftward;
    // In [0, 1]: how much the one of those who come who is most in the way is so.
    float oncoming;
  };
  // Of those ahead.
  MUSTER_LANES_ONCE Pressure pressureOn(const Self& self, const NeighbourhoodView& seen,
                                        std::size_t count) const {
    constexpr float kOffsetSoftening_m = 0.05f;  // no side is certain for a smaller offset
    const Floats zero = lanes(0.0f);
    const Floats d0x = lanes(self.dx), d0y = lanes(self.dy), ta = lanes(c.anticipation_s);
    Floats total = zero;
    Floats least = zero;  // of the oncoming, as negative numbers: lanes have a smallest, no largest
    for (std::size_t i = 0; i < count; i += kLanes) {
      const Floats dx = load(seen.x + i), dy = load(seen.y + i);
      const Floats vx = load(seen.vx + i), vy = load(seen.vy + i);
      const Floats l = load(seen.reach + i), distance = root(dx * dx + dy * dy);
      const Floats y = d0x * (dy + ta * vy) - d0y * (dx + ta * vx);
      const Mask inFront =
          (d0x * dx + d0y * dy >= zero) | (lanes(self.ex) * dx + lanes(self.ey) * dy >= zero);
      const Floats closing = (lanes(self.vx) - vx) * dx + (lanes(self.vy) - vy) * dy;
      const Floats facing = d0x * load(seen.ex + i) + d0y * load(seen.ey + i);
      const Floats weight = lanes(1.5f * c.avoidance) - lanes(0.5f * c.avoidance) * facing;
      // Who stands on the same spot is on no side; the projection parts the two.
      const Mask counts = inFront & (distance > zero);
      Floats side = y, berth = l;
      Mask comes = without(counts, counts);
      if (self.twoWay) {
        comes = d0x * vx + d0y * vy < lanes(-c.comes * self.speed);
        side = side + where(comes, lanes(c.keepRight_m));
        berth = select(comes, lanes(c.berth) * l, l);
      }
      const Floats beside = larger(zero, magnitude(y) - berth);
      const Floats softened = magnitude(side) + lanes(kOffsetSoftening_m);
      // Of both quotients: closing / distance and side / softened.
      const Floats share = lanes(1.0f) / (distance * softened);
      const Floats gap = larger(zero, distance - l - ta * closing * (softened * share));
      const Floats inWay =
          compactDecays(gap * lanes(1 / c.gapDecay_m), beside * lanes(1 / c.lateralDecay_m));
      total = total + where(counts, weight * inWay * (side * (distance * share)));
      if (self.twoWay) least = smaller(least, zero - where(counts & comes, inWay));
    }
    return {sum(total), 0.0f - smallest(least)};
  }

  // V(h): the speed that those in the strip ahead allow along heading h.
  MUSTER_LANES_ONCE float speedAlong(const Self& self, const Seen& all, float hx, float hy) const {
    Floats least = lanes(self.speed);
    for (std::size_t i = 0; i < all.count; i += kLanes) {
      const Others others = othersOf(all, i);
      const Along along = alongWay(others, hx, hy);
      if (none(along.inStrip)) continue;
      least = smaller(least, granted(self, others, along, concession(self, all, i, others)));
    }
    return smallest(least) + 0.0f;
  }
  // The same along h and straight on.
  struct Speeds {
    float along, straight;
  };
  MUSTER_LANES_ONCE Speeds speedsAlong(const Self& self, const Seen& all, float hx,
                                       float hy) const {
    Floats least = lanes(self.speed), leastStraight = least;
    for (std::size_t i = 0; i < all.count; i += kLanes) {
      const Others others = othersOf(all, i);
      const Along along = alongWay(others, hx, hy), straight = alongWay(others, self.dx, self.dy);
      if (none(along.inStrip | straight.inStrip)) continue;
      const Concession some = concession(self, all, i, others);
      least = smaller(least, granted(self, others, along, some));
      leastStraight = smaller(leastStraight, granted(self, others, straight, some));
    }
    return {smallest(least) + 0.0f, smallest(leastStraight) + 0.0f};
  }

  // gap / time gap, with q = offset² / l²: both are multiplied by l², so that there is one
  // quotient.
  HWY_INLINE Floats granted(const Self& self, const Others& o, const Along& along,
                            const Concession& concession) const {
    const Floats zero = lanes(0.0f), free = lanes(self.speed);
    const Floats whole = o.l * o.l, squared = along.offset * along.offset;
    const Floats left = whole - squared;  // l² (1 - q)
    const Floats gap =
        (along.ahead - root(larger(zero, left))) * whole - lanes(self.spacing) * left;
    const Floats timeGap = larger(lanes(self.leastTimeGap) * whole,
                                  lanes(self.timeGap) * (whole - lanes(c.glancing) * squared));
    const Floats allowed = larger(gap / timeGap, zero);
    const Mask slows = along.inStrip & (allowed < free);
    return select(slows, larger(allowed, concession.of(along.offset)), free);
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
