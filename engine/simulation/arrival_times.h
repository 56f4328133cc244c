// When the people of an arrival come: its process turned into times, one per person. Pure functions
// of the seed and the person, so a person keeps his lots in every variant of a scenario.
//
// Times lie in [from_s, to_s]. People are put in an order by lot first, so that evenly spaced and
// bus loads mix the groups of one arrival.
#pragma once

#include <cstdint>
#include <vector>

#include "foundation/random.h"
#include "simulation/setup.h"

namespace muster::simulation {

struct GroupState;

// Index of a person's draws with Purpose::arrival.
inline constexpr std::uint32_t kTimeLot = 0;
inline constexpr std::uint32_t kEntranceLot = 1;
inline constexpr std::uint32_t kOrderLot = 2;
inline constexpr std::uint32_t kSpotLot = 3;

struct Coming {
  double at_s = 0;
  std::uint32_t row = 0;
};

// The people that come by this arrival: of each of its groups the next `count`, or all that are
// left. `dealt`: by group, so many have been taken by earlier arrivals; brought up to date.
std::vector<std::uint32_t> rowsOf(const ResolvedArrival& arrival,
                                  const std::vector<GroupState>& groups,
                                  std::vector<std::size_t>& dealt);

// In no order. With a rate, those who would come after to_s are left out.
std::vector<Coming> comingTimes(const Arrival& arrival, const std::vector<std::uint32_t>& rows,
                                const Random& random);

}  // namespace muster::simulation
