#include <algorithm>
#include <map>
#include <tuple>

#include "simulation/state.h"

namespace muster::simulation {

using geometry::Vec2;
using navigation::Shunned;

namespace {

double seenFrom(const Smoke& smoke, double extinction_per_m) {
  return hazard::visibility_m(extinction_per_m, smoke.effects->visibilityConstant);
}

// Too little to see there, and clearly less than here.
bool smokyAgainst(const Smoke& smoke, double there_per_m, double here_per_m) {
  return seenFrom(smoke, there_per_m) < smoke.effects->avoidVisibility_m &&
         there_per_m > kClearlyThicker * here_per_m;
}

struct Look {
  const State& state;
  std::size_t row;
  plan::SpaceId space;
  plan::OpeningId opening;  // bound for
  Vec2 p;
  double eye_m;
  double here_per_m;

  hazard::Conditions air(plan::SpaceId where, Vec2 q) const {
    return state.smoke->reading->at(where, q, eye_m);
  }
  const plan::Opening& door() const { return (*state.setup->campus)[opening]; }
};

// The point behind the opening's middle that one looks at. `first` lies to the left of its line.
Vec2 beyond(const plan::Opening& door, plan::SpaceId from) {
  const Vec2 along = geometry::normalised(door.line.b - door.line.a);
  const Vec2 left{-along.y, along.x};
  return geometry::midpoint(door.line) + left * (door.first == from ? -kBeyond_m : kBeyond_m);
}

// A few metres ahead in this space.
bool smokyAhead(const Look& look, double distance_m) {
  const crowd::Crowd& crowd = look.state.people.crowd;
  const double step_m =
      std::min({kLookAhead_m, distance_m, seenFrom(*look.state.smoke, look.here_per_m)});
  const Vec2 q =
      look.p +
      Vec2{double{crowd.body[look.row].desiredX}, double{crowd.body[look.row].desiredY}} * step_m;
  if (!geometry::contains((*look.state.setup->campus)[look.space].walkable, q)) return false;
  return smokyAgainst(*look.state.smoke, look.air(look.space, q).extinction_per_m, look.here_per_m);
}

// In the opening or behind it.
bool tooHot(const State& state, plan::OpeningId opening, plan::SpaceId from, double eye_m) {
  const plan::Opening& door = (*state.setup->campus)[opening];
  const plan::SpaceId behind = door.other(from);
  const auto reaches = [&](plan::SpaceId space, Vec2 p) {
    return space.valid() && state.smoke->reading->at(space, p, eye_m).temperature_C >=
                                state.smoke->effects->blockedAbove_C;
  };
  return reaches(from, geometry::midpoint(door.line)) || reaches(behind, beyond(door, from));
}

// Whoever stands in such heat himself runs through it.
bool blocked(const Look& look) {
  const double here_C = double{look.state.smoke->exposure[look.row].temperature_C};
  return here_C < look.state.smoke->effects->blockedAbove_C &&
         tooHot(look.state, look.opening, look.space, look.eye_m);
}

// Every way into the space but those from outside the campus.
void shunSpace(const plan::Campus& campus, plan::SpaceId space, std::vector<Shunned>& ways) {
  for (const plan::OpeningId opening : campus[space].openings) {
    const plan::SpaceId from = campus[opening].other(space);
    if (from.valid()) ways.push_back({opening, from});
  }
}

std::vector<Shunned> whatIsSeen(const Look& look) {
  std::vector<Shunned> ways;
  const Smoke& smoke = *look.state.smoke;
  const double distance_m = geometry::distance(look.door().line, look.p);
  const plan::SpaceId behind = look.door().other(look.space);
  const bool inSight = distance_m <= std::min(kFarthestLook_m, seenFrom(smoke, look.here_per_m));
  if (inSight && blocked(look)) ways.push_back({look.opening, look.space, true});
  if (inSight && behind.valid()) {
    const double there = look.air(behind, beyond(look.door(), look.space)).extinction_per_m;
    if (smokyAgainst(smoke, there, look.here_per_m))
      shunSpace(*look.state.setup->campus, behind, ways);
  }
  if (ways.empty() && smokyAhead(look, distance_m)) ways.push_back({look.opening, look.space});
  return ways;
}

void lookRow(const State& state, std::size_t row, std::vector<Sighting>& sightings) {
  const People& people = state.people;
  const plan::OpeningId opening = people.headingFor[row];
  if (!people.onTheWay(row) || !opening.valid() || !people.crowd.present[row]) return;
  const Look look{state,
                  row,
                  people.crowd.body[row].space,
                  opening,
                  people.position(row),
                  double{people.eyeHeight_m[row]},
                  double{state.smoke->exposure[row].extinction_per_m}};
  auto ways = whatIsSeen(look);
  if (!ways.empty()) sightings.push_back({static_cast<std::uint32_t>(row), std::move(ways)});
}

// Both lists, each way once, in a fixed order; blocked outweighs smoky.
std::vector<Shunned> joined(std::vector<Shunned> known, std::span<const Shunned> news) {
  const auto key = [](const Shunned& way) {
    return std::tuple(way.opening.index(), way.from.index(), !way.blocked);
  };
  known.insert(known.end(), news.begin(), news.end());
  std::ranges::sort(known, {}, key);
  const auto same = [](const Shunned& a, const Shunned& b) {
    return a.opening == b.opening && a.from == b.from;
  };
  known.erase(std::unique(known.begin(), known.end(), same), known.end());
  return known;
}

void setOut(State& state, std::size_t row, navigation::RouteId route) {
  People& people = state.people;
  people.route[row] = route;
  people.freeDoor(row);
  people.best_m[row] = kFar_m;
  people.decide[row] = 1;
}

// An assigned staircase or exit binds nobody once the way there is smoky and another is shorter.
void learn(State& state, std::size_t row, std::span<const Shunned> news) {
  People& people = state.people;
  navigation::RouteQuery query = state.routes.query(people.route[row]);
  auto known = joined(query.shunned, news);
  if (known == query.shunned) return;
  query.shunned = std::move(known);
  const plan::SpaceId space = people.crowd.body[row].space;
  const Vec2 p = people.position(row);
  navigation::RouteId route = state.routes.add(query);
  const double way_m = state.routes.distance(route, space, p);
  if (way_m >= navigation::kShunned_m && (query.stair.valid() || !query.exits.empty())) {
    query.stair = {};
    query.exits.clear();
    const navigation::RouteId free = state.routes.add(query);
    if (state.routes.distance(free, space, p) < way_m) route = free;
  }
  setOut(state, row, route);
}

// People of one space who shun the same ways, because they follow the same route.
struct Informed {
  navigation::RouteId route;
  std::vector<std::uint32_t> rows;
};

// Who tells whom.
class Talk {
 public:
  explicit Talk(State& state) : state_(state), bySpace_(state.setup->campus->spaces.size()) {
    for (std::size_t row = 0; row < state.people.size(); ++row) {
      if (talks(row) && !known(state.people.route[row]).empty()) add(row);
    }
  }

  // Everybody who can hear somebody learns, in agent order. What is learned now is told the next
  // time.
  void run() {
    for (std::size_t row = 0; row < state_.people.size(); ++row) {
      if (!talks(row)) continue;
      const auto heard = whatIsHeard(row);
      if (!heard.empty()) learn(state_, row, heard);
    }
  }

 private:
  bool talks(std::size_t row) const {
    return state_.people.onTheWay(row) && state_.people.crowd.present[row] != 0;
  }
  const std::vector<Shunned>& known(navigation::RouteId route) const {
    return state_.routes.query(route).shunned;
  }
  plan::SpaceId space(std::size_t row) const { return state_.people.crowd.body[row].space; }

  void add(std::size_t row) {
    auto& groups = bySpace_[space(row).index()];
    const navigation::RouteId route = state_.people.route[row];
    auto group = std::ranges::find(groups, route, &Informed::route);
    if (group == groups.end()) group = groups.insert(groups.end(), Informed{route, {}});
    group->rows.push_back(static_cast<std::uint32_t>(row));
  }

  // Whether those on the one route know what those on the other do not.
  bool hasNews(navigation::RouteId teller, navigation::RouteId listener) {
    const auto [entry, fresh] = news_.try_emplace({teller, listener}, false);
    if (fresh) entry->second = joined(known(listener), known(teller)) != known(listener);
    return entry->second;
  }

  bool inEarshot(const Informed& group, std::size_t row) const {
    const Vec2 p = state_.people.position(row);
    return std::ranges::any_of(group.rows, [&](std::uint32_t teller) {
      return geometry::squaredNorm(state_.people.position(teller) - p) <= kEarshot_m * kEarshot_m;
    });
  }

  void hearFrom(plan::SpaceId where, std::size_t row, std::vector<Shunned>& heard) {
    for (const Informed& group : bySpace_[where.index()]) {
      if (!hasNews(group.route, state_.people.route[row]) || !inEarshot(group, row)) continue;
      const auto& ways = known(group.route);
      heard.insert(heard.end(), ways.begin(), ways.end());
    }
  }

  // From the own space and those next to it.
  std::vector<Shunned> whatIsHeard(std::size_t row) {
    std::vector<Shunned> heard;
    hearFrom(space(row), row, heard);
    const plan::Campus& campus = *state_.setup->campus;
    for (const plan::OpeningId opening : campus[space(row)].openings) {
      const plan::SpaceId next = campus[opening].other(space(row));
      if (next.valid()) hearFrom(next, row, heard);
    }
    return heard;
  }

  State& state_;
  std::vector<std::vector<Informed>> bySpace_;
  std::map<std::pair<navigation::RouteId, navigation::RouteId>, bool> news_;
};

// Who knows of no way is told when one has cooled down.
void lookAgain(State& state) {
  People& people = state.people;
  if (!state.every(kLookAgain_s)) return;
  for (std::size_t row = 0; row < people.size(); ++row) {
    if (people.status[row] != Status::stuck || people.leg[row].valid()) continue;
    navigation::RouteQuery query = state.routes.query(people.route[row]);
    const double eye_m = double{people.eyeHeight_m[row]};
    const auto cooled = [&](const Shunned& way) {
      return way.blocked && !tooHot(state, way.opening, way.from, eye_m);
    };
    if (std::erase_if(query.shunned, cooled) == 0) continue;
    setOut(state, row, state.routes.add(query));
  }
}

}  // namespace

void lookAhead(State& state) {
  auto& found = state.smoke->sightings;
  found.resize(Loop::chunks(state.people.size(), kRowGrain));
  state.loop->run(state.people.size(), kRowGrain, [&](const Loop::Chunk& chunk) {
    found[chunk.index].clear();
    for (std::size_t row = chunk.begin; row < chunk.end; ++row)
      lookRow(state, row, found[chunk.index]);
  });
  for (const auto& part : found) {
    for (const Sighting& seen : part) learn(state, seen.row, seen.ways);
  }
  Talk(state).run();
  lookAgain(state);
}

}  // namespace muster::simulation
