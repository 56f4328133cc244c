#include "io/import_rooms_shaft.h"

#include <algorithm>
#include <cmath>

#include "io/import_facing.h"

namespace muster::io {
namespace {

using geometry::Box;
using geometry::Polygon;
using geometry::Vec2;

// Areas of one staircase cover each other on every level, but for how much of it an editor cut away
// above the flights.
constexpr double kSameShaft = 0.5;
// Mouths lie on the edge, give or take twice what a door may miss.
constexpr double kOnEdge_m = 2.0 * kTouch_m;

double boxArea(const Box& box) {
  return std::max(0.0, box.width()) * std::max(0.0, box.height());
}

bool sameShaft(const RoomElement& a, const RoomElement& b) {
  const Box first = geometry::bounds(a.shape);
  const Box second = geometry::bounds(b.shape);
  const Box common{{std::max(first.low.x, second.low.x), std::max(first.low.y, second.low.y)},
                   {std::min(first.high.x, second.high.x), std::min(first.high.y, second.high.y)}};
  return boxArea(common) > kSameShaft * std::min(boxArea(first), boxArea(second));
}

std::vector<Shaft> groupAreas(const RoomDrawing& drawing) {
  std::vector<Shaft> shafts;
  for (const RoomElement& element : drawing.elements) {
    if (element.sign != RoomSign::stair) continue;
    const auto member = [&](const RoomElement* area) {
      return area->level != element.level && sameShaft(*area, element);
    };
    const auto shaft = std::find_if(shafts.begin(), shafts.end(), [&](const Shaft& s) {
      return std::any_of(s.areas.begin(), s.areas.end(), member);
    });
    if (shaft == shafts.end()) {
      shafts.push_back({{&element}, {}, {}, std::nullopt});
    } else {
      shaft->areas.push_back(&element);
    }
  }
  for (Shaft& shaft : shafts) {
    std::stable_sort(shaft.areas.begin(), shaft.areas.end(),
                     [](const auto* a, const auto* b) { return a->level < b->level; });
  }
  return shafts;
}

// The room that a door has on the other side of a stair area.
const RoomElement* roomBehind(const RoomDrawing& drawing, const RoomElement& door,
                              const RoomElement& area) {
  for (const std::string& link : door.connects) {
    const RoomElement& other = drawing.elements[drawing.by_id.at(link)];
    if (&other != &area && other.sign == RoomSign::room) return &other;
  }
  return nullptr;
}

bool links(const RoomElement& door, const RoomElement& area) {
  return std::find(door.connects.begin(), door.connects.end(), area.id) != door.connects.end();
}

ShaftFrame frameAlong(const geometry::Segment& edge, const std::vector<const RoomElement*>& areas) {
  ShaftFrame frame;
  frame.u = geometry::normalised(edge.b - edge.a);
  frame.n = geometry::leftNormal(frame.u);
  double low = 0.0;
  double high = 0.0;
  for (const RoomElement* area : areas) {
    for (const Vec2 p : area->shape.outer) {
      low = std::min(low, dot(p - edge.a, frame.u));
      high = std::max(high, dot(p - edge.a, frame.u));
      frame.length_m = std::max(frame.length_m, dot(p - edge.a, frame.n));
    }
  }
  frame.origin = edge.a + frame.u * low;
  frame.width_m = high - low;
  return frame;
}

void findFrame(const RoomDrawing& drawing, Shaft& shaft) {
  for (const RoomElement* area : shaft.areas) {
    for (const RoomElement& door : drawing.elements) {
      if (door.sign != RoomSign::door || !links(door, *area)) continue;
      const RoomElement* room = roomBehind(drawing, door, *area);
      const auto met = room ? facing(area->shape, room->shape, door.shape) : std::nullopt;
      if (!met) continue;
      shaft.frame = frameAlong(met->near, shaft.areas);
      return;
    }
  }
}

// A door's place on the mouth edge; nullopt if it is not on it.
std::optional<ShaftDoor> onEdge(const ShaftFrame& frame, const RoomElement& door) {
  double low = 1e300;
  double high = -1e300;
  double in = -1e300;
  for (const Vec2 p : door.shape.outer) {
    low = std::min(low, frame.along(p));
    high = std::max(high, frame.along(p));
    in = std::max(in, frame.in(p));
  }
  const bool beside = low > -kOnEdge_m && high < frame.width_m + kOnEdge_m;
  if (!beside || std::fabs(in) > kOnEdge_m || high - low < kNarrowest_m) return std::nullopt;
  const Side side = 0.5 * (low + high) < 0.5 * frame.width_m ? Side::first : Side::second;
  return ShaftDoor{&door, side, high - low};
}

bool belongs(const Shaft& shaft, const RoomElement& door) {
  if (door.sign == RoomSign::door) {
    return std::any_of(shaft.areas.begin(), shaft.areas.end(),
                       [&](const auto* area) { return links(door, *area); });
  }
  // An exit: where the top flight arrives nothing may be drawn above it, so the level above the
  // last area counts as well.
  return door.sign == RoomSign::exit && door.level >= shaft.areas.front()->level &&
         door.level <= shaft.areas.back()->level + 1;
}

void findDoors(const RoomDrawing& drawing, Shaft& shaft) {
  for (const RoomElement& door : drawing.elements) {
    if (!belongs(shaft, door)) continue;
    if (const auto found = onEdge(shaft.frame, door)) shaft.doors.push_back(*found);
  }
  std::stable_sort(shaft.doors.begin(), shaft.doors.end(),
                   [](const auto& a, const auto& b) { return a.door->level < b.door->level; });
}

// The side of the only door of a level; nullopt if it has several on both sides.
std::optional<Side> onlySide(const Shaft& shaft, std::size_t level) {
  std::optional<Side> side;
  for (const ShaftDoor& door : shaft.doors) {
    if (door.door->level != level) continue;
    if (side && *side != door.side) return std::nullopt;
    side = door.side;
  }
  return side;
}

Side opposite(Side side) {
  return side == Side::first ? Side::second : Side::first;
}

void findFoot(Shaft& shaft) {
  if (shaft.doors.empty()) return;
  const std::size_t lowest = shaft.doors.front().door->level;
  const std::size_t highest = shaft.doors.back().door->level;
  const std::optional<Side> below = onlySide(shaft, lowest);
  std::optional<Side> above;
  if (highest > lowest) above = onlySide(shaft, highest);
  if (below.has_value() && below == above) return;  // the drawing contradicts itself
  if (below.has_value()) {
    shaft.foot = below;
  } else if (above.has_value()) {
    shaft.foot = opposite(*above);
  }
}

}  // namespace

Polygon ShaftFrame::area(double along0, double along1, double in0, double in1) const {
  return geometry::oriented(
      {{at(along0, in0), at(along1, in0), at(along1, in1), at(along0, in1)}, {}});
}

std::vector<Shaft> findShafts(const RoomDrawing& drawing) {
  std::vector<Shaft> shafts = groupAreas(drawing);
  for (Shaft& shaft : shafts) {
    findFrame(drawing, shaft);
    if (shaft.frame.width_m <= 0.0) continue;
    findDoors(drawing, shaft);
    findFoot(shaft);
  }
  return shafts;
}

}  // namespace muster::io
