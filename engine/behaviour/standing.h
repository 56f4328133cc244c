// Where people stand: at the start in their rooms, at the end in their assembly slot. Places are found on a hexagonal lattice clear
// of walls, furniture and of each other, and dealt out by keyed random numbers.
#pragma once

#include <cstdint>
#include <vector>

#include "foundation/random.h"
#include "navigation/atlas.h"

namespace muster::behaviour {

// A comfortable distance between two people who stand and wait; lattices shrink from here until everybody has a place.
inline constexpr double kWidestPitch_m = 0.80;

// `count` places in the space, at least 2 × radius + 1 cm from each other and from `taken`, or fewer if no more fit. Deterministic in
// (seed, subject); the order is random.
std::vector<geometry::Vec2> placesInSpace(const navigation::Atlas& atlas, plan::SpaceId space,
                                          double radius_m, std::size_t count,
                                          const std::vector<geometry::Vec2>& taken,
                                          const Random& random, std::uint32_t subject);

// The standing places of an assembly slot, at least `count` if they fit at `pitch` >= 0.40 m; in lattice order.
std::vector<geometry::Vec2> placesInZone(const plan::Zone& zone, std::size_t count);

}  // namespace muster::behaviour
