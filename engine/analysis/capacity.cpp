#include "analysis/capacity.h"

#include <algorithm>
#include <cmath>

#include "geometry/segment.h"

namespace muster::analysis {

namespace {

double highestSpecificFlow(double k_mps) {
  return k_mps / (4.0 * kSfpeA_m2);
}

}  // namespace

double sfpeCapacity_per_s(const plan::Opening& opening) {
  double effective_m = 0;
  for (const geometry::Segment& passage : opening.passages) {
    effective_m +=
        std::max(kLeastEffectiveWidth_m, geometry::length(passage) - 2.0 * kDoorBoundary_m);
  }
  return highestSpecificFlow(kSfpeLevelSpeed_mps) * effective_m;
}

double sfpeCapacity_per_s(const plan::Stair& stair, const plan::Campus& campus) {
  double k_mps = kSfpeLevelSpeed_mps;
  for (const plan::SpaceId id : stair.spaces) {
    const auto& ascent = campus[id].ascent;
    if (!ascent || ascent->riser_m <= 0 || ascent->tread_m <= 0) continue;
    k_mps = std::min(k_mps, kSfpeStairSpeed_mps * std::sqrt(ascent->tread_m / ascent->riser_m));
  }
  return highestSpecificFlow(k_mps) * stair.clear_width_m;
}

}  // namespace muster::analysis
