// Why people lose time at a place, as far as its own figures tell: how much of its capacity it
// passed while they waited (SFPE, hydraulic/capacity.h), how crowded it was, and who met there. A
// reading of figures by fixed rules, no proof; whoever shows the sentence shows the figures too.
//
// The bounds are judgement: SFPE's capacity is that of adults, and measured doors scatter by a
// fifth around it; from 4 per m² on people hinder each other (crowd.md E.1).
// Thread rule: a pure function.
#pragma once

#include <cstddef>

#include "analysis/run_result.h"

namespace muster::analysis {

enum class Cause {
  destination,  // they wait for places where they are going
  merging,      // it passes what it can, and several classes come at once
  narrow,       // it passes what it can, and one class alone is too many
  crowding,     // too crowded to pass what its width allows
  elsewhere,    // it could pass more: what slows them lies before or behind it
};

inline constexpr double kSaturated = 0.8;  // share of SFPE's capacity from which a place is full

// `capacityShare`: mean flow while people lost time over capacity; ignored for targets. `groups`:
// classes and groups of which anybody lost more than 1 s there.
Cause causeOf(ConstraintKind kind, double capacityShare, double peakDensity_per_m2,
              std::size_t groups);

}  // namespace muster::analysis
