#include "navigation/atlas.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <mutex>
#include <numeric>

#include "navigation/leg_store.h"
#include "navigation/outlook.h"
#include "navigation/recalled_fields.h"
#include "navigation/sight.h"
#include "navigation/terrain.h"
#include "navigation/wall_index.h"

namespace muster::navigation {

using geometry::Segment;
using geometry::Vec2;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::vector<OwnWalls> allWalls(const plan::Campus& campus, const std::vector<Portal>& portals,
                               const Loop& loop) {
  std::vector<OwnWalls> own(campus.spaces.size());
  loop.run(own.size(), 1, [&](const Loop::Chunk& chunk) {
    own[chunk.begin] = ownWalls(campus, portals, plan::SpaceId(chunk.begin));
  });
  return own;
}

}  // namespace

struct Atlas::Impl {
  const plan::Campus& campus;
  std::vector<Portal> portals;
  std::vector<OwnWalls> own;
  std::vector<WallIndex> walls;
  Sight sight;
  std::vector<OutlookIndex> outlooks;
  std::vector<std::vector<plan::SpaceId>> spacesOfLevel;
  std::vector<bool> straight;  // by space: legs are straight lines to the goal
  // Made on first use, for spaces that are not straight.
  struct Ground {
    std::once_flag once;
    std::unique_ptr<Terrain> terrain;
  };
  mutable std::vector<Ground> grounds;
  mutable LegStore legs;
  mutable RecalledFields recalled;
  mutable std::atomic<bool> news = false;  // something was built, not recalled
  // Distances between the openings of a space, [from][to] in the space's order; made on first use.
  struct Between {
    std::once_flag once;
    std::vector<double> metres;
  };
  mutable std::vector<Between> between;

  Impl(const plan::Campus& theCampus, const Loop& loop)
      : campus(theCampus),
        portals(makePortals(theCampus)),
        own(allWalls(campus, portals, loop)),
        walls(campus.spaces.size()),
        sight(campus, portals, own),
        outlooks(campus.spaces.size()),
        spacesOfLevel(campus.levels.size()),
        grounds(campus.spaces.size()),
        between(campus.spaces.size()) {
    for (std::size_t i = 0; i < campus.spaces.size(); ++i) {
      spacesOfLevel[campus.spaces[i].level.index()].push_back(plan::SpaceId(i));
      straight.push_back(campus.spaces[i].convex);
    }
    for (const plan::Zone& zone : campus.zones) {
      if (Terrain::keptClear(zone.kind)) straight[zone.space.index()] = false;
    }
    makeIndices(loop);
  }

  const Portal& portal(plan::OpeningId opening) const { return portals[opening.index()]; }
  void makeIndices(const Loop& loop);
  GoalShape goalOf(const LegKey& key) const;
  const Terrain& terrain(plan::SpaceId space) const;
  plan::ZoneId zoneAround(const Terrain& land, Vec2 p) const;
  Admitted admitted(const Terrain& land, const LegKey& key, const GoalShape& goal) const;
  std::optional<LegKey> basis(const LegKey& key) const;
  std::shared_ptr<const LabelField> field(const LegKey& key, const Terrain& land,
                                          const GoalShape& goal) const;
  Leg build(const LegKey& key) const;
  void buildMissing(std::vector<LegKey> keys, const Loop& loop) const;
  LegId leg(const LegKey& key) const;
  LegId onward(plan::SpaceId space, const Goal& goal, const Goal& beyond) const;
  void measureBetween(plan::SpaceId space, std::vector<double>& metres) const;
  const std::vector<double>& betweenIn(plan::SpaceId space) const;
};

// Both of all spaces in one loop: most of either is that of the largest yard.
void Atlas::Impl::makeIndices(const Loop& loop) {
  const std::size_t spaces = campus.spaces.size();
  loop.run(2 * spaces, 1, [&](const Loop::Chunk& chunk) {
    const plan::SpaceId space(chunk.begin % spaces);
    if (chunk.begin < spaces) {
      walls[space.index()] = WallIndex(campus, portals, own, space);
    } else {
      outlooks[space.index()] = OutlookIndex(campus, portals, own, space);
    }
  });
}

GoalShape Atlas::Impl::goalOf(const LegKey& key) const {
  if (key.zone.valid()) return GoalShape::zone(campus[key.zone].shape);
  if (key.hasPoint) return GoalShape::point({key.x, key.y});
  GoalShape::Onward onward;
  if (key.onward.valid()) onward = [&](Vec2 p) { return legs[key.onward].next(p); };
  return GoalShape::opening(portal(key.opening), key.space, onward);
}

const Terrain& Atlas::Impl::terrain(plan::SpaceId space) const {
  Ground& ground = grounds[space.index()];
  std::call_once(ground.once, [&] {
    auto kept = recalled.takeGround(space);
    if (!kept) news = true;
    ground.terrain =
        std::make_unique<Terrain>(campus, portals, own[space.index()], space,
                                  kept ? std::move(kept->rasters) : Terrain::Rasters{});
  });
  return *ground.terrain;
}

// The zone of a terrain that holds a slot.
plan::ZoneId Atlas::Impl::zoneAround(const Terrain& land, Vec2 p) const {
  for (std::size_t i = 0; i < land.zones().size(); ++i) {
    if (contains(land.zoneShapes()[i], p)) return land.zones()[i];
  }
  return {};
}

// Zones are no obstacle to who is bound for them, nor where they cover the goal.
Admitted Atlas::Impl::admitted(const Terrain& land, const LegKey& key,
                               const GoalShape& goal) const {
  constexpr double kTouching_m = 0.30;
  Admitted admitted(land.zones().size(), false);
  const auto samples = key.zone.valid() ? std::vector<Vec2>{} : goal.samples(2 * kTouching_m);
  for (std::size_t i = 0; i < admitted.size(); ++i) {
    const geometry::Polygon& shape = land.zoneShapes()[i];
    admitted[i] =
        land.zones()[i] == key.zone || std::any_of(samples.begin(), samples.end(), [&](Vec2 p) {
          return contains(shape, p) || distanceToBoundary(shape, p) < kTouching_m;
        });
  }
  return admitted;
}

// The leg whose field of labels serves this one too, if there is one.
std::optional<LegKey> Atlas::Impl::basis(const LegKey& key) const {
  if (straight[key.space.index()]) return std::nullopt;
  if (key.hasPoint) {
    const plan::ZoneId zone = zoneAround(terrain(key.space), {key.x, key.y});
    if (zone.valid()) return LegKey(key.space, Goal{{}, zone, {}}, {});
  }
  // What follows behind a narrow opening changes where in it one passes by little: the same corners
  // come first.
  constexpr double kSharedSpan_m = 1.5;
  if (key.onward.valid() && portal(key.opening).span_m() <= kSharedSpan_m)
    return LegKey(key.space, Goal{key.opening, {}, {}}, {});
  return std::nullopt;
}

Leg Atlas::Impl::build(const LegKey& key) const {
  if (straight[key.space.index()]) return Leg(goalOf(key));
  if (const auto base = basis(key)) {
    GoalShape goal =
        key.hasPoint ? GoalShape::slotIn(campus[base->zone].shape, {key.x, key.y}) : goalOf(key);
    return Leg(std::move(goal), legs[leg(*base)].field(), Leg::Field::shared);
  }
  GoalShape goal = goalOf(key);
  const Terrain& land = terrain(key.space);
  auto labels = field(key, land, goal);
  return Leg(std::move(goal), std::move(labels), Leg::Field::own);
}

std::shared_ptr<const LabelField> Atlas::Impl::field(const LegKey& key, const Terrain& land,
                                                     const GoalShape& goal) const {
  Admitted open = admitted(land, key, goal);
  if (auto kept = recalled.takeField(key.space, goalFingerprint(goal, open))) {
    if (auto field = LabelField::recalled(land, open, std::move(kept->content))) return field;
  }
  news = true;
  return std::make_shared<LabelField>(land, goal, std::move(open));
}

LegId Atlas::Impl::leg(const LegKey& key) const {
  const LegId known = legs.find(key);
  return known.valid() ? known : legs.add(key, build(key));
}

LegId Atlas::Impl::onward(plan::SpaceId space, const Goal& goal, const Goal& beyond) const {
  if (beyond == Goal{} || !goal.opening.valid()) return {};
  const plan::SpaceId next = portal(goal.opening).other(space);
  return next.valid() ? leg(LegKey(next, beyond, {})) : LegId{};
}

Atlas::Atlas(const plan::Campus& campus, const Loop* loop) {
  impl_ = std::make_unique<Impl>(campus, loop ? *loop : *serialLoop());
}
Atlas::~Atlas() = default;

const plan::Campus& Atlas::campus() const {
  return impl_->campus;
}

LegId Atlas::leg(plan::SpaceId space, const Goal& goal, const Goal& beyond) const {
  return leg(space, goal, impl_->onward(space, goal, beyond));
}

LegId Atlas::leg(plan::SpaceId space, const Goal& goal, LegId onward) const {
  return impl_->leg(LegKey(space, goal, onward));
}

void Atlas::prepare(std::span<const LegRequest> requests, const Loop& loop) const {
  std::vector<ChainRequest> ends, chains;
  for (const LegRequest& request : requests) {
    if (request.beyond == Goal{} || !request.goal.opening.valid()) continue;
    const plan::SpaceId next = impl_->portal(request.goal.opening).other(request.space);
    if (next.valid()) ends.push_back({next, request.beyond, {}});
  }
  prepare(ends, loop);
  for (const LegRequest& request : requests) {
    chains.push_back(
        {request.space, request.goal, impl_->onward(request.space, request.goal, request.beyond)});
  }
  prepare(chains, loop);
}

void Atlas::prepare(std::span<const ChainRequest> requests, const Loop& loop) const {
  std::vector<LegKey> keys, bases;
  for (const ChainRequest& request : requests) {
    keys.emplace_back(request.space, request.goal, request.onward);
    if (const auto base = impl_->basis(keys.back())) bases.push_back(*base);
  }
  impl_->buildMissing(std::move(bases), loop);
  impl_->buildMissing(std::move(keys), loop);
}

void Atlas::Impl::buildMissing(std::vector<LegKey> keys, const Loop& loop) const {
  std::erase_if(keys, [&](const LegKey& key) { return legs.find(key).valid(); });
  // Keep the order of first request, drop repeats.
  std::vector<LegKey> sorted = keys;
  std::sort(sorted.begin(), sorted.end());
  std::vector<bool> used(sorted.size(), false);
  std::erase_if(keys, [&](const LegKey& key) {
    const auto place = static_cast<std::size_t>(
        std::lower_bound(sorted.begin(), sorted.end(), key) - sorted.begin());
    const bool repeat = used[place];
    used[place] = true;
    return repeat;
  });
  // The largest spaces first, so that no thread is left with a yard at the end; ids as requested.
  std::vector<std::size_t> order(keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return campus[keys[a].space].area_m2 > campus[keys[b].space].area_m2;
  });
  // Terrains before legs: or all threads would begin in the largest yard, and wait for its terrain.
  std::vector<plan::SpaceId> lands;
  for (const std::size_t i : order) {
    const plan::SpaceId space = keys[i].space;
    if (!straight[space.index()] && (lands.empty() || lands.back() != space))
      lands.push_back(space);
  }
  loop.run(lands.size(), 1, [&](const Loop::Chunk& chunk) { terrain(lands[chunk.begin]); });
  std::vector<Leg> built(keys.size());
  loop.run(keys.size(), 1, [&](const Loop::Chunk& chunk) {
    for (std::size_t i = chunk.begin; i < chunk.end; ++i) built[order[i]] = build(keys[order[i]]);
  });
  for (std::size_t i = 0; i < keys.size(); ++i) legs.add(keys[i], std::move(built[i]));
}

void Atlas::recall(KeptFields kept) {
  impl_->recalled.put(std::move(kept));
}

bool Atlas::hasNews() const {
  return impl_->news;
}

KeptFields Atlas::keep() const {
  KeptFields kept = impl_->recalled.rest();
  for (std::size_t i = 0; i < impl_->grounds.size(); ++i) {
    if (const auto& terrain = impl_->grounds[i].terrain)
      kept.grounds.push_back({plan::SpaceId(i), terrain->rasters()});
  }
  impl_->legs.forAll([&](const LegKey& key, const Leg& leg) {
    if (!leg.ownsField()) return;
    const LabelField& field = *leg.field();
    kept.fields.push_back(
        {key.space, goalFingerprint(leg.goal(), field.admitted()), field.content()});
  });
  return kept;
}

Reading Atlas::read(LegId leg, Vec2 p, const Manner& manner) const {
  return impl_->legs[leg].read(p, manner);
}

void Atlas::read(LegId leg, Walkers& walkers) const {
  impl_->legs[leg].read(walkers);
}

void Atlas::expect(LegId leg, Vec2 p) const {
  impl_->legs[leg].expect(p);
}

double Atlas::span(plan::OpeningId opening) const {
  return impl_->portal(opening).span_m();
}

Vec2 Atlas::middle(plan::OpeningId opening) const {
  return impl_->portal(opening).middle();
}

bool Atlas::straight(plan::SpaceId space) const {
  return impl_->straight[space.index()];
}

void Atlas::Impl::measureBetween(plan::SpaceId space, std::vector<double>& metres) const {
  const auto& openings = campus[space].openings;
  metres.assign(openings.size() * openings.size(), 0.0);
  for (std::size_t to = 0; to < openings.size(); ++to) {
    const LegId towards = leg(LegKey(space, Goal{openings[to], {}, {}}, {}));
    for (std::size_t from = 0; from < openings.size(); ++from) {
      if (from != to)
        metres[from * openings.size() + to] =
            legs[towards].next(portal(openings[from]).middle()).distance_m;
    }
  }
}

const std::vector<double>& Atlas::Impl::betweenIn(plan::SpaceId space) const {
  Between& table = between[space.index()];
  std::call_once(table.once, [&] { measureBetween(space, table.metres); });
  return table.metres;
}

double Atlas::between(plan::SpaceId space, plan::OpeningId from, plan::OpeningId to) const {
  const auto& metres = impl_->betweenIn(space);
  const auto& openings = impl_->campus[space].openings;
  const auto a = std::find(openings.begin(), openings.end(), from);
  const auto b = std::find(openings.begin(), openings.end(), to);
  if (a == openings.end() || b == openings.end()) return kInfinity;
  return metres[static_cast<std::size_t>(a - openings.begin()) * openings.size() +
                static_cast<std::size_t>(b - openings.begin())];
}

void Atlas::measure(const Loop& loop) const {
  std::vector<ChainRequest> legs;
  for (std::size_t i = 0; i < impl_->campus.spaces.size(); ++i) {
    for (const plan::OpeningId opening : impl_->campus.spaces[i].openings) {
      legs.push_back({plan::SpaceId(i), Goal{opening, {}, {}}, {}});
    }
  }
  prepare(legs, loop);
  for (std::size_t i = 0; i < impl_->campus.spaces.size(); ++i) impl_->betweenIn(plan::SpaceId(i));
}

std::span<const Segment> Atlas::wallsNear(plan::SpaceId space, Vec2 p) const {
  return impl_->walls[space.index()].near(p);
}

bool Atlas::noOpeningNear(plan::SpaceId space, Vec2 p) const {
  return impl_->walls[space.index()].noOpeningNear(p);
}

bool Atlas::sees(plan::SpaceId a, Vec2 p, plan::SpaceId b, Vec2 q) const {
  return impl_->sight.sees(a, p, b, q);
}

Outlook Atlas::outlook(plan::SpaceId space, Vec2 p) const {
  return impl_->outlooks[space.index()].at(p);
}

std::span<const plan::SheetId> Atlas::sheetsInSight(plan::SpaceId space) const {
  return impl_->sight.sheets(space);
}

std::optional<Atlas::Crossing> Atlas::crossing(plan::SpaceId space, Vec2 p, Vec2 q) const {
  const bool far = squaredNorm(q - p) > kWallReach_m * kWallReach_m;
  const WallIndex& index = impl_->walls[space.index()];
  std::optional<Crossing> first;
  for (const auto& near : far ? index.openings() : index.openingsNear(p)) {
    if (!near.maybeBeyond(q)) continue;
    const plan::OpeningId opening = near.opening;
    const Portal& portal = impl_->portal(opening);
    const auto passing = passes(portal, portal.passages, space, p, q);
    if (passing && (!first || passing->parameter < first->parameter))
      first = Crossing{opening, passing->parameter, passing->where};
  }
  return first;
}

bool Atlas::inside(plan::SpaceId space, Vec2 q) const {
  const WallIndex& index = impl_->walls[space.index()];
  if (index.holds(impl_->campus[space].walkable, q)) return true;
  // In the reveal of an opening drawn off the outline: square in front of a passage, on this side.
  constexpr double kDeepestReveal_m = 0.35;
  for (const auto& near : index.openingsNear(q)) {
    const Portal& portal = impl_->portal(near.opening);
    const double depth = dot(portal.line.a - q, portal.outward(space));
    if (depth < -kSideSlack_m || depth > kDeepestReveal_m) continue;
    for (const Segment& passage : portal.passages) {
      const double t = dot(q - passage.a, normalised(passage.b - passage.a));
      if (t >= 0.0 && t <= length(passage)) return true;
    }
  }
  return false;
}

bool Atlas::staysInside(plan::SpaceId space, Vec2 p, Vec2 q) const {
  if (squaredNorm(q - p) > kWallReach_m * kWallReach_m) return false;
  return impl_->walls[space.index()].stays(impl_->campus[space].walkable, p, q);
}

bool Atlas::openGround(plan::SpaceId space, const geometry::Box& box) const {
  return impl_->walls[space.index()].open(box);
}

bool Atlas::standable(plan::SpaceId space, Vec2 p, double radius_m) const {
  const plan::Space& room = impl_->campus[space];
  const WallIndex& index = impl_->walls[space.index()];
  if (!index.holds(room.walkable, p)) return false;
  const auto walls = radius_m <= kWallReach_m ? index.near(p) : index.all();
  if (std::any_of(walls.begin(), walls.end(),
                  [&](const Segment& wall) { return geometry::distance(wall, p) < radius_m; }))
    return false;
  return std::none_of(room.fixtures.begin(), room.fixtures.end(), [&](plan::FixtureId fixture) {
    return contains(impl_->campus[fixture].shape, p);
  });
}

plan::SpaceId Atlas::locate(plan::LevelId level, Vec2 p) const {
  plan::SpaceId drawn;
  for (const plan::SpaceId space : impl_->spacesOfLevel[level.index()]) {
    const plan::Space& room = impl_->campus[space];
    if (!room.box.contains(p)) continue;
    if (contains(room.walkable, p)) return space;
    // Beside a flight's handrail: in no walkable area, but drawn as the flight's.
    if (!drawn.valid() && contains(room.shape, p)) drawn = space;
  }
  return drawn;
}

std::size_t Atlas::legs() const {
  return impl_->legs.size();
}
std::size_t Atlas::bytes() const {
  std::size_t sum = impl_->legs.bytes();
  for (const auto& ground : impl_->grounds) {
    if (ground.terrain) sum += ground.terrain->bytes();
  }
  return sum;
}

}  // namespace muster::navigation
