// A group as a scenario or a roster describes it: a class with its room and drill assignment, or loose people. Plain description,
// references by id (text); simulation::check resolves them. Every person belongs to exactly one group.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "behaviour/distribution.h"
#include "foundation/problem.h"
#include "plan/vocabulary.h"

namespace muster::behaviour {

struct Group {
  std::string id;               // "3-2", "visitors"
  std::string file;             // where it was described
  Place place;
  bool isClass = false;         // from a roster: has a roll-call, teachers lead and close
  std::string grade;            // as written; only for tables
  int count = 0;                // pupils, or people of a loose group; teachers not included
  std::string profile;          // id; classes: from the grade if empty
  int teachers = 0;             // the first leads, the second (if any) closes
  std::string teacherProfile = "teacher";

  // Where they are at the start: these spaces, else all spaces of these categories, in proportion to free area.
  std::vector<std::string> spaces;
  std::vector<plan::Category> categories;

  // The drill plan's assignment; empty = free choice (nearest, or familiar exits if given).
  std::string frontDoor, backDoor;    // opening ids; default: the room's doors marked front and back
  std::string frontStair, backStair;  // staircase ids: for those who leave by the front / back door
  std::vector<std::string> exits;     // ways out of the building
  std::vector<std::string> familiarExits;  // preferred ways out; others count as longer (routes.h)
  std::string assembly;               // zone id; empty: gone once outside the campus (or the building, see leaveBuilding)
  int batch = 1;                      // released in this order …
  double releaseDelay_s = 0;          // … and this long after their batch's time
  bool heldUntilReleased = false;     // starts only on a `release` event

  Distribution groupResponse;   // from the alarm (or release) to the class's start, one draw per group
  Distribution personResponse;  // further delay of each person
  // Where they go first: these zones in order, the list `laps` times over, then to the target.
  std::vector<std::string> via;
  int laps = 1;
  std::string party;            // groups of the same party stay together; empty = everybody for himself
  int files = 0;                // walk in so many files behind the leading teacher; 0 = in no order
  int specialNeeds = 0;         // of `count`, pupils with reduced mobility (profile "reduced-mobility")
  int helpers = 0;              // for each of `count`, people who stay with him; belong to the group
  std::string helperProfile = "teacher";

  int people() const { return count * (1 + helpers) + teachers; }
};

}  // namespace muster::behaviour
