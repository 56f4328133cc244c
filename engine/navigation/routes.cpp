#include "navigation/routes.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>

#include "navigation/chain.h"
#include "navigation/route_graph.h"

namespace muster::navigation {

using geometry::Vec2;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
// Ways that differ by less are equal but for the rounding of their sums.
constexpr double kRounding_m = 1e-6;

// Ids of legs found so far, by node. Any thread may fill a slot in: all would write the same.
class LegCache {
 public:
  explicit LegCache(std::size_t nodes) : slots_(nodes) {}
  template <class Find>
  LegId at(NodeId node, const Find& find) const {
    LegId leg;
    leg.value = slots_[node.index()].load(std::memory_order_acquire);
    if (leg.valid()) return leg;
    leg = find();
    slots_[node.index()].store(leg.value, std::memory_order_release);
    return leg;
  }

 private:
  struct Slot : std::atomic<std::uint32_t> {
    Slot() : std::atomic<std::uint32_t>(LegId::kNone) {}
  };
  mutable std::vector<Slot> slots_;
};

}  // namespace

struct Routes::Impl {
  RouteGraph graph;
  std::vector<OpeningState> states;
  std::uint64_t settings = 0;
  std::vector<RouteQuery> queries;
  std::vector<plan::SpaceId> targets;  // by route: the space of its zone
  struct Solved {
    Solution solution;
    LegCache chained;
  };
  std::vector<std::unique_ptr<Solved>> solved;
  LegCache plain;  // legs to openings with nothing beyond: for choosing

  explicit Impl(const Atlas& atlas) : graph(atlas), plain(graph.nodes()) {
    for (const plan::Opening& opening : atlas.campus().openings)
      states.push_back({!opening.locked, opening.direction, 0.0});
  }

  const Atlas& atlas() const { return graph.atlas(); }
  std::unique_ptr<Solved> solve(const RouteQuery& query) const {
    return std::make_unique<Solved>(Solved{graph.solve(query, states), LegCache(graph.nodes())});
  }
  void solveAll(const std::vector<std::size_t>& routes, const Loop& loop) {
    loop.run(routes.size(), 1, [&](const Loop::Chunk& chunk) {
      for (std::size_t i = chunk.begin; i < chunk.end; ++i)
        solved[routes[i]] = solve(queries[routes[i]]);
    });
  }
  bool targetIn(RouteId route, plan::SpaceId space) const {
    return space.valid() && targets[route.index()] == space;
  }
  void ask(const RouteQuery& query) {
    queries.push_back(query);
    targets.push_back(query.zone.valid() ? atlas().campus()[query.zone].space : query.room);
  }

  struct Choice {
    plan::OpeningId opening;
    Cost cost;
  };
  Cost costThrough(RouteId route, NodeId node, Vec2 p) const;
  Choice best(RouteId route, plan::SpaceId space, Vec2 p, double lot = 0) const;
  LegId walkingLeg(RouteId route, NodeId node) const;
  Next walkToZone(RouteId route, plan::SpaceId space, Vec2 p) const;
  void collectLegs(RouteId route, std::vector<plan::SpaceId> open,
                   std::vector<Atlas::ChainRequest>& single,
                   std::vector<std::vector<Stage>>& chains) const;
};

Cost Routes::Impl::costThrough(RouteId route, NodeId node, Vec2 p) const {
  const Cost togo = solved[route.index()]->solution.togo[node.index()];
  if (!togo.finite()) return unreachable();
  const plan::SpaceId space = graph.from(node);
  const LegId leg = plain.at(node, [&] {
    return atlas().leg(space, Goal{graph.opening(node), {}, {}});
  });
  const Cost cost = togo + atlas().read(leg, p).distance_m * graph.weight(space);
  return cost.finite() ? cost : unreachable();
}

bool equallyLong(Cost a, Cost b) {
  return a.entries == b.entries && std::abs(a.metres - b.metres) < kRounding_m;
}

Routes::Impl::Choice Routes::Impl::best(RouteId route, plan::SpaceId space, Vec2 p,
                                        double lot) const {
  const auto& choices = solved[route.index()]->solution.choices[space.index()];
  Choice best{{}, unreachable()};
  int equals = 0;  // ways as long as the best one, it among them
  for (const plan::OpeningId opening : choices) {
    const Cost cost = costThrough(route, graph.node(opening, space), p);
    if (best.opening.valid() && equallyLong(cost, best.cost)) {
      ++equals;
    } else if (cost < best.cost) {
      equals = 1;
    }
    if (cost < best.cost) best = {opening, cost};
  }
  if (equals < 2) return best;
  int drawn = static_cast<int>(lot * equals);
  for (const plan::OpeningId opening : choices) {
    const Cost cost = costThrough(route, graph.node(opening, space), p);
    if (equallyLong(cost, best.cost) && drawn-- <= 0) return {opening, cost};
  }
  return best;
}

LegId Routes::Impl::walkingLeg(RouteId route, NodeId node) const {
  const Solved& way = *solved[route.index()];
  return way.chained.at(node, [&] {
    return legOf(atlas(), chainFrom(graph, queries[route.index()], way.solution, node));
  });
}

Next Routes::Impl::walkToZone(RouteId route, plan::SpaceId space, Vec2 p) const {
  if (!queries[route.index()].zone.valid()) return {{}, {}, 0};
  const LegId leg = atlas().leg(space, Goal{{}, queries[route.index()].zone, {}});
  return {{}, leg, atlas().read(leg, p).distance_m * graph.weight(space)};
}

// Everything that who starts in one of `open` may come through: space by space, along all openings
// that are best from somewhere.
void Routes::Impl::collectLegs(RouteId route, std::vector<plan::SpaceId> open,
                               std::vector<Atlas::ChainRequest>& single,
                               std::vector<std::vector<Stage>>& chains) const {
  const RouteQuery& asked = queries[route.index()];
  const Solution& solution = solved[route.index()]->solution;
  std::vector<bool> seen(atlas().campus().spaces.size(), false);
  for (std::size_t i = 0; i < open.size(); ++i) {
    const plan::SpaceId space = open[i];
    if (!space.valid() || seen[space.index()]) continue;
    seen[space.index()] = true;
    if (targetIn(route, space)) {
      if (asked.zone.valid()) single.push_back({space, Goal{{}, asked.zone, {}}, {}});
      continue;
    }
    for (const plan::OpeningId opening : solution.choices[space.index()]) {
      const NodeId node = graph.node(opening, space);
      single.push_back({space, Goal{opening, {}, {}}, {}});
      chains.push_back(chainFrom(graph, asked, solution, node));
      open.push_back(graph.to(node));
    }
  }
}

Routes::Routes(const Atlas& atlas, const Loop* loop) : impl_(std::make_unique<Impl>(atlas)) {
  if (loop) atlas.measure(*loop);
}
Routes::~Routes() = default;

RouteId Routes::add(const RouteQuery& query) {
  const auto known = std::find(impl_->queries.begin(), impl_->queries.end(), query);
  if (known != impl_->queries.end())
    return RouteId(static_cast<std::size_t>(known - impl_->queries.begin()));
  impl_->ask(query);
  impl_->solved.push_back(impl_->solve(query));
  return RouteId(impl_->queries.size() - 1);
}

std::vector<RouteId> Routes::add(std::span<const RouteQuery> queries, const Loop& loop) {
  std::vector<Atlas::ChainRequest> zones;
  for (const RouteQuery& query : queries) {
    if (query.zone.valid())
      zones.push_back({impl_->atlas().campus()[query.zone].space, Goal{{}, query.zone, {}}, {}});
  }
  impl_->atlas().prepare(zones, loop);
  impl_->atlas().measure(loop);
  std::vector<RouteId> ids;
  std::vector<std::size_t> fresh;
  for (const RouteQuery& query : queries) {
    const auto known = std::find(impl_->queries.begin(), impl_->queries.end(), query);
    ids.push_back(RouteId(static_cast<std::size_t>(known - impl_->queries.begin())));
    if (known != impl_->queries.end()) continue;
    fresh.push_back(impl_->queries.size());
    impl_->ask(query);
    impl_->solved.emplace_back();
  }
  impl_->solveAll(fresh, loop);
  return ids;
}

void Routes::setOpenings(std::span<const OpeningState> states) {
  ++impl_->settings;
  impl_->states.assign(states.begin(), states.end());
  impl_->states.resize(impl_->atlas().campus().openings.size());
  for (std::size_t i = 0; i < impl_->queries.size(); ++i)
    impl_->solved[i] = impl_->solve(impl_->queries[i]);
}

std::uint64_t Routes::settings() const {
  return impl_->settings;
}

std::span<const OpeningState> Routes::openings() const {
  return impl_->states;
}

Next Routes::next(RouteId route, plan::SpaceId space, Vec2 p, double lot) const {
  if (impl_->targetIn(route, space)) return impl_->walkToZone(route, space, p);
  const auto choice = impl_->best(route, space, p, lot);
  if (!choice.opening.valid()) return {{}, {}, kInfinity};
  return {choice.opening, impl_->walkingLeg(route, impl_->graph.node(choice.opening, space)),
          choice.cost.metres, choice.cost.entries};
}

Next Routes::through(RouteId route, plan::SpaceId space, plan::OpeningId opening, Vec2 p) const {
  const NodeId node = impl_->graph.node(opening, space);
  const Cost cost = impl_->costThrough(route, node, p);
  if (!cost.finite()) return {{}, {}, kInfinity};
  return {opening, impl_->walkingLeg(route, node), cost.metres, cost.entries};
}

plan::OpeningId Routes::after(RouteId route, plan::OpeningId opening, plan::SpaceId from) const {
  const NodeId follow =
      impl_->solved[route.index()]->solution.follow[impl_->graph.node(opening, from).index()];
  return follow.valid() ? impl_->graph.opening(follow) : plan::OpeningId{};
}

double Routes::distance(RouteId route, plan::SpaceId space, Vec2 p) const {
  if (impl_->targetIn(route, space)) return impl_->walkToZone(route, space, p).distance_m;
  return impl_->best(route, space, p).cost.metres;
}

const RouteQuery& Routes::query(RouteId route) const {
  return impl_->queries[route.index()];
}

plan::SpaceId Routes::targetSpace(RouteId route) const {
  return impl_->targets[route.index()];
}

std::size_t Routes::size() const {
  return impl_->queries.size();
}

void Routes::prepareLegs(RouteId route, std::span<const plan::SpaceId> spaces,
                         const Loop& loop) const {
  std::vector<Start> starts;
  for (const plan::SpaceId space : spaces) starts.push_back({route, space});
  prepareLegs(starts, loop);
}

void Routes::prepareLegs(std::span<const Start> starts, const Loop& loop) const {
  std::vector<std::vector<plan::SpaceId>> spaces(size());
  for (const Start& start : starts) spaces[start.route.index()].push_back(start.space);
  std::vector<Atlas::ChainRequest> plain;
  std::vector<std::vector<Stage>> chains;
  for (std::size_t route = 0; route < size(); ++route)
    impl_->collectLegs(RouteId(route), std::move(spaces[route]), plain, chains);
  impl_->atlas().prepare(plain, loop);
  prepareChains(impl_->atlas(), chains, loop);
}

}  // namespace muster::navigation
