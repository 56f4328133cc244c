// Rooms along a corridor: a classroom with its two doors, its desks and lectern; a laboratory; a
// plain room.
#pragma once

#include <string>

#include "sketch.h"

namespace muster::maps {

enum class Furniture { none, desks, benches };

struct TeachingRoom {
  std::string id;
  plan::Name name;
  std::string level;
  std::string corridor;  // id of the space that its doors lead to
  plan::Category category = plan::Category::classroom;
  Furniture furniture = Furniture::none;
  Frame frame;  // origin on the corridor's face, u along it, v into the room
  double length_m = kRoomLength_m;
  bool boardOnTheLeft = true;  // looking in; the front door is on the same side
  bool oneDoor = false;        // small rooms
};

void draw(plan::Draft& draft, const TeachingRoom& room);
int seats(Furniture furniture);

// The frames of rooms north and south of a corridor whose face is at y; both span x_m to x_m +
// length_m.
Frame northOf(double x_m, double y_m);
Frame southOf(double x_m, double y_m, double length_m);

}  // namespace muster::maps
