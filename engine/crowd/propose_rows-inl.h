// The one neighbour pass: for each row of a chunk look around, list who may come into contact, let
// the model's law decide heading and speed, and write the proposal. A law is a class with
//   Step step(const Self&, const NeighbourhoodView&, std::size_t count, const AtWalls&) const;
//
// Included once per instruction set, like lanes-inl.h.
#if defined(MUSTER_CROWD_PROPOSE_ROWS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MUSTER_CROWD_PROPOSE_ROWS_INL_H_
#undef MUSTER_CROWD_PROPOSE_ROWS_INL_H_
#else
#define MUSTER_CROWD_PROPOSE_ROWS_INL_H_
#endif

#include "crowd/look_around-inl.h"
#include "crowd/propose.h"

HWY_BEFORE_NAMESPACE();
namespace muster::crowd {
namespace HWY_NAMESPACE {

template <class Law>
HWY_INLINE void proposeRow(const Law& law, const StepContext& context, const RowsView& rows,
                           std::size_t k, Looking& looking, const ProposalView& out) {
  const NeighbourGrid& grid = *context.grid;
  if (looking.mustCollect(grid, k)) collect(rows, looking.runs, view(looking.around));
  const SurroundingsView around = view(looking.around);
  const NeighbourhoodView seen = view(looking.seen);
  const auto dt = static_cast<float>(context.dt);
  std::uint32_t* const near = roomForNear(out, k, around.count);
  const Self self{rows.vx[k],
                  rows.vy[k],
                  rows.ex[k],
                  rows.ey[k],
                  rows.dx[k],
                  rows.dy[k],
                  rows.speed[k],
                  rows.radius[k],
                  rows.timeGap[k],
                  rows.spacing[k],
                  out.noise[k],
                  static_cast<std::uint32_t>(k),
                  dt};
  const bool walks = self.speed > 0 && (self.dx != 0 || self.dy != 0);
  std::size_t seenCount = 0, nearCount = 0;
  Step step{self.ex, self.ey, 0};
  const AtWalls walls = wallsOf(context, k, self);
  if (walks) {
    nearCount =
        lookAround<Wanted::everything>(grid, rows, k, dt, around, looking, seen, seenCount, near);
    step = law.step(self, seen, seenCount, walls);
  } else {
    nearCount =
        lookAround<Wanted::nearOnly>(grid, rows, k, dt, around, looking, seen, seenCount, near);
  }
  out.walls[k] = walls.bits;
  listed(out, k, nearCount);
  const auto scale = static_cast<float>(grid.coordinates().unitsPerMetre);
  const float moved = step.speed * dt * scale;
  out.x[k] = rows.x[k] + nearestUnit(moved * step.ex);
  out.y[k] = rows.y[k] + nearestUnit(moved * step.ey);
  out.ex[k] = step.ex;
  out.ey[k] = step.ey;
}

template <class Law>
HWY_INLINE void proposeRows(const Law& law, const StepContext& context, const Loop::Chunk& chunk,
                            Looking& looking, const ProposalView& out) {
  const RowsView rows = view(context.grid->rows());
  looking.collected = false;
  for (std::size_t k = chunk.begin; k < chunk.end; ++k)
    proposeRow(law, context, rows, k, looking, out);
}

}  // namespace HWY_NAMESPACE
}  // namespace muster::crowd
HWY_AFTER_NAMESPACE();

#endif  // include guard per target
