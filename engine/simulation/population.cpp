#include "simulation/population.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

#include "behaviour/standing.h"
#include "plan/free_point.h"
#include "simulation/check_arrivals.h"
#include "simulation/journeys.h"

namespace muster::simulation {

using geometry::Vec2;

namespace {

// More people than this in one room are numbered along lines of 2 m, so that who stand beside each
// other lie beside each other in memory too, where they are looked up together in every step: a
// fifth of a step's time with 100,000 people, four per cent with 1,000, whose rows are all in the
// cache (there it is that neighbours walk the same way, which the processor foresees: reckoned).
// Smaller groups stay in random order.
constexpr std::size_t kCrowd = 512;

void orderByLines(std::span<Vec2> places) {
  constexpr double kLine_m = 2.0;
  std::ranges::stable_sort(places, {}, [](Vec2 p) {
    return std::pair(std::floor(p.y / kLine_m), std::floor(p.x / kLine_m));
  });
}

class Filler {
 public:
  Filler(const Setup& setup, const navigation::Atlas& atlas, const Random& random,
         navigation::Routes& routes)
      : setup_(setup),
        atlas_(atlas),
        random_(random),
        routes_(routes),
        taken_(setup.campus->spaces.size()) {
    people_.resize(setup.people);
  }

  Result<People> run() {
    for (std::size_t g = 0; g < setup_.groups.size(); ++g) addGroup(GroupId(g));
    if (!problems_.empty()) return tl::unexpected(std::move(problems_));
    const auto assigned = [](plan::OpeningId door) { return door.valid(); };
    if (std::ranges::none_of(people_.firstDoor, assigned)) people_.forgetDoors();
    return std::move(people_);
  }

 private:
  void addGroup(GroupId id) {
    const ResolvedGroup& group = setup_.groups[id.index()];
    const std::size_t first = next_;
    const std::optional<Vec2> front = atTheFront(group);
    for (std::size_t i = 0; i < group.spaces.size(); ++i) addMembers(id, group, i);
    if (group.spaces.empty()) return addComing(id, group);
    splitByDoor(group, first, next_);
    addTeachers(id, group, front);
    setPace(first, next_);
    addHelpers(id, group, first);
  }

  void addMembers(GroupId id, const ResolvedGroup& group, std::size_t i) {
    const plan::SpaceId space = group.spaces[i];
    const std::size_t special =
        i == 0 ? static_cast<std::size_t>(group.description.specialNeeds) : 0;
    const auto count = static_cast<std::size_t>(group.share[i]);
    auto places = placesFor(space, *group.profile, count, id);
    if (places.size() > kCrowd)
      orderByLines(std::span(places).subspan(std::min(special, places.size())));
    const behaviour::Profile* reduced =
        behaviour::find(setup_.scenario.profiles, "reduced-mobility");
    for (std::size_t k = 0; k < places.size(); ++k) {
      const bool slow = k < special && reduced != nullptr;
      addPerson(id, slow ? *reduced : *group.profile, space, places[k]);
    }
  }

  // People without a place of their own on the campus: they come later (arrivals.h).
  void addComing(GroupId id, const ResolvedGroup& group) {
    const Vec2 p = plan::freePoint(*setup_.campus, group.entry);
    const std::size_t first = next_;
    const auto count = static_cast<std::size_t>(group.description.count);
    const auto special = static_cast<std::size_t>(group.description.specialNeeds);
    const behaviour::Profile* reduced =
        behaviour::find(setup_.scenario.profiles, "reduced-mobility");
    for (std::size_t k = 0; k < count; ++k) {
      const bool slow = k < special && reduced != nullptr;
      addPerson(id, slow ? *reduced : *group.profile, group.entry, p);
    }
    for (int k = 0; k < group.description.teachers; ++k) {
      people_.teacher[addPerson(id, *group.teacherProfile, group.entry, p)] = 1;
    }
    for (std::size_t row = first; row < next_; ++row) assignDoor(group, row, false);
  }

  // Where the leader of a class in files stands: as near to its way out as there is a place, since
  // a class led by somebody behind its desks is none. Taken before the pupils sit down.
  std::optional<Vec2> atTheFront(const ResolvedGroup& group) {
    if (group.description.files == 0 || group.description.teachers == 0) return std::nullopt;
    constexpr std::size_t kCandidates = 60;
    const plan::SpaceId space = group.spaces.front();
    const navigation::RouteId route = routes_.add(routeQuery(group, false));
    auto& taken = taken_[space.index()];
    const auto places = behaviour::placesInSpace(
        atlas_, space, group.teacherProfile->radius_m + group.teacherProfile->radiusSpread_m,
        kCandidates, taken, random_, static_cast<std::uint32_t>(taken.size()));
    if (places.empty()) return std::nullopt;
    const auto way = [&](Vec2 p) { return routes_.distance(route, space, p); };
    taken.push_back(*std::ranges::min_element(places, {}, way));
    return taken.back();
  }

  void addTeachers(GroupId id, const ResolvedGroup& group, std::optional<Vec2> front) {
    const auto count = static_cast<std::size_t>(group.description.teachers);
    if (count == 0) return;
    auto places =
        placesFor(group.spaces.front(), *group.teacherProfile, count - (front ? 1 : 0), id);
    if (front) places.insert(places.begin(), *front);
    for (std::size_t k = 0; k < places.size(); ++k) {
      const std::size_t row = addPerson(id, *group.teacherProfile, group.spaces.front(), places[k]);
      people_.teacher[row] = 1;
      people_.role[row] = k == 0 ? Role::leader : (k == 1 ? Role::closer : Role::member);
      assignDoor(group, row, people_.role[row] == Role::closer && group.backDoor.valid());
    }
  }

  // As near to whom they help as there are places. `first`: the row of the group's first member.
  void addHelpers(GroupId id, const ResolvedGroup& group, std::size_t first) {
    if (group.description.helpers == 0 || !problems_.empty()) return;
    constexpr std::size_t kSpare = 60;  // to choose from
    const auto each = static_cast<std::size_t>(group.description.helpers);
    std::size_t helped = first;
    for (std::size_t i = 0; i < group.spaces.size(); ++i) {
      const std::size_t last = helped + static_cast<std::size_t>(group.share[i]);
      const std::size_t count = (last - helped) * each;
      auto places = freePlaces(group.spaces[i], *group.helperProfile, count + kSpare, id);
      if (places.size() < count) return reportShortage(id, group.spaces[i], places.size(), count);
      for (; helped < last; ++helped) {
        for (std::size_t h = 0; h < each; ++h) addHelper(id, group, helped, places);
      }
    }
  }

  // Takes his place out of `places`. Who pushes or carries is no faster than whom he helps.
  void addHelper(GroupId id, const ResolvedGroup& group, std::size_t helped,
                 std::vector<Vec2>& places) {
    const plan::SpaceId space = people_.crowd.body[helped].space;
    const Vec2 beside = people_.position(helped);
    const auto nearest =
        std::ranges::min_element(places, {}, [&](Vec2 p) { return geometry::distance(p, beside); });
    const std::size_t row = addPerson(id, *group.helperProfile, space, *nearest);
    taken_[space.index()].push_back(*nearest);
    places.erase(nearest);
    for (auto* speed : {&people_.levelSpeed, &people_.stairsDown, &people_.stairsUp}) {
      (*speed)[row] = std::min((*speed)[row], (*speed)[helped]);
    }
    people_.route[row] = people_.route[helped];
    people_.firstDoor[row] = people_.firstDoor[helped];
  }

  std::vector<Vec2> placesFor(plan::SpaceId space, const behaviour::Profile& profile,
                              std::size_t count, GroupId id) {
    auto& taken = taken_[space.index()];
    auto places = freePlaces(space, profile, count, id);
    if (places.size() < count) reportShortage(id, space, places.size(), count);
    taken.insert(taken.end(), places.begin(), places.end());
    return places;
  }

  // At most `count`, not yet taken.
  std::vector<Vec2> freePlaces(plan::SpaceId space, const behaviour::Profile& profile,
                               std::size_t count, GroupId id) const {
    const double radius = profile.radius_m + profile.radiusSpread_m;
    const auto& taken = taken_[space.index()];
    // A subject per (group, how many stand there already): two groups in one room must not draw the
    // same order.
    const auto subject = static_cast<std::uint32_t>(id.index() * 4096 + taken.size() % 4096);
    return behaviour::placesInSpace(atlas_, space, radius, count, taken, random_, subject);
  }

  void reportShortage(GroupId id, plan::SpaceId space, std::size_t places, std::size_t count) {
    const behaviour::Group& group = setup_.groups[id.index()].description;
    problems_.push_back({Severity::error,
                         "scenario.people-do-not-fit",
                         group.file,
                         group.place,
                         group.id,
                         {{"space", (*setup_.campus)[space].id},
                          {"value", std::to_string(count)},
                          {"valid", std::to_string(places)}}});
  }

  std::size_t addPerson(GroupId id, const behaviour::Profile& profile, plan::SpaceId space,
                        Vec2 at) {
    const std::size_t row = next_++;
    const behaviour::Person person = behaviour::drawPerson(
        profile, setup_.scenario.model.motivation, random_, static_cast<std::uint32_t>(row));
    crowd::Body& body = people_.crowd.body[row];
    body.radius = static_cast<float>(person.radius_m);
    body.timeGap = static_cast<float>(person.timeGap_s);
    body.spacing = static_cast<float>(person.spacing_m);
    body.slowStart = static_cast<float>(person.slowStart);
    people_.crowd.present[row] = 1;
    people_.levelSpeed[row] = static_cast<float>(person.levelSpeed);
    people_.stairsDown[row] = static_cast<float>(person.stairsDown);
    people_.stairsUp[row] = static_cast<float>(person.stairsUp);
    people_.taste[row] =
        static_cast<float>(random_.uniform(static_cast<std::uint32_t>(row), Purpose::routeTaste));
    people_.group[row] = id;
    if (setup_.scenario.fire) {
      people_.eyeHeight_m.push_back(static_cast<float>(profile.eyeHeight_m));
    }
    body.position = at;
    body.ex = 1.0;
    body.space = space;
    return row;
  }

  // The half of a class that sits nearer to the front door leaves by it, the rest by the back door.
  void splitByDoor(const ResolvedGroup& group, std::size_t first, std::size_t last) {
    std::vector<std::size_t> rows(last - first);
    std::iota(rows.begin(), rows.end(), first);
    const bool both = group.frontDoor.valid() && group.backDoor.valid();
    if (both) {
      std::vector<double> lean(last - first);
      for (const std::size_t row : rows) lean[row - first] = leanToFront(group, row);
      std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
        return lean[a - first] < lean[b - first];
      });
    }
    for (std::size_t k = 0; k < rows.size(); ++k) {
      const bool back =
          both ? k >= (rows.size() + 1) / 2 : !group.frontDoor.valid() && group.backDoor.valid();
      assignDoor(group, rows[k], back);
    }
  }

  double leanToFront(const ResolvedGroup& group, std::size_t row) const {
    const Vec2 p = people_.crowd.body[row].position;
    const plan::Campus& campus = *setup_.campus;
    return geometry::distance(campus[group.frontDoor].line, p) -
           geometry::distance(campus[group.backDoor].line, p);
  }

  void assignDoor(const ResolvedGroup& group, std::size_t row, bool back) {
    people_.route[row] = routes_.add(routeQuery(group, back));
    const plan::OpeningId door = back ? group.backDoor : group.frontDoor;
    const plan::SpaceId space = people_.crowd.body[row].space;
    if (!door.valid()) return;
    const plan::Opening& opening = (*setup_.campus)[door];
    if (opening.first == space || opening.second == space) people_.firstDoor[row] = door;
  }

  // A leader walks at the pace of the class, not at a teacher's own.
  void setPace(std::size_t first, std::size_t last) {
    double level = 0, down = 0, up = 0, members = 0;
    for (std::size_t row = first; row < last; ++row) {
      if (people_.teacher[row]) continue;
      level += double{people_.levelSpeed[row]};
      down += double{people_.stairsDown[row]};
      up += double{people_.stairsUp[row]};
      members += 1;
    }
    if (members == 0) return;
    for (std::size_t row = first; row < last; ++row) {
      if (people_.role[row] != Role::leader) continue;
      const auto slower = [&](float& own, double sum) {
        own = std::min(own, static_cast<float>(sum / members));
      };
      slower(people_.levelSpeed[row], level);
      slower(people_.stairsDown[row], down);
      slower(people_.stairsUp[row], up);
    }
  }

  const Setup& setup_;
  const navigation::Atlas& atlas_;
  const Random& random_;
  navigation::Routes& routes_;
  std::vector<std::vector<Vec2>> taken_;
  People people_;
  std::size_t next_ = 0;
  Problems problems_;
};

}  // namespace

navigation::RouteQuery routeQuery(const ResolvedGroup& group, bool backDoor, std::size_t reached) {
  navigation::RouteQuery query;
  query.zone = reached < group.stages() ? group.via[reached % group.via.size()] : group.assembly;
  query.exits = group.exits;
  query.familiar = group.familiar;
  query.stair = backDoor ? group.backStair : group.frontStair;
  return query;
}

void addRoutes(const Setup& setup, navigation::Routes& routes, const Loop& loop) {
  std::vector<navigation::RouteQuery> queries;
  for (const ResolvedGroup& group : setup.groups) {
    for (const bool back : {false, true}) {
      queries.push_back(routeQuery(group, back));
      for (const Onward& onward : onwardWays(group, back)) queries.push_back(onward.query);
    }
  }
  for (const WayIn& way : waysIn(setup)) queries.push_back(way.query);
  routes.add(queries, loop);
}

std::size_t startingIn(const ResolvedGroup& group, std::size_t i) {
  const std::size_t teachers = i == 0 ? static_cast<std::size_t>(group.description.teachers) : 0;
  const int each = 1 + group.description.helpers;
  return static_cast<std::size_t>(group.share[i] * each) + teachers;
}

Result<People> populate(const Setup& setup, const navigation::Atlas& atlas, const Random& random,
                        navigation::Routes& routes) {
  return Filler(setup, atlas, random, routes).run();
}

}  // namespace muster::simulation
