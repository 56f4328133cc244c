// The rooms-and-doors GeoJSON of evacuation editors: areas with a `sign` (Room, DoorWayInt,
// DoorWayOut, Staircase), a level and links (`connects`) from doors to rooms; names in Russian bear
// the sizes ("900,00 мм x 2 100,00 мм", "20 шт x 350,00 мм x 190,00 мм"). Rooms are the clear area
// between walls, doors thin areas across a wall, stairs one area per level without any link between
// levels. Coordinates are local metres.
//
// Steps: read (import_rooms_read.cpp) → stairs (import_rooms_stairs) → doors and spaces
// (import_rooms.cpp).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "geometry/polygon.h"
#include "io/import_plan.h"
#include "io/json_document.h"

namespace muster::io {

enum class RoomSign { room, door, exit, stair };

// One feature as drawn, coordinates rounded to a millimetre.
struct RoomElement {
  std::string id;
  std::string name;
  std::size_t level = 0;  // into RoomDrawing::levels
  RoomSign sign = RoomSign::room;
  std::vector<std::string> connects;
  geometry::Polygon shape;              // oriented; of rooms and stairs also valid
  std::optional<double> named_width_m;  // from a door's name
  std::optional<double> named_height_m;
  Place place;
};

struct RoomLevel {
  std::string id;
  double elevation_m = 0.0;
  int ordinal = 0;
};

struct RoomDrawing {
  std::string file;
  std::string title;
  std::vector<RoomLevel> levels;  // upwards
  std::vector<RoomElement> elements;
  std::map<std::string, std::size_t> by_id;
};

bool isRoomsAndDoors(const JsonValue& root);

// All errors of the file at once; notes of what was repaired go to the report.
Result<RoomDrawing> readRooms(const JsonValue& root, const std::string& file, ImportReport& report);

Result<Imported> importRooms(const JsonValue& root, const std::string& file);

// An item of an import report. Places and ids are kept, so that each can be found in the file.
Problem importItem(Severity severity, std::string code, const RoomDrawing& drawing,
                   const RoomElement* element,
                   std::vector<std::pair<std::string, std::string>> arguments);

// "1.60": what a person wants to read of a length in metres.
std::string metres(double value);

}  // namespace muster::io
