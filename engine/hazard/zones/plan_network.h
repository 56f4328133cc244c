// The network of a campus: every indoor space that smoke from the room of origin can reach, its
// openings, leaks and windows, and where in it each space's air is.
//
// How: a room is a compartment under its storey's ceiling; a space longer than five times its width
// is cut into pieces no longer than that, joined by their full section (fire.md 2.2.10); a
// staircase is a mixed shaft, one compartment per storey, joined by holes of half its plan
// (judgement: where the flights are); a gallery is open to the air above a parapet along its
// length. Doors reach 2.1 m up, gaps to a beam under the ceiling. Shut doors leak. Thread rule: a
// pure function.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "hazard/zone_fire.h"
#include "hazard/zones/network.h"
#include "plan/campus.h"

namespace muster::hazard::zones {

// Of a shut door's area: gaps around the leaf and under it, 0.02 m² (NFPA 92, recalled).
inline constexpr double kShutLeaks = 0.01;

// Which compartment a place in a space is in: pieces in order along the axis, or upwards.
struct SpaceAir {
  struct Piece {
    std::size_t compartment;
    double from, to;  // along `axis` from the frame's origin; of a staircase: elevations
  };
  std::vector<Piece> pieces;  // none: open air, or out of reach
  geometry::Vec2 axis{1, 0};
  bool upwards = false;

  double position(geometry::Vec2 p, double elevation_m) const {
    return upwards ? elevation_m : geometry::dot(p, axis);
  }
};

struct WindowVent {
  std::size_t vent;
  std::optional<double> opens_s;
  std::optional<double> opensAbove_K;
};

struct PlanNetwork {
  Network network;
  std::vector<SpaceAir> spaces;            // by space
  std::vector<std::size_t> ventOfOpening;  // by opening: its wall vent; kOpenAir: none
  std::vector<WindowVent> windows;
};

// `fire` names spaces that exist (zone_source.h checks); burning is filled in.
PlanNetwork networkOf(const plan::Campus& campus, const ZoneFire& fire, plan::SpaceId origin);

}  // namespace muster::hazard::zones
