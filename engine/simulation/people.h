// Everybody in the world as columns: bodies (crowd::Crowd) plus what each is doing. Rows never
// move; row = AgentId.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "behaviour/person.h"
#include "crowd/crowd.h"
#include "simulation/frame.h"

namespace muster::simulation {

enum class Role : std::uint8_t { member, leader, closer };

inline constexpr double kNever_s = std::numeric_limits<double>::infinity();

struct People {
  crowd::Crowd crowd;

  // Constant for a person.
  std::vector<GroupId> group;
  std::vector<Role> role;
  std::vector<std::uint8_t> teacher;
  std::vector<double> levelSpeed, stairsDown, stairsUp;  // m/s
  std::vector<double> taste;                             // 0 to 1, see Atlas::read
  std::vector<plan::OpeningId> firstDoor;  // assigned door of the starting room, none = free

  // What each is doing.
  std::vector<Status> status;
  std::vector<double> start_s;  // when a waiting person sets off; kNever_s = not called yet
  std::vector<navigation::RouteId> route;
  std::vector<plan::OpeningId> headingFor;  // next opening; none = the target lies in this space
  std::vector<navigation::LegId> leg;       // followed in the present space
  std::vector<std::uint8_t> decide;         // 1 = must choose the way on before the next motion
  std::vector<std::uint8_t> hasPlace;       // 1 = walks to (placeX, placeY) in its slot
  std::vector<double> placeX, placeY;
  std::vector<double> remaining_m;  // to the target, along the route
  std::vector<double> offset_m;              // from the end of the leg followed to the target
  std::vector<double> best_m;                // smallest way to the target so far, on the present route
  std::vector<double> progress_s;   // when `best_m` last improved
  std::vector<double> rethink_s;    // not before this time

  std::size_t size() const { return crowd.size(); }
  void resize(std::size_t n);
};

}  // namespace muster::simulation
