// Staircases of a rooms-and-doors drawing: one area per level, nothing that says where a flight
// begins, turns or ends. What can be built from it is built, everything else is told.
//
// Stair areas of several levels that overlap in plan are one shaft. The doors on its edge (its
// mouths) tell where the flights begin and end: the lowest level has only the foot of a flight, the
// highest only the head of one. Steps come from the name
// ("20 шт x 350,00 мм x 190,00 мм" = risers × tread × riser), the rise from the levels' elevations.
// The one form that is built is the dog-leg: two parallel flights of half the risers, a half
// landing at the far end: inside the area where it has room for it, else beyond it, where free.
// What is drawn as the way out of a level but lies on the head of a flight is its mouth.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "io/import_rooms.h"

namespace muster::io {

// From one level to the next one up.
struct StairRun {
  std::size_t shaft = 0;
  std::size_t from_level = 0;
  geometry::Polygon lower;
  geometry::Polygon landing;
  geometry::Polygon upper;
  plan::Ascent lower_ascent;
  plan::Ascent upper_ascent;
  geometry::Segment lower_head;  // between lower flight and half landing
  geometry::Segment upper_foot;  // between half landing and upper flight
  geometry::Segment foot_edge;   // of the lower flight, at from_level; the flight to its left
  geometry::Segment head_edge;   // of the upper flight, at the level above; the flight to its left
  const RoomElement* drawn = nullptr;
};

// Which end of which run a drawn door leads onto; nullopt: onto a stair of which nothing could be
// built there.
struct StairMouth {
  std::optional<std::size_t> run;
  bool head = false;
};

struct Stairs {
  std::vector<StairRun> runs;                       // by shaft, upwards
  std::map<const RoomElement*, StairMouth> mouths;  // doors and exits that are stair mouths
  std::vector<geometry::Polygon> footprints;        // per shaft, with the half landing
};

Stairs buildStairs(const RoomDrawing& drawing, ImportReport& report);

}  // namespace muster::io
