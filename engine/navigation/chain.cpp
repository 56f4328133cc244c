#include "navigation/chain.h"

#include <algorithm>

namespace muster::navigation {

std::vector<Stage> chainFrom(const RouteGraph& graph, const RouteQuery& query,
                             const Solution& solution, NodeId node) {
  const plan::Campus& campus = graph.atlas().campus();
  std::vector<Stage> chain;
  for (int length = 0; length < kLongestChain; ++length) {
    const plan::OpeningId opening = graph.opening(node);
    chain.push_back({graph.from(node), Goal{opening, {}, {}}});
    const bool first = length == 0;
    const bool ends =
        graph.atlas().span(opening) <= kPinch_m || !graph.atlas().straight(graph.from(node));
    if (!first && ends) break;
    const plan::SpaceId next = graph.to(node);
    if (!next.valid() || next == query.room) break;
    if (query.zone.valid() && campus[query.zone].space == next) {
      chain.push_back({next, Goal{{}, query.zone, {}}});
      break;
    }
    node = solution.follow[node.index()];
    if (!node.valid()) break;
  }
  return chain;
}

LegId legOf(const Atlas& atlas, const std::vector<Stage>& chain) {
  LegId leg;
  for (auto stage = chain.rbegin(); stage != chain.rend(); ++stage)
    leg = atlas.leg(stage->space, stage->goal, leg);
  return leg;
}

void prepareChains(const Atlas& atlas, const std::vector<std::vector<Stage>>& chains,
                   const Loop& loop) {
  std::size_t longest = 0;
  for (const auto& chain : chains) longest = std::max(longest, chain.size());
  std::vector<LegId> onward(chains.size());
  // Round r builds the r-th stage from the end of every chain.
  for (std::size_t round = 0; round < longest; ++round) {
    std::vector<Atlas::ChainRequest> requests;
    for (std::size_t i = 0; i < chains.size(); ++i) {
      if (round >= chains[i].size()) continue;
      const Stage& stage = chains[i][chains[i].size() - 1 - round];
      requests.push_back({stage.space, stage.goal, onward[i]});
    }
    atlas.prepare(requests, loop);
    std::size_t next = 0;
    for (std::size_t i = 0; i < chains.size(); ++i) {
      if (round >= chains[i].size()) continue;
      onward[i] = atlas.leg(requests[next].space, requests[next].goal, requests[next].onward);
      ++next;
    }
  }
}

}  // namespace muster::navigation
