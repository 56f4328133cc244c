// When a fire is noticed, from its source alone: before the alarm nobody has opened a door.
// Thread rule: pure function of its arguments.
#pragma once

#include <optional>

#include "hazard/fire.h"
#include "hazard/source.h"

namespace muster::hazard {

// How often the detectors are read (s).
inline constexpr double kDetectorInterval_s = 1.0;
// Below the ceiling, where the first smoke runs.
inline constexpr double kBelowCeiling_m = 0.1;

// Scenario time of the detection (without `delay_s`), not later than `until_s`; nullopt: not
// noticed. The detectors hang under the ceiling in the middle of `rooms`; whichever is first
// counts.
std::optional<double> detectedAt(const Source& source, const Detection& detection,
                                 std::span<const plan::SpaceId> rooms, const plan::Campus& campus,
                                 double until_s);

}  // namespace muster::hazard
