// What one body sees: of everybody in the cells around (Surroundings) those within the sight, on
// the same floor, and with no wall between. Of them, whom its law heeds are copied into columns
// (Neighbourhood), and the ones that may come into contact before the next look are listed.
//
// Included once per instruction set, like lanes-inl.h. Thread rule: writes only its scratch.
#if defined(MUSTER_CROWD_LOOK_AROUND_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MUSTER_CROWD_LOOK_AROUND_INL_H_
#undef MUSTER_CROWD_LOOK_AROUND_INL_H_
#else
#define MUSTER_CROWD_LOOK_AROUND_INL_H_
#endif

#include "crowd/lanes-inl.h"
#include "crowd/neighbour_grid.h"
#include "crowd/propose.h"
#include "crowd/scratch.h"
#include "navigation/outlook.h"

HWY_BEFORE_NAMESPACE();
namespace muster::crowd {
namespace HWY_NAMESPACE {

// Ids are loaded like whole numbers.
HWY_INLINE const std::int32_t* asInts(const plan::SpaceId* ids) {
  return reinterpret_cast<const std::int32_t*>(ids);
}
HWY_INLINE const std::int32_t* asInts(const std::uint32_t* rows) {
  return reinterpret_cast<const std::int32_t*>(rows);
}
HWY_INLINE std::int32_t* asInts(plan::SpaceId* ids) {
  return reinterpret_cast<std::int32_t*>(ids);
}
HWY_INLINE std::int32_t* asInts(std::uint32_t* rows) {
  return reinterpret_cast<std::int32_t*>(rows);
}

// What a law wants to know of a neighbour besides where he is: each column is copied for everybody
// in sight.
struct Columns {
  bool row = true, velocity = true, heading = true;
};

// Those who stand in row k's cell.
struct InCell {
  std::size_t people = 1;
  std::int32_t left, right, bottom, top;
};
HWY_INLINE InCell inCellOf(const RowsView& rows, std::size_t k) {
  InCell in{1, rows.x[k], rows.x[k], rows.y[k], rows.y[k]};
  const auto add = [&](std::size_t j) {
    ++in.people;
    if (rows.x[j] < in.left) in.left = rows.x[j];
    if (rows.x[j] > in.right) in.right = rows.x[j];
    if (rows.y[j] < in.bottom) in.bottom = rows.y[j];
    if (rows.y[j] > in.top) in.top = rows.y[j];
  };
  for (std::size_t j = k; j > 0 && rows.cell[j - 1] == rows.cell[k]; --j) add(j - 1);
  for (std::size_t j = k + 1; j < rows.count && rows.cell[j] == rows.cell[k]; ++j) add(j);
  return in;
}

// Whom somebody in the cell may see.
class InSightOfCell {
 public:
  HWY_INLINE InSightOfCell(const NeighbourGrid& grid, const InCell& cell)
      : left_(lanes(cell.left)),
        right_(lanes(cell.right)),
        bottom_(lanes(cell.bottom)),
        top_(lanes(cell.top)),
        scale_(lanes(static_cast<float>(grid.coordinates().metresPerUnit))) {
    constexpr float kRounding_m = 1e-3f;  // more than single precision is wrong by in this range
    const auto far = static_cast<float>(grid.sight()) + kRounding_m;
    squaredFar_ = lanes(far * far);
  }
  HWY_INLINE Mask of(const Ints& x, const Ints& y) const {
    const Floats zero = lanes(0.0f);
    const Floats dx = larger(zero, larger(toFloats(left_ - x), toFloats(x - right_)) * scale_);
    const Floats dy = larger(zero, larger(toFloats(bottom_ - y), toFloats(y - top_)) * scale_);
    return dx * dx + dy * dy < squaredFar_;
  }

 private:
  Ints left_, right_, bottom_, top_;
  Floats scale_, squaredFar_;
};

enum class Copied { all, inSight };

template <Copied copied, class Lanes, class T>
HWY_INLINE void put(const Lanes& a, const Kept& keep, T* to) {
  if constexpr (copied == Copied::all)
    store(a, to);
  else
    compress(a, keep, to);
}

// Fills `to` with those in the runs; returns how many they are. `alone` becomes true if all of them
// are in the space.
template <Columns columns, Copied copied>
HWY_INLINE std::size_t copyRuns(const RowsView& rows, const NeighbourGrid::Runs& runs,
                                const InSightOfCell& sight, plan::SpaceId space, bool& alone,
                                const SurroundingsView& to) {
  const Ints here = lanes(static_cast<std::int32_t>(space.value));
  Mask elsewhere = firstLanes(0);
  std::size_t n = 0;
  for (std::size_t r = 0; r < runs.count; ++r) {
    const std::size_t end = runs.run[r].second;
    for (std::size_t j = runs.run[r].first; j < end; j += kLanes) {
      const Ints x = load(rows.x + j), y = load(rows.y + j);
      Kept keep;
      keep.all = end - j < kLanes ? end - j : kLanes;
      if constexpr (copied == Copied::inSight) {
        const Mask in = sight.of(x, y) & firstLanes(end - j);
        if (none(in)) continue;
        keep = kept(in);
      }
      const Ints row = lanes(static_cast<std::int32_t>(j)) + ascending();
      put<copied>(row, keep, asInts(to.row + n));
      put<copied>(x, keep, to.x + n);
      put<copied>(y, keep, to.y + n);
      if constexpr (columns.velocity) {
        put<copied>(load(rows.vx + j), keep, to.vx + n);
        put<copied>(load(rows.vy + j), keep, to.vy + n);
      }
      if constexpr (columns.heading) {
        put<copied>(load(rows.ex + j), keep, to.ex + n);
        put<copied>(load(rows.ey + j), keep, to.ey + n);
      }
      put<copied>(load(rows.radius + j), keep, to.radius + n);
      put<copied>(load(rows.speed + j), keep, to.speed + n);
      put<copied>(load(rows.z + j), keep, to.z + n);
      const Ints spaces = load(asInts(rows.space + j));
      put<copied>(spaces, keep, asInts(to.space + n));
      elsewhere = elsewhere | without(firstLanes(end - j), equal(spaces, here));
      n += keep.all;
    }
  }
  alone = none(elsewhere);
  return n;
}

// Fills `to` with everybody in the runs whom somebody in row k's cell may see, or with everybody in
// the runs; returns how many they are. Of a full cell's surroundings a quarter is out of sight of
// all who stand there; for one or two people it does not pay to find out.
template <Columns columns>
HWY_INLINE std::size_t collect(const NeighbourGrid& grid, const RowsView& rows, std::size_t k,
                               Looking& looking, const SurroundingsView& to) {
  constexpr std::size_t kWorthwhile = 4;  // people in the cell
  const InCell cell = inCellOf(rows, k);
  const InSightOfCell sight(grid, cell);
  const plan::SpaceId space = rows.space[k];
  bool alone = false;
  const std::size_t count =
      cell.people < kWorthwhile
          ? copyRuns<columns, Copied::all>(rows, looking.runs, sight, space, alone, to)
          : copyRuns<columns, Copied::inSight>(rows, looking.runs, sight, space, alone, to);
  looking.openSpace = alone && grid.allInSight(space) ? space : plan::SpaceId();
  return count;
}

// What stands in the way of row k's sight. The walls nearest to its cell come first.
HWY_INLINE void lookOutFrom(const NeighbourGrid& grid, std::size_t k, Outlooking& out) {
  const OutlookWalls seen = lookOut(grid, k, out);
  const navigation::Outlook::Walls& w = seen.walls;
  static_assert(navigation::Outlook::Walls::kBeyond >= kLanes);
  const Floats x = lanes(seen.x), y = lanes(seen.y), zero = lanes(0.0f);
  const Floats sight = lanes(static_cast<float>(grid.sight()));
  for (std::size_t i = 0; i < w.count && out.certain; i += kLanes) {
    const Mask near = firstLanes(w.count - i) & (load(w.away_m() + i) <= sight);
    if (none(near)) break;
    const Floats ax = load(w.ax() + i) - x, ay = load(w.ay() + i) - y;
    const Floats bx = load(w.bx() + i) - x, by = load(w.by() + i) - y;
    const Floats ux = load(w.ux() + i), uy = load(w.uy() + i);
    const Floats side = ax * uy - ay * ux;  // of the body: cross(u, -a)
    const bool onItsLine = !none(near & (magnitude(side) < lanes(kTouching_m)));
    out.certain = !onItsLine && i + kLanes <= Outlooking::kMostWalls;
    if (!out.certain) break;
    const Mask left = side >= zero;
    store(select(left, ax, bx), out.ax + i);
    store(select(left, ay, by), out.ay + i);
    store(select(left, bx, ax), out.bx + i);
    store(select(left, by, ay), out.by + i);
    store(select(left, ux, zero - ux), out.ux + i);
    store(select(left, uy, zero - uy), out.uy + i);
    store(magnitude(side), out.side + i);
    out.wallCount = i + countOf(near);
  }
}

// Which lanes are in sight past the walls of the outlook; those too close to call are asked one by
// one. dx, dy: from the body to each lane.
HWY_INLINE Mask pastWalls(const Outlooking& look, const Floats& dx, const Floats& dy,
                          const Ints& space, const std::uint32_t* rows, const Mask& asked) {
  Mask known = look.anySpace ? asked : without(asked, asked);
  for (std::size_t i = 0; i < look.spaceCount; ++i)
    known = known | equal(space, lanes(look.space[i]));
  const Mask open = asked & known;
  Mask hidden = without(asked, asked);
  Mask unsure = look.certain ? hidden : open;
  const Floats margin = lanes(kTouching_m), below = lanes(-kTouching_m);
  for (std::size_t i = 0; look.certain && i < look.wallCount; ++i) {
    const Floats side = lanes(look.ux[i]) * dy - lanes(look.uy[i]) * dx + lanes(look.side[i]);
    const Floats ta = dx * lanes(look.ay[i]) - dy * lanes(look.ax[i]);
    const Floats tb = dx * lanes(look.by[i]) - dy * lanes(look.bx[i]);
    // The wall is turned so that the body is on its left.
    const Mask sameSide = side > margin;
    const Mask beside = ((ta > margin) & (tb > margin)) | ((ta < below) & (tb < below));
    const Mask between = ((ta > margin) & (tb < below)) | ((ta < below) & (tb > margin));
    const Mask crosses = (side < below) & between;
    hidden = hidden | crosses;
    unsure = unsure | without(open, sameSide | beside | crosses);
  }
  Mask clear = without(open, hidden | unsure);
  const Mask ask = without(unsure, hidden) & open;
  if (!none(ask)) clear = clear | fromBits(visibleOf(look, rows, bits(ask)));
  return clear;
}

enum class Wanted { everything, nearOnly };

// A law that heeds all whom one sees.
struct Everybody {
  HWY_INLINE Mask of(const Mask& seen, const Floats&, const Floats&, const Floats&) const {
    return seen;
  }
};

// Returns how many may come into contact: their rows are written to `near` (SurroundingsView).
// `seenCount` becomes how many are seen and heeded. With `nearOnly` it and the neighbourhood stay
// as they were.
template <Wanted wanted, Columns columns, class Heed>
HWY_INLINE std::size_t lookAround(const NeighbourGrid& grid, const RowsView& rows, std::size_t k,
                                  float dt, const SurroundingsView& all, Looking& looking,
                                  const Heed& heed, const NeighbourhoodView& seen,
                                  std::size_t& seenCount, std::uint32_t* near) {
  const Ints xk = lanes(rows.x[k]), yk = lanes(rows.y[k]);
  const Floats zk = lanes(rows.z[k]), radius = lanes(rows.radius[k]);
  const Floats scale = lanes(static_cast<float>(grid.coordinates().metresPerUnit));
  const auto sight = static_cast<float>(grid.sight());
  const Floats squaredSight = lanes(sight * sight);
  const Floats margin = lanes(kNearMargin_m + dt * rows.speed[k]);
  const Ints self = lanes(static_cast<std::int32_t>(k));
  const Ints here = lanes(static_cast<std::int32_t>(rows.space[k].value));
  const bool seesAll = grid.seesAll(rows.space[k]);
  const bool open = looking.openSpace.value == rows.space[k].value;
  bool asked = false;
  std::size_t count = 0, nearCount = 0;
  for (std::size_t i = 0; i < all.count; i += kLanes) {
    const Floats dx = toFloats(load(all.x + i) - xk) * scale;
    const Floats dy = toFloats(load(all.y + i) - yk) * scale;
    const Floats squared = dx * dx + dy * dy;
    const Ints row = load(asInts(all.row + i));
    Mask in = (squared < squaredSight) & firstLanes(all.count - i);
    const Floats reach = radius + load(all.radius + i);
    const Floats contact = reach + margin + lanes(dt) * load(all.speed + i);
    const Mask touchable = squared < contact * contact;
    in = without(in, equal(row, self));
    if (wanted == Wanted::nearOnly) in = in & touchable;
    if (none(in)) continue;
    if (!open) {
      in = in & (magnitude(load(all.z + i) - zk) < lanes(static_cast<float>(kSeenHeight_m)));
      const Ints space = load(asInts(all.space + i));
      const Mask plain = seesAll ? in & equal(space, here) : without(in, in);
      const Mask doubtful = without(in, plain);
      if (!none(doubtful)) {
        if (!asked) lookOutFrom(grid, k, looking.out);
        asked = true;
        in = plain | pastWalls(looking.out, dx, dy, space, all.row + i, doubtful);
      }
    }
    // Without asking whether there are any: every other time there are, which nobody can foretell.
    const Kept close = kept(in & touchable);
    compress(row, close, asInts(near + nearCount));
    nearCount += close.all;
    if (wanted == Wanted::nearOnly) continue;
    in = heed.of(in, dx, dy, squared);
    const Kept keep = kept(in);
    if constexpr (columns.row) compress(row, keep, asInts(seen.row + count));
    compress(dx, keep, seen.x + count);
    compress(dy, keep, seen.y + count);
    if constexpr (columns.velocity) {
      compress(load(all.vx + i), keep, seen.vx + count);
      compress(load(all.vy + i), keep, seen.vy + count);
    }
    if constexpr (columns.heading) {
      compress(load(all.ex + i), keep, seen.ex + count);
      compress(load(all.ey + i), keep, seen.ey + count);
    }
    compress(reach, keep, seen.reach + count);
    count += keep.all;
  }
  if (wanted == Wanted::nearOnly) return nearCount;
  constexpr float kFar_m = 1000;
  if constexpr (columns.row) store(self, asInts(seen.row + count));
  for (float* column : {seen.x, seen.y}) store(lanes(kFar_m), column + count);
  if constexpr (columns.velocity)
    for (float* column : {seen.vx, seen.vy}) store(lanes(0.0f), column + count);
  if constexpr (columns.heading)
    for (float* column : {seen.ex, seen.ey}) store(lanes(0.0f), column + count);
  store(lanes(1.0f), seen.reach + count);
  seenCount = count;
  return nearCount;
}

// Of row k those who may come into contact go into the list, with `more` behind them.
HWY_INLINE void keepNear(NearList& list, std::size_t k, const std::uint32_t* near,
                         std::size_t count, std::size_t more = 0) {
  std::uint32_t* const to = list.withRoom(count + more);
  for (std::size_t i = 0; i < count + more; i += kLanes)
    store(load(asInts(near + i)), asInts(to + i));
  list.keep(k, count);
}

}  // namespace HWY_NAMESPACE
}  // namespace muster::crowd
HWY_AFTER_NAMESPACE();

#endif  // include guard per target
