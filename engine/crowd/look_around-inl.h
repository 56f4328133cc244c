// What one body sees: of everybody in the cells around (Surroundings) those within the sight, on
// the same floor, and with no wall between, copied into columns (Neighbourhood); and of those the
// ones that may come into contact in this step.
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
#include "crowd/scratch.h"
#include "navigation/outlook.h"

HWY_BEFORE_NAMESPACE();
namespace muster::crowd {
namespace HWY_NAMESPACE {

template <class T>
HWY_INLINE void copyRun(const T* from, std::size_t count, T* to) {
  for (std::size_t i = 0; i < count; i += kLanes) store(load(from + i), to + i);
}

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

// Fills `around` with everybody in the runs.
HWY_INLINE void collect(const RowsView& rows, const NeighbourGrid::Runs& runs,
                        const SurroundingsView& to) {
  std::size_t at = 0;
  for (std::size_t r = 0; r < runs.count; ++r) {
    const std::size_t begin = runs.run[r].first, count = runs.run[r].second - begin;
    for (std::size_t i = 0; i < count; ++i) to.row[at + i] = static_cast<std::uint32_t>(begin + i);
    copyRun(rows.x + begin, count, to.x + at);
    copyRun(rows.y + begin, count, to.y + at);
    copyRun(rows.vx + begin, count, to.vx + at);
    copyRun(rows.vy + begin, count, to.vy + at);
    copyRun(rows.ex + begin, count, to.ex + at);
    copyRun(rows.ey + begin, count, to.ey + at);
    copyRun(rows.radius + begin, count, to.radius + at);
    copyRun(rows.speed + begin, count, to.speed + at);
    copyRun(rows.z + begin, count, to.z + at);
    copyRun(asInts(rows.space + begin), count, asInts(to.space + at));
    at += count;
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
    const FlatWall& w = look.wall[i];
    const Floats side = lanes(w.ux) * dy - lanes(w.uy) * dx + lanes(w.side);
    const Floats ta = dx * lanes(w.ay) - dy * lanes(w.ax);
    const Floats tb = dx * lanes(w.by) - dy * lanes(w.bx);
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

// Returns how many may come into contact: their rows are written to `near` (room for all of the
// surroundings and kLanes more). With `nearOnly` the neighbourhood stays as it was.
template <Wanted wanted>
HWY_INLINE std::size_t lookAround(const NeighbourGrid& grid, const RowsView& rows, std::size_t k,
                                  float dt, const SurroundingsView& all, Looking& looking,
                                  const NeighbourhoodView& seen, std::size_t& seenCount,
                                  std::uint32_t* near) {
  const Ints xk = lanes(rows.x[k]), yk = lanes(rows.y[k]);
  const Floats zk = lanes(rows.z[k]), radius = lanes(rows.radius[k]);
  const Floats scale = lanes(static_cast<float>(grid.coordinates().metresPerUnit));
  const auto sight = static_cast<float>(grid.sight());
  const Floats squaredSight = lanes(sight * sight);
  const Floats margin = lanes(kNearMargin_m + dt * rows.speed[k]);
  const Ints self = lanes(static_cast<std::int32_t>(k));
  const Ints here = lanes(static_cast<std::int32_t>(rows.space[k].value));
  const bool seesAll = grid.seesAll(rows.space[k]);
  bool asked = false;
  std::size_t count = 0, nearCount = 0;
  for (std::size_t i = 0; i < all.count; i += kLanes) {
    const Floats dx = toFloats(load(all.x + i) - xk) * scale;
    const Floats dy = toFloats(load(all.y + i) - yk) * scale;
    const Floats squared = dx * dx + dy * dy;
    const Ints row = load(asInts(all.row + i));
    Mask in = (squared < squaredSight) & firstLanes(all.count - i) &
              (magnitude(load(all.z + i) - zk) < lanes(static_cast<float>(kSeenHeight_m)));
    const Floats reach = radius + load(all.radius + i);
    const Floats contact = reach + margin + lanes(dt) * load(all.speed + i);
    in = without(in, equal(row, self));
    if (wanted == Wanted::nearOnly) in = in & (squared < contact * contact);
    if (none(in)) continue;
    const Ints space = load(asInts(all.space + i));
    const Mask plain = seesAll ? in & equal(space, here) : without(in, in);
    const Mask doubtful = without(in, plain);
    if (!none(doubtful)) {
      if (!asked) lookOut(grid, k, looking);
      asked = true;
      in = plain | pastWalls(looking.out, dx, dy, space, all.row + i, doubtful);
    }
    const Floats distance = root(squared);
    const Mask close = in & (distance < contact);
    if (!none(close)) {
      const Kept keep = kept(close);
      compress(row, keep, asInts(near + nearCount));
      nearCount += keep.all;
    }
    if (wanted == Wanted::nearOnly) continue;
    const Kept keep = kept(in);
    compress(row, keep, asInts(seen.row + count));
    compress(dx, keep, seen.x + count);
    compress(dy, keep, seen.y + count);
    compress(distance, keep, seen.distance + count);
    compress(load(all.vx + i), keep, seen.vx + count);
    compress(load(all.vy + i), keep, seen.vy + count);
    compress(load(all.ex + i), keep, seen.ex + count);
    compress(load(all.ey + i), keep, seen.ey + count);
    compress(reach, keep, seen.reach + count);
    count += keep.all;
  }
  if (wanted == Wanted::nearOnly) return nearCount;
  constexpr float kFar_m = 1000;
  store(self, asInts(seen.row + count));
  for (float* column : {seen.x, seen.y, seen.distance}) store(lanes(kFar_m), column + count);
  for (float* column : {seen.vx, seen.vy, seen.ex, seen.ey}) store(lanes(0.0f), column + count);
  store(lanes(1.0f), seen.reach + count);
  seenCount = count;
  return nearCount;
}

}  // namespace HWY_NAMESPACE
}  // namespace muster::crowd
HWY_AFTER_NAMESPACE();

#endif  // include guard per target
