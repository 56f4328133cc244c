// How the generator draws: rectangular rooms in a frame of their own, with doorways cut through
// their walls. A doorway is a recess of the room as deep as the wall, so that the opening's line
// lies on the face of whatever is beyond and both polygons touch there.
//
// All coordinates leave on a grid of 1 mm, so that edges which should coincide do, to the bit.
// Plain values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dimensions.h"
#include "plan/draft.h"

namespace muster::maps {

using geometry::Vec2;

// Local coordinates of a room: u along its front, v into it; who stands at the front and looks in
// has u to the right. v is always the left normal of u, so rings keep their sense.
struct Frame {
  Vec2 origin;
  Vec2 u{1, 0};

  Vec2 at(double alongU, double alongV) const;
};

enum class Side { front, right, back, left };  // v low, u high, v high, u low

struct Doorway {
  std::string id;
  plan::Name name;
  std::string beyond;  // id of the space behind it; empty: outside, a final exit
  Side side = Side::front;
  double from_m = 0;  // along u (front, back) or v (left, right)
  double to_m = 0;
  double depth_m = kWall_m;  // of the recess; 0: the spaces touch
  plan::OpeningKind kind = plan::OpeningKind::door;
  double frame_m = kFrameTakes_m;  // taken from the width: 0 for gaps
  int lanes = 1;
  plan::Swing swing = plan::Swing::none;
  plan::DoorPosition position = plan::DoorPosition::unspecified;
  bool locked = false;
  std::string level;  // default: the room's
};

struct Room {
  std::string id;
  plan::Name name;
  std::string level;
  plan::Category category = plan::Category::unspecified;
  Frame frame;
  Vec2 low, high;  // inside the walls, in the frame
  std::vector<Doorway> doorways;
  std::optional<double> elevation_m;
  std::optional<plan::Ascent> ascent;
  std::string stair;
  std::optional<int> capacity;
};

// A gap: nothing taken from the width, no leaf.
Doorway gap(std::string id, std::string beyond, Side side, double from_m, double to_m,
            double depth_m);

void draw(plan::Draft& draft, const Room& room);
void drawFixture(plan::Draft& draft, const std::string& id, const std::string& level,
                 plan::FixtureKind kind, const Frame& frame, Vec2 low, Vec2 high);
// An opening in the outer line of a space that is no room, e.g. a gate in the wall of a yard: the
// space lies left of the line.
plan::DraftOpening gateIn(const std::string& space, const std::string& level,
                          geometry::Segment line, int lanes);
geometry::Ring ringIn(const Frame& frame, Vec2 low, Vec2 high);
Vec2 snapped(Vec2 p);
double snapped(double value);

}  // namespace muster::maps
