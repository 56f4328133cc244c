#include "analysis/danger_places.h"

#include <algorithm>

#include "analysis/constraint.h"

namespace muster::analysis {

namespace {

constexpr std::uint32_t kNoRow = 0xFFFFFFFFu;

DangerPlace placeOf(const plan::Campus& campus, plan::SpaceId id) {
  const plan::Space& space = campus[id];
  DangerPlace row;
  row.kind = DangerPlace::Kind::space;
  row.id = space.id;
  row.name = space.name;
  row.level = campus[space.level].id;
  row.table = facilityOf(campus, id);
  return row;
}

DangerPlace placeOf(const plan::Campus& campus, const plan::Stair& stair) {
  DangerPlace row;
  row.kind = DangerPlace::Kind::stair;
  row.id = stair.id;
  row.table = measure::Facility::stairs;
  if (const plan::Space* lowest = lowestSpace(stair, campus)) {
    row.name = lowest->name;
    row.level = campus[lowest->level].id;
  }
  return row;
}

DangerPlace placeOf(const plan::Campus& campus, const plan::Zone& zone) {
  DangerPlace row;
  row.kind = DangerPlace::Kind::zone;
  row.id = zone.id;
  row.name = zone.name;
  row.level = campus[campus[zone.space].level].id;
  row.table = facilityOf(zone.kind);
  row.keepFree = zone.kind == plan::ZoneKind::road || zone.kind == plan::ZoneKind::forbidden;
  return row;
}

DangerPlace placeOf(const simulation::DensityArea& area) {
  DangerPlace row;
  row.kind = DangerPlace::Kind::area;
  row.id = area.id;
  row.level = area.level;
  row.keepFree = area.keepFree;
  return row;
}

}  // namespace

DangerPlaces::DangerPlaces(const plan::Campus& campus,
                           const std::vector<simulation::DensityArea>& areas)
    : stairRow_(campus.spaces.size(), kNoRow), patches_(campus.spaces.size()) {
  for (std::size_t s = 0; s < campus.spaces.size(); ++s)
    rows_.push_back(placeOf(campus, plan::SpaceId(s)));
  for (const plan::Stair& stair : campus.stairs) {
    const auto row = static_cast<std::uint32_t>(rows_.size());
    for (const plan::SpaceId space : stair.spaces) stairRow_[space.index()] = row;
    rows_.push_back(placeOf(campus, stair));
  }
  for (const plan::Zone& zone : campus.zones) {
    const auto row = static_cast<std::uint32_t>(rows_.size());
    patches_[zone.space.index()].push_back({row, geometry::bounds(zone.shape), &zone.shape});
    rows_.push_back(placeOf(campus, zone));
  }
  for (const simulation::DensityArea& area : areas) {
    const auto row = static_cast<std::uint32_t>(rows_.size());
    const plan::LevelId level = campus.level(area.level);
    for (std::size_t s = 0; s < campus.spaces.size(); ++s)
      if (campus.spaces[s].level == level)
        patches_[s].push_back({row, geometry::bounds(area.shape), &area.shape});
    rows_.push_back(placeOf(area));
  }
}

std::span<const std::uint32_t> DangerPlaces::of(std::size_t agent, plan::SpaceId space,
                                                geometry::Vec2 p) {
  if (known_.size() <= agent) known_.resize(agent + 1);
  Known& known = known_[agent];
  if (known.space == space && known.at == p) return known.rows;
  known.space = space;
  known.at = p;
  known.table = rows_[space.index()].table;
  known.rows.assign(1, space.value);
  if (stairRow_[space.index()] != kNoRow) known.rows.push_back(stairRow_[space.index()]);
  for (const Patch& patch : patches_[space.index()]) {
    if (!patch.box.contains(p) || !geometry::contains(*patch.shape, p)) continue;
    known.rows.push_back(patch.row);
    if (rows_[patch.row].table == measure::Facility::queue) known.table = measure::Facility::queue;
  }
  return known.rows;
}

}  // namespace muster::analysis
