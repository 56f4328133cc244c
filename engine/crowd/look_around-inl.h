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

// The smallest box around those who stand in row k's cell.
struct CellBox {
  std::int32_t left, right, bottom, top;
};
HWY_INLINE CellBox boxAround(const RowsView& rows, std::size_t k) {
  CellBox box{rows.x[k], rows.x[k], rows.y[k], rows.y[k]};
  const auto extend = [&](std::size_t j) {
    if (rows.x[j] < box.left) box.left = rows.x[j];
    if (rows.x[j] > box.right) box.right = rows.x[j];
    if (rows.y[j] < box.bottom) box.bottom = rows.y[j];
    if (rows.y[j] > box.top) box.top = rows.y[j];
  };
  for (std::size_t j = k; j > 0 && rows.cell[j - 1] == rows.cell[k]; --j) extend(j - 1);
  for (std::size_t j = k + 1; j < rows.count && rows.cell[j] == rows.cell[k]; ++j) extend(j);
  return box;
}

// Fills `to` with everybody in the runs whom somebody in row k's cell may see; returns how many
// those are. A quarter of all in the cells around is out of sight of everybody.
template <Columns columns>
HWY_INLINE std::size_t collect(const NeighbourGrid& grid, const RowsView& rows, std::size_t k,
                               const NeighbourGrid::Runs& runs, const SurroundingsView& to) {
  constexpr float kRounding_m = 1e-3f;  // more than single precision may be wrong by in this range
  const Floats scale = lanes(static_cast<float>(grid.coordinates().metresPerUnit));
  const Floats zero = lanes(0.0f);
  const auto far = static_cast<float>(grid.sight()) + kRounding_m;
  const Floats squaredFar = lanes(far * far);
  const CellBox box = boxAround(rows, k);
  const Ints left = lanes(box.left), right = lanes(box.right);
  const Ints bottom = lanes(box.bottom), top = lanes(box.top);
  std::size_t count = 0;
  for (std::size_t r = 0; r < runs.count; ++r) {
    const std::size_t end = runs.run[r].second;
    for (std::size_t j = runs.run[r].first; j < end; j += kLanes) {
      const Ints x = load(rows.x + j), y = load(rows.y + j);
      const Floats dx = larger(zero, larger(toFloats(left - x), toFloats(x - right)) * scale);
      const Floats dy = larger(zero, larger(toFloats(bottom - y), toFloats(y - top)) * scale);
      const Mask in = (dx * dx + dy * dy < squaredFar) & firstLanes(end - j);
      if (none(in)) continue;
      const Kept keep = kept(in);
      compress(lanes(static_cast<std::int32_t>(j)) + ascending(), keep, asInts(to.row + count));
      compress(x, keep, to.x + count);
      compress(y, keep, to.y + count);
      if constexpr (columns.velocity) {
        compress(load(rows.vx + j), keep, to.vx + count);
        compress(load(rows.vy + j), keep, to.vy + count);
      }
      if constexpr (columns.heading) {
        compress(load(rows.ex + j), keep, to.ex + count);
        compress(load(rows.ey + j), keep, to.ey + count);
      }
      compress(load(rows.radius + j), keep, to.radius + count);
      compress(load(rows.speed + j), keep, to.speed + count);
      compress(load(rows.z + j), keep, to.z + count);
      compress(load(asInts(rows.space + j)), keep, asInts(to.space + count));
      count += keep.all;
    }
  }
  return count;
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

// How many are seen, and how many of them have lower rows (they come first).
struct SeenCount {
  std::size_t all = 0, lower = 0;
};

// Returns how many may come into contact: their rows are written to `near` (room for all of the
// surroundings and kLanes more). With `nearOnly` the neighbourhood stays as it was.
template <Wanted wanted, Columns columns>
HWY_INLINE std::size_t lookAround(const NeighbourGrid& grid, const RowsView& rows, std::size_t k,
                                  float dt, const SurroundingsView& all, Looking& looking,
                                  const NeighbourhoodView& seen, SeenCount& seenCount,
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
  std::size_t count = 0, lower = 0, nearCount = 0;
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
    if constexpr (columns.row) compress(row, keep, asInts(seen.row + count));
    compress(dx, keep, seen.x + count);
    compress(dy, keep, seen.y + count);
    compress(distance, keep, seen.distance + count);
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
    lower += countOf(in & less(row, self));
  }
  if (wanted == Wanted::nearOnly) return nearCount;
  constexpr float kFar_m = 1000;
  if constexpr (columns.row) store(self, asInts(seen.row + count));
  for (float* column : {seen.x, seen.y, seen.distance}) store(lanes(kFar_m), column + count);
  if constexpr (columns.velocity)
    for (float* column : {seen.vx, seen.vy}) store(lanes(0.0f), column + count);
  if constexpr (columns.heading)
    for (float* column : {seen.ex, seen.ey}) store(lanes(0.0f), column + count);
  store(lanes(1.0f), seen.reach + count);
  seenCount = {count, lower};
  return nearCount;
}

}  // namespace HWY_NAMESPACE
}  // namespace muster::crowd
HWY_AFTER_NAMESPACE();

#endif  // include guard per target
