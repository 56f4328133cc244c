#include "crowd/propose.h"

#include <algorithm>

namespace muster::crowd {

void findWallsBeside(const StepContext& context, std::size_t k, AtWalls& at) {
  const NeighbourGrid& grid = *context.grid;
  const Rows& rows = grid.rows();
  at.position = grid.position(k);
  const auto walls = grid.atlas().wallsNear(rows.space[k], at.position);
  at.walls = walls.data();
  at.count = walls.size();
  at.clear = grid.atlas().noOpeningNear(rows.space[k], at.position);
  if (walls.empty()) return;
  // Whoever comes further than kPushRoom_m is asked about all walls (projection.cpp).
  const double radius = double{rows.radius[k]}, speed = double{rows.speed[k]};
  const double step_m = std::max(kPushRoom_m, speed * context.dt);
  const double look_m = speed * context.look_s() + kPushRoom_m;
  const WallsWithin within = wallsWithin(walls, at.position, radius + step_m, radius + look_m);
  at.bits = within.bits;
  at.beside = within.anyFarther;
  at.clear = at.clear && !at.beside;
}

NearList::NearList(Proposal& proposal, const Loop::Chunk& chunk)
    : list_(proposal.near[chunk.index]),
      entries_(list_.data()),
      room_(list_.size()),
      begin_(proposal.nearBegin.data() + chunk.index) {}

void NearList::grow(std::size_t entries) {
  const std::size_t room = entries + entries / 8;
  list_.reserve(room);  // by itself a resize would double it
  list_.resize(room);
  entries_ = list_.data();
  room_ = list_.size();
}

ProposalView viewOf(Proposal& proposal, NearList& near) {
  return {proposal.x.data(),        proposal.y.data(),
          proposal.ex.data(),       proposal.ey.data(),
          proposal.speed.data(),    proposal.ex.data(),
          proposal.restless.data(), proposal.walls.data(),
          proposal.clear.data(),    &near};
}

Looking& threadsLooking() {
  static thread_local Looking looking;
  return looking;
}

}  // namespace muster::crowd
