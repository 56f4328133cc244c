// Doors of a rooms-and-doors drawing become openings. A door's area becomes part of one of its two
// rooms, so that walls keep their thickness; the opening is the face where it touches the other
// one.
//
// What the drawing calls a way out is believed only at ground level and only if nothing is behind
// it: a room behind it makes it an inner door, a flight makes it a stair mouth, a height above the
// ground makes it a locked opening that the user must decide.
#pragma once

#include <string>
#include <vector>

#include "io/import_rooms.h"
#include "io/import_rooms_stairs.h"

namespace muster::io {

struct PlacedRoom {
  const RoomElement* drawn = nullptr;
  std::vector<geometry::Polygon> parts;  // the drawn area, then the passages that become part of it
  std::size_t doors = 0;
  std::string stair;  // set for the floor-level landing of a staircase
};

struct PlacedDoors {
  std::vector<PlacedRoom> rooms;             // in the drawing's order
  std::vector<plan::DraftOpening> openings;  // in the drawing's order
};

PlacedDoors placeDoors(const RoomDrawing& drawing, const Stairs& stairs, ImportReport& report);

// "stair-2", and of a run "stair-2.0" (from level 0); its spaces are this and ".lower", ".half",
// ".upper".
std::string stairId(std::size_t shaft);
std::string runId(const RoomDrawing& drawing, const StairRun& run);

}  // namespace muster::io
