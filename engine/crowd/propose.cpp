#include "crowd/propose.h"

namespace muster::crowd {

AtWalls wallsOf(const StepContext& context, std::size_t k, const Self& self) {
  const NeighbourGrid& grid = *context.grid;
  const geometry::Vec2 p = grid.position(k);
  const auto walls = grid.atlas().wallsNear(grid.rows().space[k], p);
  if (walls.empty()) return {nullptr, 0, 0, p};
  const double reach = double{self.radius} + double{self.speed} * context.dt + kPushRoom_m;
  return {walls.data(), walls.size(), wallsWithin(walls, p, reach), p};
}

ProposalView viewOf(Proposal& proposal, std::size_t& used) {
  return {proposal.x.data(),
          proposal.y.data(),
          proposal.ex.data(),
          proposal.ey.data(),
          proposal.noise.data(),
          proposal.restless.data(),
          proposal.walls.data(),
          &proposal,
          &used};
}

std::uint32_t* roomForNear(const ProposalView& out, std::size_t k, std::size_t room) {
  auto& list = out.all->near[k / kRowsPerChunk];
  const std::size_t needed = *out.nearUsed + room + kLanes;
  if (list.size() < needed) list.resize(2 * needed);
  return list.data() + *out.nearUsed;
}

void listed(const ProposalView& out, std::size_t k, std::size_t count) {
  out.all->nearBegin[k] = static_cast<std::uint32_t>(*out.nearUsed);
  out.all->nearCount[k] = static_cast<std::uint32_t>(count);
  *out.nearUsed += count;
}

Looking& threadsLooking() {
  static thread_local Looking looking;
  return looking;
}

}  // namespace muster::crowd
