#include "analysis/cause.h"

namespace muster::analysis {

Cause causeOf(ConstraintKind kind, double capacityShare, double peakDensity_per_m2,
              std::size_t groups) {
  if (kind == ConstraintKind::target) return Cause::destination;
  if (capacityShare >= kSaturated) return groups > 1 ? Cause::merging : Cause::narrow;
  return peakDensity_per_m2 >= kCrowded_per_m2 ? Cause::crowding : Cause::elsewhere;
}

}  // namespace muster::analysis
