// Everybody in the world as columns: bodies (crowd::Crowd) plus what each is doing. Rows never
// move; row = AgentId. 64 bytes a person beside the body: single precision for what is known to a
// per cent, times as numbers of steps (exact), the place as an index.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "behaviour/person.h"
#include "crowd/crowd.h"
#include "simulation/frame.h"

namespace muster::simulation {

enum class Role : std::uint8_t { member, leader, closer };

// Number of a step since the start of the run; its time is Step × dt.
using Step = std::uint32_t;
inline constexpr Step kNever = std::numeric_limits<Step>::max();
inline constexpr float kFar_m = std::numeric_limits<float>::infinity();

using PlaceId = Id<struct PlaceTag>;  // into State::places

struct People {
  crowd::Crowd crowd;

  // Constant for a person.
  std::vector<GroupId> group;
  std::vector<Role> role;
  std::vector<std::uint8_t> teacher;
  std::vector<float> levelSpeed;            // m/s
  std::vector<float> stairsDown, stairsUp;  // m/s; empty after forgetStairs()
  std::vector<float> eyeHeight_m;           // empty in a scenario without a fire
  std::vector<float> taste;                 // 0 to 1, see Atlas::read
  std::vector<plan::OpeningId> firstDoor;   // doorOf(); empty after forgetDoors()

  // What each is doing.
  std::vector<Status> status;
  std::vector<Step> start;  // when a waiting person sets off; kNever = not called yet
  std::vector<navigation::RouteId> route;
  std::vector<plan::OpeningId> headingFor;  // next opening; none = the target lies in this space
  std::vector<navigation::LegId> leg;       // followed in the present space
  std::vector<std::uint8_t> decide;         // 1 = must choose the way on before the next motion
  std::vector<PlaceId> place;               // walks to this place in its slot; none = not yet there
  std::vector<float> remaining_m;           // to the target, along the route
  std::vector<float> offset_m;              // from the end of the leg followed to the target
  std::vector<float> best_m;    // smallest way to the target so far, on the present route
  std::vector<Step> progress;   // when `best_m` last improved
  std::vector<Step> decided;    // when the way was last chosen; kNever = there is none to choose
  std::vector<float> chosen_m;  // what was left of the way when it was last chosen

  std::size_t size() const { return crowd.size(); }
  bool onTheWay(std::size_t row) const {
    return status[row] == Status::moving || status[row] == Status::stuck;
  }
  // The opening that somebody who is here and on the way heads for, if there is one.
  plan::OpeningId bound(std::size_t row) const {
    return crowd.present[row] && onTheWay(row) ? headingFor[row] : plan::OpeningId();
  }
  geometry::Vec2 position(std::size_t row) const { return crowd.body[row].position; }
  void resize(std::size_t n);
  // Assigned door of the starting room, none = free.
  plan::OpeningId doorOf(std::size_t row) const {
    return firstDoor.empty() ? plan::OpeningId{} : firstDoor[row];
  }
  void freeDoor(std::size_t row) {
    if (!firstDoor.empty()) firstDoor[row] = {};
  }
  void forgetStairs();        // where there are none to walk
  void forgetDoors();         // where nobody has one
  std::size_t bytes() const;  // with the bodies
};

}  // namespace muster::simulation
