#include "crowd/look_around.h"
#include <vector>

#include "foundation/instruction_set.h"  // first: names the targets

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "crowd/look_around.cpp"
#include <hwy/foreach_target.h>  // compiles this file once per instruction set

#include "crowd/look_around-inl.h"

HWY_BEFORE_NAMESPACE();
namespace muster::crowd {
namespace HWY_NAMESPACE {

std::size_t lookFrom(const NeighbourGrid& grid, std::size_t k, float dt, Looking& looking,
                     std::uint32_t* near) {
  const RowsView rows = view(grid.rows());
  looking.around.count = collect<Columns{}>(grid, rows, k, looking, view(looking.around));
  std::size_t seen = 0;
  const std::size_t nearCount =
      lookAround<Wanted::everything, Columns{}>(grid, rows, k, dt, view(looking.around), looking,
                                                Everybody{}, view(looking.seen), seen, near);
  looking.seen.count = seen;
  return nearCount;
}

}  // namespace HWY_NAMESPACE
}  // namespace muster::crowd
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace muster::crowd {

void lookAround(const NeighbourGrid& grid, std::size_t k, double dt, Looking& looking,
                Column<std::uint32_t>& near) {
  looking.collected = false;
  const std::vector<std::uint8_t> restless(grid.people(), 1);
  looking.mustCollect(grid, k, restless.data());
  looking.makeRoom(looking.around.count);
  near.resize(looking.around.count + kLanes);
  near.resize(
      MUSTER_BY_INSTRUCTION_SET(lookFrom, grid, k, static_cast<float>(dt), looking, near.data()));
}

}  // namespace muster::crowd
#endif
