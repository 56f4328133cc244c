// The built-in fire as a Source (hazard/source.h): the two-zone model over the campus, solved once
// over the scenario's duration and shared by every reading, or, when it is `coupled`, solved by
// each reading as it goes, with the doors that people hold open.
//
// What a reading says: between the layers conditions change over +-kBlend_m around the interface,
// as smoke does; a sharp interface is late at head height by 20 to 50 s near the fire
// (fire.md 2.4). Along a long corridor they are blended from the middle of one piece to the middle
// of the next, and upwards in a staircase.
//
// Errors: scenario.fire-not-indoors (the room of origin or a window's is a yard),
// scenario.unknown-reference (spaces, openings), toml.unknown-word (fuel, growth). Thread rule: as
// Source; the campus must outlive it.
#pragma once

#include <memory>
#include <span>

#include "hazard/source.h"
#include "hazard/zone_fire.h"

namespace muster::hazard {

namespace zones {
// A door is this far open from then on.
struct DoorChange {
  double time_s;  // as given to zoneSource: scenario time
  plan::OpeningId opening;
  double open;  // share, 0 to 1
};
}  // namespace zones

// It is solved for so long after the ignition at most; then the last state stays.
inline constexpr double kLongestFire_s = 7200;
// How far above and below the interface the layers blend.
inline constexpr double kBlend_m = 0.25;

// `events`: doors opened and shut by the scenario, in order of time; the fire's own `doors` come on
// top of them.
Result<std::shared_ptr<const Source>> zoneSource(const plan::Campus& campus, const ZoneFire& fire,
                                                 double start_s, double end_s,
                                                 std::span<const zones::DoorChange> events = {});

}  // namespace muster::hazard
