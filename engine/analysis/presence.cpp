#include "analysis/presence.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace muster::analysis {

Presence::Presence(const plan::Campus& campus)
    : grids_(levelGrids(campus, kAirCell_m)), gridOfSpace_(campus.spaces.size()) {
  for (std::size_t g = 0; g < grids_.size(); ++g) {
    last_s_.emplace_back(grids_[g].raster.cells(), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t s = 0; s < campus.spaces.size(); ++s) {
      if (campus.spaces[s].level == grids_[g].level) gridOfSpace_[s] = g;
    }
  }
}

void Presence::observe(const simulation::Frame& frame) {
  const crowd::Crowd& crowd = *frame.crowd;
  stays_.resize(crowd.size());
  space_.resize(crowd.size());
  current_.resize(crowd.size());
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    const plan::SpaceId now = crowd.present[i] ? crowd.body[i].space : plan::SpaceId();
    if (now.valid() && now != space_[i]) enter(i, now);
    space_[i] = now;
    if (now.valid()) stand(frame, i);
  }
}

void Presence::enter(std::size_t agent, plan::SpaceId space) {
  std::vector<Stay>& stays = stays_[agent];
  const auto known = std::ranges::find(stays, space, &Stay::space);
  current_[agent] = static_cast<std::uint32_t>(known - stays.begin());
  if (known == stays.end()) stays.push_back({space, 0, false});
}

void Presence::stand(const simulation::Frame& frame, std::size_t agent) {
  stays_[agent][current_[agent]].last_s = frame.time_s;
  const plan::SpaceId space = space_[agent];
  const std::size_t g = gridOfSpace_[space.index()];
  const Raster& raster = grids_[g].raster;
  const geometry::Vec2 p = frame.crowd->body[agent].position;
  const double column = std::floor((p.x - raster.origin.x) / raster.cell_m);
  const double line = std::floor((p.y - raster.origin.y) / raster.cell_m);
  if (column < 0 || line < 0) return;
  const auto c = static_cast<std::size_t>(column), l = static_cast<std::size_t>(line);
  if (c >= raster.columns || l >= raster.lines) return;
  const std::size_t cell = l * raster.columns + c;
  if (grids_[g].owner[cell] == space.index()) {
    last_s_[g][cell] = static_cast<float>(frame.time_s);
  }
}

std::vector<std::vector<Stay>> Presence::stays(double time_s) const {
  std::vector<std::vector<Stay>> all = stays_;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!space_[i].valid()) continue;
    Stay& now = all[i][current_[i]];
    now.last_s = time_s;
    now.still = true;
  }
  return all;
}

}  // namespace muster::analysis
