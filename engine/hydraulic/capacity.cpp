#include "hydraulic/capacity.h"

#include <algorithm>

#include "geometry/segment.h"
#include "hydraulic/stream_law.h"

namespace muster::hydraulic {

namespace {

bool isPassageway(const plan::Space& space) {
  using plan::Category;
  return space.category == Category::walkway || space.category == Category::gallery ||
         space.category == Category::lobby;
}

bool isFlight(const plan::Space& space) {
  return space.category == plan::Category::stairs;
}

double boundary_m(const plan::Opening& opening, const plan::Campus& campus) {
  if (opening.kind != plan::OpeningKind::gap || opening.outside()) return kDoorBoundary_m;
  const plan::Space& first = campus[opening.first];
  const plan::Space& second = campus[opening.second];
  // The mouth of a flight is as wide as what can be walked on of it: its layers are taken already.
  if (isFlight(first) || isFlight(second)) return 0.0;
  // A gap between two stretches of corridor is a cut through its air, walls on both sides.
  return isPassageway(first) && isPassageway(second) ? kCorridorBoundary_m : kDoorBoundary_m;
}

double effective(double clear_m) {
  return std::max(kLeastEffectiveWidth_m, clear_m);
}

}  // namespace

double effectiveWidth_m(const plan::Opening& opening, const plan::Campus& campus) {
  const double layers_m = 2.0 * boundary_m(opening, campus);
  double width_m = 0;
  for (const geometry::Segment& passage : opening.passages) {
    width_m += effective(geometry::length(passage) - layers_m);
  }
  return width_m;
}

double capacity_per_s(const plan::Opening& opening, const plan::Campus& campus) {
  return highestSpecificFlow(kLevelSpeed_mps) * effectiveWidth_m(opening, campus);
}

double speedConstant_mps(const plan::Space& space) {
  const auto& ascent = space.ascent;
  if (!ascent || ascent->riser_m <= 0 || ascent->tread_m <= 0) return kLevelSpeed_mps;
  return stairSpeed_mps(ascent->riser_m, ascent->tread_m);
}

double capacity_per_s(const plan::Space& flight, const plan::Campus& campus) {
  return highestSpecificFlow(speedConstant_mps(flight)) *
         effective(campus[flight.stair].clear_width_m);
}

double capacity_per_s(const plan::Stair& stair, const plan::Campus& campus) {
  double k_mps = kLevelSpeed_mps;
  for (const plan::SpaceId id : stair.spaces) {
    k_mps = std::min(k_mps, speedConstant_mps(campus[id]));
  }
  return highestSpecificFlow(k_mps) * effective(stair.clear_width_m);
}

}  // namespace muster::hydraulic
