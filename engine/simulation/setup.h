// A scenario resolved against its campus: everything a World needs, checked, immutable.
//
// check() finds at least: unknown spaces, zones, stairs, openings, profiles, models; empty classes;
// more people than a space holds (hard limit kMostPerArea); groups with no way to their target
// (named, with the constraint that shuts it); events outside the duration; two classes in one slot
// beyond its capacity; duplicate ids; numbers out of range.
#pragma once

#include <memory>

#include "hazard/source.h"
#include "navigation/atlas.h"
#include "navigation/routes.h"
#include "simulation/scenario.h"

namespace muster::simulation {

using GroupId = Id<struct GroupTag>;

struct ResolvedGroup {
  behaviour::Group description;
  std::vector<plan::SpaceId> spaces;
  std::vector<int> share;  // people of `count` that start in each of `spaces`
  plan::ZoneId assembly;
  std::vector<plan::OpeningId> exits, familiar;
  std::vector<plan::ZoneId> via;
  plan::OpeningId frontDoor, backDoor;  // none if not assigned
  plan::StairId frontStair, backStair;
  const behaviour::Profile* profile = nullptr;
  const behaviour::Profile* teacherProfile = nullptr;
  const behaviour::Profile* helperProfile = nullptr;

  bool arrives = false;  // its people are not there at the start
  plan::SpaceId entry;   // where those appear who come for no room; none unless it arrives

  // Zones to reach, one after the other, before the target counts.
  std::size_t stages() const { return via.size() * static_cast<std::size_t>(description.laps); }
};

// A place that people are in or not.
struct Area {
  plan::SpaceId space;
  plan::ZoneId zone;
  plan::StairId stair;
};

struct ResolvedEvent {
  Event description;
  std::vector<plan::OpeningId> openings;
  std::vector<GroupId> groups;
  std::vector<plan::OpeningId> exits;
  plan::StairId stair;
  std::vector<GroupId> clearedBy;
  Area where;
};

// Where people come in: one of the three.
struct Entrance {
  plan::OpeningId opening;
  plan::SpaceId space;
  plan::ZoneId zone;
  friend bool operator==(const Entrance&, const Entrance&) = default;
};

struct ResolvedArrival {
  Arrival description;
  std::vector<GroupId> groups;
  std::vector<Entrance> at;
};

struct ResolvedGate {
  Gate description;
  plan::OpeningId opening;
  plan::SpaceId from;
};

// A class and its parents; the k-th of the parents fetches the k-th child.
struct ResolvedPickup {
  std::size_t description = 0;  // into Scenario::pickups
  GroupId children, parents;    // no parents if nobody is fetched
  std::vector<plan::OpeningId> exits;
};

struct ResolvedBus {
  struct List {  // so many pupils of a group, from its `first` on
    GroupId group;
    std::size_t first = 0, count = 0;
  };
  Bus description;
  plan::ZoneId stop;
  std::vector<List> lists;
};

struct ResolvedGuard {
  Guard description;
  std::vector<plan::OpeningId> openings, exits;
  std::vector<GroupId> groups;
  Area watch;
  double area_m2 = 0;
};

struct Setup {
  Scenario scenario;
  const plan::Campus* campus = nullptr;  // must outlive the Setup
  std::vector<ResolvedGroup> groups;
  std::vector<ResolvedEvent> events;       // by time, then by order in the file
  std::vector<ResolvedEvent> whenCleared;  // that wait for groups to leave a place
  std::vector<ResolvedArrival> arrivals;
  std::vector<ResolvedGate> gates;
  std::vector<ResolvedPickup> pickups;
  std::vector<ResolvedBus> buses;
  std::vector<ResolvedGuard> guards;
  std::size_t people = 0;
  // Of a scenario with a fire, filled by io::lightFire(): until then World knows of no smoke.
  std::shared_ptr<const hazard::Source> fire;
  std::optional<double> detected_s;   // nullopt: nobody notices
  std::optional<double> fireAlarm_s;  // detected_s and the delay of the alarm; events that wait for
                                      // the detection count from here
};

void sortByTime(std::vector<ResolvedEvent>& events);  // stable

struct CheckedScenario {
  std::optional<Setup> setup;  // nullopt if any problem is an error
  Problems problems;
};

// The atlas must belong to `campus`; it is used to test that every group can reach its target. With
// a loop, the fields that takes are built in parallel.
CheckedScenario check(Scenario scenario, const plan::Campus& campus, const navigation::Atlas& atlas,
                      const Loop* loop = nullptr);

// Nobody can stand closer than this in a room at the start: hexagonal packing of the smallest
// bodies is ~14; experiments see up to 10.
inline constexpr double kMostPerArea_m2 = 8.0;

}  // namespace muster::simulation
