// The legs of a route as chains: to walk towards an opening well one must know what follows, and
// what follows that, until a narrow opening makes the rest irrelevant to where one walks now.
// Cutting chains there lets routes share legs.
//
// Thread rule: pure functions of the solved route.
#pragma once

#include <vector>

#include "navigation/route_graph.h"

namespace muster::navigation {

// A clear span (less kClearance_m at both ends) up to which an opening ends a chain: where in a
// doorway one passes then depends on what follows by half of this at most.
inline constexpr double kPinch_m = 1.0;
// Corridors cut at every classroom: six spaces ahead is beyond where a difference of direction
// could be seen.
inline constexpr int kLongestChain = 6;

// The leg for who is about to pass `node`: first its own (space, goal), then what follows.
struct Stage {
  plan::SpaceId space;
  Goal goal;
};
std::vector<Stage> chainFrom(const RouteGraph& graph, const RouteQuery& query,
                             const Solution& solution, NodeId node);

// Builds the chain's legs from its end; the first stage's leg.
LegId legOf(const Atlas& atlas, const std::vector<Stage>& chain);
// The same for many chains in parallel.
void prepareChains(const Atlas& atlas, const std::vector<std::vector<Stage>>& chains,
                   const Loop& loop);

}  // namespace muster::navigation
