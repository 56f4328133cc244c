#include "navigation/route_graph.h"

#include <algorithm>
#include <limits>
#include <queue>

namespace muster::navigation {

using geometry::Vec2;

namespace {

// Metres in the flight's plan, to metres along its slope, to the level metres that take as long.
double weightOf(const plan::Space& space) {
  const double slope = space.slope();
  const double along = std::sqrt(1.0 + slope * slope);
  return space.category == plan::Category::stairs ? along / kStairPace : along;
}

bool allows(plan::Direction direction, bool forward) {
  return direction == plan::Direction::both || (direction == plan::Direction::forward) == forward;
}

}  // namespace

bool Cost::finite() const {
  return metres < std::numeric_limits<double>::infinity();
}
Cost unreachable() {
  return {std::numeric_limits<std::uint32_t>::max(), std::numeric_limits<double>::infinity()};
}

RouteGraph::RouteGraph(const Atlas& atlas) : atlas_(&atlas), campus_(&atlas.campus()) {
  for (const plan::Space& space : campus_->spaces) weight_.push_back(weightOf(space));
}

plan::SpaceId RouteGraph::from(NodeId node) const {
  const plan::Opening& opening = (*campus_)[this->opening(node)];
  return node.index() % 2 == 0 ? opening.first : opening.second;
}

plan::SpaceId RouteGraph::to(NodeId node) const {
  const plan::Opening& opening = (*campus_)[this->opening(node)];
  return node.index() % 2 == 0 ? opening.second : opening.first;
}

// False for a way out that the list leaves out: it speaks of ways out of buildings if it names any,
// and of ways out of the campus if it names any.
bool RouteGraph::isAmong(const std::vector<plan::OpeningId>& exits, plan::OpeningId opening,
                         plan::SpaceId from) const {
  const auto kind = [&](plan::OpeningId id) { return campus_->leavesBuilding(id); };
  const bool leaves = kind(opening) && !(*campus_)[from].outdoor();
  const bool outOfCampus = !kind(opening) && (*campus_)[opening].outside();
  if (!leaves && !outOfCampus) return true;
  if (std::none_of(exits.begin(), exits.end(),
                   [&](plan::OpeningId exit) { return kind(exit) == leaves; }))
    return true;
  return std::find(exits.begin(), exits.end(), opening) != exits.end();
}

bool RouteGraph::passable(NodeId node, const RouteQuery& query,
                          const std::vector<OpeningState>& states) const {
  const plan::OpeningId id = opening(node);
  const plan::Opening& door = (*campus_)[id];
  const OpeningState& state = states[id.index()];
  if (!from(node).valid() || !state.open || !allows(state.direction, from(node) == door.first))
    return false;
  if (!isAmong(query.exits, id, from(node))) return false;
  if (!to(node).valid()) return !query.inside();
  const plan::Space& space = (*campus_)[to(node)];
  const bool otherFlight =
      space.stair.valid() && space.stair != query.stair && isSloped(space.category);
  return !(query.stair.valid() && otherFlight);
}

bool RouteGraph::entersBuilding(NodeId node, const RouteQuery& query) const {
  if (!to(node).valid()) return false;
  const plan::Space& a = (*campus_)[from(node)];
  const plan::Space& b = (*campus_)[to(node)];
  if (!a.outdoor() || b.outdoor()) return false;
  if (!query.inside()) return true;
  const plan::SpaceId target = query.zone.valid() ? (*campus_)[query.zone].space : query.room;
  return (*campus_)[target].building != b.building;
}

std::vector<RouteGraph::Shun> RouteGraph::shunnedBy(const RouteQuery& query) const {
  if (query.shunned.empty()) return {};
  std::vector<Shun> shun(nodes(), Shun::no);
  for (const Shunned& way : query.shunned) {
    shun[node(way.opening, way.from).index()] = way.blocked ? Shun::blocked : Shun::costly;
  }
  return shun;
}

// Dijkstra from the target; ties by node, so that the result depends on nothing else.
struct RouteGraph::Search {
  const RouteGraph& graph;
  const RouteQuery& query;
  const std::vector<OpeningState>& states;
  std::vector<Shun> shun;
  Solution solution;
  using Entry = std::pair<Cost, NodeId>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;

  Shun shunned(NodeId node) const { return shun.empty() ? Shun::no : shun[node.index()]; }
  bool passable(NodeId node) const {
    return shunned(node) != Shun::blocked && graph.passable(node, query, states);
  }

  void improve(NodeId node, Cost beyond, NodeId follow) {
    const plan::OpeningId id = graph.opening(node);
    const double strange_m =
        graph.isAmong(query.familiar, id, graph.from(node)) ? 0 : kUnfamiliar_m;
    const double smoky_m = shunned(node) == Shun::costly ? kShunned_m : 0;
    const Cost cost{beyond.entries + (graph.entersBuilding(node, query) ? 1u : 0u),
                    beyond.metres + states[id.index()].extra_m + strange_m + smoky_m};
    if (!(cost < solution.togo[node.index()])) return;
    solution.togo[node.index()] = cost;
    solution.follow[node.index()] = follow;
    open.emplace(cost, node);
  }

  void start(NodeId node) {
    const plan::Campus& campus = *graph.campus_;
    if (!passable(node)) return;
    const plan::SpaceId to = graph.to(node);
    if (!to.valid()) {
      improve(node, {}, {});
    } else if (query.room == to) {
      improve(node, {}, {});
    } else if (query.zone.valid() && campus[query.zone].space == to) {
      const LegId leg = graph.atlas().leg(to, Goal{{}, query.zone, {}});
      const Reading reading = graph.atlas().read(leg, graph.atlas().middle(graph.opening(node)));
      const Cost cost = Cost{} + reading.distance_m * graph.weight(to);
      if (cost.finite()) improve(node, cost, {});
    }
  }

  // Out of a space and back into it, without being further than by walking in it: in by one leaf of
  // a gate and out by the other. Ways count from opening to opening, not along them; so it would
  // seem shorter by the leaf's width. Of doors that is too little to matter, and who is pressed
  // against a jamb may have to step back through it.
  bool pointless(NodeId previous, NodeId node, double metres) const {
    constexpr double kWide_m = 2.0;
    const plan::SpaceId origin = graph.from(previous);
    if (graph.to(node) != origin) return false;
    const plan::OpeningId out = graph.opening(previous), in = graph.opening(node);
    if (graph.atlas().span(out) + graph.atlas().span(in) < kWide_m) return false;
    return graph.atlas().between(origin, out, in) * graph.weight(origin) <= metres + kClearance_m;
  }

  void expand(NodeId node, Cost cost) {
    const plan::SpaceId space = graph.from(node);
    for (const plan::OpeningId before : (*graph.campus_)[space].openings) {
      if (before == graph.opening(node)) continue;
      const plan::SpaceId origin = (*graph.campus_)[before].other(space);
      if (!origin.valid()) continue;
      const NodeId previous = graph.node(before, origin);
      if (!passable(previous)) continue;
      const double metres =
          graph.atlas().between(space, before, graph.opening(node)) * graph.weight(space);
      if (pointless(previous, node, metres)) continue;
      const Cost total = cost + metres;
      if (total.finite()) improve(previous, total, node);
    }
  }
};

Solution RouteGraph::solve(const RouteQuery& query, const std::vector<OpeningState>& states) const {
  Search search{*this, query, states, shunnedBy(query), {}, {}};
  search.solution.togo.assign(nodes(), unreachable());
  search.solution.follow.assign(nodes(), NodeId{});
  for (std::size_t i = 0; i < nodes(); ++i) search.start(NodeId(i));
  while (!search.open.empty()) {
    const auto [cost, node] = search.open.top();
    search.open.pop();
    if (cost == search.solution.togo[node.index()]) search.expand(node, cost);
  }
  for (std::size_t i = 0; i < campus_->spaces.size(); ++i) {
    search.solution.choices.push_back(choicesIn(plan::SpaceId(i), search.solution));
  }
  return std::move(search.solution);
}

// An opening is no choice if from every point of it, and so from everywhere on the way to it,
// another one is nearer to the target.
std::vector<plan::OpeningId> RouteGraph::choicesIn(plan::SpaceId space,
                                                   const Solution& solution) const {
  std::vector<plan::OpeningId> reachable, choices;
  const auto togo = [&](plan::OpeningId id) { return solution.togo[node(id, space).index()]; };
  for (const plan::OpeningId id : (*campus_)[space].openings) {
    if (togo(id).finite()) reachable.push_back(id);
  }
  for (const plan::OpeningId id : reachable) {
    const double half = atlas_->span(id) / 2 + kClearance_m;
    const bool dominated =
        std::any_of(reachable.begin(), reachable.end(), [&](plan::OpeningId other) {
          return other != id &&
                 togo(other) + (atlas_->between(space, id, other) + half) * weight(space) <=
                     togo(id);
        });
    if (!dominated) choices.push_back(id);
  }
  return choices;
}

}  // namespace muster::navigation
