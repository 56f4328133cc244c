// The graph behind Routes: a node is "about to pass this opening, coming from that side". Solved
// backwards from the target.
//
// Lengths on stairs count as the level length that takes as long (kStairPace), so that nobody takes
// a staircase lightly. Entering a building from outdoors is avoided at any length (costs compare by
// entries first), but possible where no other way leads on.
//
// Thread rule: solve() is const and touches nothing shared; Solution is a plain value.
#pragma once

#include <compare>
#include <vector>

#include "navigation/routes.h"

namespace muster::navigation {

// Pace on a flight of stairs over pace on the level, both along the slope. Pupils going down: 0.68
// to 0.71 (crowd.md C.2, measured 0.78 to 0.90); going up it is about 0.78 of that: one figure for
// both, since a route is chosen before it is known who walks.
inline constexpr double kStairPace = 0.7;

struct Cost {
  std::uint32_t entries = 0;  // times a building is entered from outdoors
  double metres = 0;          // as if on the level
  auto operator<=>(const Cost&) const = default;
  bool finite() const;
};
Cost unreachable();
inline Cost operator+(Cost cost, double metres) {
  return {cost.entries, cost.metres + metres};
}

using NodeId = Id<struct RouteNodeTag>;

struct Solution {
  std::vector<Cost> togo;      // by node: from the opening's line to the target
  std::vector<NodeId> follow;  // by node: the next one; none = target
  std::vector<std::vector<plan::OpeningId>>
      choices;  // by space: openings that are best from somewhere in it
};

class RouteGraph {
 public:
  explicit RouteGraph(const Atlas& atlas);

  const Atlas& atlas() const { return *atlas_; }
  std::size_t nodes() const { return 2 * campus_->openings.size(); }
  NodeId node(plan::OpeningId opening, plan::SpaceId from) const {
    return NodeId(2 * opening.index() + ((*campus_)[opening].first == from ? 0 : 1));
  }
  plan::OpeningId opening(NodeId node) const { return plan::OpeningId(node.index() / 2); }
  plan::SpaceId from(NodeId node) const;
  plan::SpaceId to(NodeId node) const;
  // Equivalent level metres per metre in plan.
  double weight(plan::SpaceId space) const { return weight_[space.index()]; }

  Solution solve(const RouteQuery& query, const std::vector<OpeningState>& states) const;

 private:
  struct Search;
  bool passable(NodeId node, const RouteQuery& query,
                const std::vector<OpeningState>& states) const;
  // By node; empty if the query shuns nothing.
  enum class Shun : std::uint8_t { no, costly, blocked };
  std::vector<Shun> shunnedBy(const RouteQuery& query) const;
  bool isAmong(const std::vector<plan::OpeningId>& exits, plan::OpeningId opening,
               plan::SpaceId from) const;
  bool entersBuilding(NodeId node, const RouteQuery& query) const;
  std::vector<plan::OpeningId> choicesIn(plan::SpaceId space, const Solution& solution) const;

  const Atlas* atlas_;
  const plan::Campus* campus_;
  std::vector<double> weight_;
};

}  // namespace muster::navigation
