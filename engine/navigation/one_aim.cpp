#include "navigation/one_aim.h"

#include "foundation/instruction_set.h"  // first: names the targets
#include "navigation/goal_shape.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "navigation/one_aim.cpp"
#include <hwy/foreach_target.h>  // compiles this file once per instruction set
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace muster::navigation {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Each operation rounds once: as many lanes as there are give the same bits.
using Tag = hn::ScalableTag<double>;
using Doubles = hn::Vec<Tag>;
using Which = hn::Mask<Tag>;

HWY_INLINE Doubles all(double x) {
  return hn::Set(Tag(), x);
}

// As geometry::Vec2.
struct Points {
  Doubles x, y;
};
HWY_INLINE Points all(geometry::Vec2 p) {
  return {all(p.x), all(p.y)};
}
HWY_INLINE Points plus(const Points& a, const Points& b) {
  return {hn::Add(a.x, b.x), hn::Add(a.y, b.y)};
}
HWY_INLINE Points minus(const Points& a, const Points& b) {
  return {hn::Sub(a.x, b.x), hn::Sub(a.y, b.y)};
}
HWY_INLINE Points times(const Points& a, Doubles s) {
  return {hn::Mul(a.x, s), hn::Mul(a.y, s)};
}
HWY_INLINE Doubles dot(const Points& a, const Points& b) {
  return hn::Add(hn::Mul(a.x, b.x), hn::Mul(a.y, b.y));
}
HWY_INLINE Doubles cross(const Points& a, const Points& b) {
  return hn::Sub(hn::Mul(a.x, b.y), hn::Mul(a.y, b.x));
}
HWY_INLINE Points select(Which which, const Points& yes, const Points& no) {
  return {hn::IfThenElse(which, yes.x, no.x), hn::IfThenElse(which, yes.y, no.y)};
}
// std::clamp, or between() of inner_corner.h.
HWY_INLINE Doubles between(Doubles x, Doubles low, Doubles high) {
  return hn::Min(hn::Max(x, low), high);
}
HWY_INLINE Doubles squaredNorm(const Points& a) {
  return dot(a, a);
}
HWY_INLINE Doubles norm(const Points& a) {
  return hn::Sqrt(dot(a, a));
}
HWY_INLINE Doubles away(Doubles squaredHeight, Doubles side) {
  return hn::Sqrt(hn::Add(squaredHeight, hn::Mul(side, side)));
}

// What GoalShape's functions of the same names say, lane by lane.
class Many {
 public:
  explicit Many(const OneAim& aim) : c(aim) {}

  struct Best {
    Points at;
    Doubles distance_m;
    Doubles foot;   // of x on the aim, from its low end
    Which between;  // something remains, and the best point is no end
  };
  HWY_INLINE Best best(const Points& x) const {
    const Doubles zero = hn::Zero(Tag()), length = all(c.length_m);
    const Points a = all(c.ends[0].at), along = all(c.ends[0].inwards), d = minus(x, a);
    const Doubles foot = dot(d, along), height = cross(along, d);
    const Doubles squaredHeight = hn::Mul(height, height);
    if (!c.remains) {
      const Doubles t = between(foot, zero, length);
      return {plus(a, times(along, t)), away(squaredHeight, hn::Sub(t, foot)), foot,
              hn::Lt(zero, zero)};
    }
    const Doubles first = hn::Sub(zero, foot), last = hn::Sub(all(c.lastKnot_m), foot);
    const Doubles toFirst = away(squaredHeight, first);
    const Which notFirst = hn::Lt(hn::Add(first, hn::Mul(all(c.slopeLow), toFirst)), zero);
    const Which isLast =
        hn::Lt(hn::Add(last, hn::Mul(all(c.slopeHigh), away(squaredHeight, last))), zero);
    const Doubles toLast = away(squaredHeight, hn::Sub(length, foot));
    return {plus(a, times(along, hn::IfThenElseZero(notFirst, length))),
            hn::IfThenElse(notFirst, hn::Add(toLast, all(c.restHigh_m)),
                           hn::Add(toFirst, all(c.restLow_m))),
            foot, hn::AndNot(isLast, notFirst)};
  }

  // Along d, or straight through by whoever is on the threshold beside the aim; he must not be
  // where he heads for.
  HWY_INLINE Points direction(const Points& d, Doubles away_m, Doubles foot) const {
    const Points outward = all(c.outward);
    const Which near = hn::Lt(dot(d, outward), all(kThreshold_m));
    const Which inPassage = hn::And(hn::Ge(foot, all(c.low_m)), hn::Le(foot, all(c.high_m)));
    const Which beside = hn::Or(hn::Le(foot, hn::Zero(Tag())), hn::Ge(foot, all(c.length_m)));
    return select(hn::And(near, hn::And(inPassage, beside)), outward,
                  times(d, hn::Div(all(1.0), away_m)));
  }

  struct Manners {
    Doubles taste, squaredSpeed, wantedSpeed;
  };
  HWY_INLINE Points beside(const Points& x, const Points& best, const Manners& manner) const {
    const Doubles zero = hn::Zero(Tag());
    const Points ends[] = {all(c.ends[0].at), all(c.ends[1].at)};
    const Doubles offLine = hn::Max(zero, dot(minus(ends[0], x), all(c.outward)));
    const Doubles fromLow = squaredNorm(minus(best, ends[0]));
    const Doubles fromHigh = squaredNorm(minus(best, ends[1]));
    const Which high = hn::Lt(fromHigh, fromLow);
    const Which atEnd = hn::Lt(hn::Min(fromHigh, fromLow), all(kAtEnd_m * kAtEnd_m));
    const Which spreads = hn::And(hn::Gt(manner.taste, zero), hn::Lt(offLine, all(c.begins_m)));
    const Which here = hn::And(spreads, atEnd);
    if (hn::AllFalse(Tag(), here)) return best;
    const Points end = select(high, ends[1], ends[0]);
    const Points inwards = select(high, all(c.ends[1].inwards), all(c.ends[0].inwards));
    const Doubles most_m = mostSpread(manner);
    const Points toEnd = minus(x, end);
    const Doubles half = hn::Mul(norm(toEnd), all(0.5));
    const Doubles off = hn::Min(most_m, hn::Max(all(kMostSpread_m), half));
    const Doubles begins = hn::Max(all(kSpreadBegins_m), hn::Mul(all(2.0), most_m));
    return select(here, offEnd(x, end, inwards, hn::Mul(manner.taste, off), begins), best);
  }

 private:
  HWY_INLINE Doubles mostSpread(const Manners& manner) const {
    const Doubles least = all(kMostSpread_m), clear = all(c.length_m);
    const double more_m = c.length_m - 2 * kMostSpread_m;
    if (more_m <= 0.0) return hn::Min(clear, least);
    const Doubles zero = hn::Zero(Tag());
    const Doubles share = hn::Div(hn::Sqrt(manner.squaredSpeed), manner.wantedSpeed);
    const Doubles slower = hn::Mul(all(2.0), hn::Sub(all(1.0), share));
    const Doubles held =
        hn::IfThenElseZero(hn::Gt(manner.wantedSpeed, zero), between(slower, zero, all(1.0)));
    return hn::Min(clear, hn::Add(least, hn::Mul(held, all(more_m))));
  }

  // offCorner() of inner_corner.h, with all of the line as room.
  HWY_INLINE Points offEnd(const Points& x, const Points& end, const Points& inwards,
                           Doubles wanted_m, Doubles begins_m) const {
    const Doubles zero = hn::Zero(Tag());
    const Points through = all(c.outward);
    const Doubles height = hn::Max(zero, dot(minus(end, x), through));
    const Doubles share =
        between(hn::Div(hn::Sub(begins_m, height), hn::Mul(all(0.5), begins_m)), zero, all(1.0));
    const Doubles wanted = hn::Mul(share, wanted_m);
    const Doubles foot = dot(minus(x, end), inwards);
    const Doubles off = between(between(wanted, hn::Sub(foot, height), hn::Add(foot, height)), zero,
                                all(c.length_m));
    const Points onLine = plus(end, times(inwards, off));
    const Points round = roundCorner(x, end, wanted, minus(inwards, through));
    return select(hn::Le(wanted, zero), end, select(hn::Lt(foot, zero), round, onLine));
  }

  HWY_INLINE Points roundCorner(const Points& x, const Points& corner, Doubles radius,
                                const Points& towards) const {
    const Points arm = minus(x, corner);
    const Doubles squared = dot(arm, arm);
    const Points left = {hn::Neg(arm.y), arm.x};
    const Points across = times(left, hn::CopySign(all(1.0), dot(left, towards)));
    const Doubles rest = hn::Sub(squared, hn::Mul(radius, radius));
    const Doubles share = hn::Div(radius, squared);
    const Points touching = plus(plus(corner, times(arm, hn::Mul(radius, share))),
                                 times(across, hn::Mul(share, hn::Sqrt(rest))));
    return select(hn::Le(rest, hn::Zero(Tag())), plus(x, across), touching);
  }

  const OneAim& c;
};

// Bit k of the result: walker k is to be asked alone, for his answer is none of these.
std::uint64_t readManyHere(const OneAim& aim, Walkers& walkers) {
  const Tag tag;
  const Many many(aim);
  std::uint64_t alone = 0;
  for (std::size_t k = 0; k < walkers.size; k += hn::Lanes(tag)) {
    const Which present = hn::FirstN(tag, walkers.size - k);
    const auto load = [&](const Walkers::Numbers& from) {
      return hn::IfThenElseZero(present, hn::Load(tag, from.data() + k));
    };
    const Points x{load(walkers.x), load(walkers.y)};
    const auto best = many.best(x);
    const Points to = many.beside(
        x, best.at, {load(walkers.taste), load(walkers.squaredSpeed), load(walkers.wantedSpeed)});
    const Points d = minus(to, x);
    const Doubles away_m = norm(d);
    const Points way = many.direction(d, away_m, best.foot);
    const Which there = hn::Lt(away_m, all(kOnIt_m));
    const Which laned = hn::Lt(load(walkers.lane), all(1.0));
    std::uint8_t bits[8] = {};
    hn::StoreMaskBits(tag, hn::And(present, hn::Or(hn::Or(there, laned), best.between)), bits);
    alone |= std::uint64_t{bits[0]} << k;
    hn::Store(way.x, tag, walkers.wayX.data() + k);
    hn::Store(way.y, tag, walkers.wayY.data() + k);
    hn::Store(best.distance_m, tag, walkers.distance_m.data() + k);
  }
  return alone;
}

}  // namespace HWY_NAMESPACE
}  // namespace muster::navigation
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace muster::navigation {

std::uint64_t readMany(const OneAim& aim, Walkers& walkers) {
  return MUSTER_BY_INSTRUCTION_SET(readManyHere, aim, walkers);
}

}  // namespace muster::navigation
#endif
