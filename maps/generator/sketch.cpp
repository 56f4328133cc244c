#include "sketch.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace muster::maps {
namespace {

// The doorways of one side in the sense in which the ring passes them.
std::vector<Doorway> along(const Room& room, Side side) {
  std::vector<Doorway> found;
  for (const Doorway& doorway : room.doorways) {
    if (doorway.side == side) found.push_back(doorway);
  }
  const bool rising = side == Side::front || side == Side::right;
  std::sort(found.begin(), found.end(), [rising](const Doorway& a, const Doorway& b) {
    return rising ? a.from_m < b.from_m : a.from_m > b.from_m;
  });
  return found;
}

// A point `along` the side and `outwards` of it.
Vec2 onSide(const Room& room, Side side, double along, double outwards) {
  switch (side) {
    case Side::front:
      return room.frame.at(along, room.low.y - outwards);
    case Side::right:
      return room.frame.at(room.high.x + outwards, along);
    case Side::back:
      return room.frame.at(along, room.high.y + outwards);
    case Side::left:
      return room.frame.at(room.low.x - outwards, along);
  }
  return {};
}

// The outer edge of a doorway, the room to its left.
geometry::Segment lineOf(const Room& room, const Doorway& doorway) {
  const bool rising = doorway.side == Side::front || doorway.side == Side::right;
  const double first = rising ? doorway.from_m : doorway.to_m;
  const double second = rising ? doorway.to_m : doorway.from_m;
  return {onSide(room, doorway.side, first, doorway.depth_m),
          onSide(room, doorway.side, second, doorway.depth_m)};
}

geometry::Ring outline(const Room& room) {
  const std::pair<Side, Vec2> sides[] = {{Side::front, room.frame.at(room.low.x, room.low.y)},
                                         {Side::right, room.frame.at(room.high.x, room.low.y)},
                                         {Side::back, room.frame.at(room.high.x, room.high.y)},
                                         {Side::left, room.frame.at(room.low.x, room.high.y)}};
  geometry::Ring ring;
  const auto add = [&ring](Vec2 p) {
    if (ring.empty() || !(ring.back() == p)) ring.push_back(p);
  };
  for (const auto& [side, corner] : sides) {
    add(corner);
    for (const Doorway& doorway : along(room, side)) {
      if (doorway.depth_m <= 0) continue;  // flush: the edge passes straight on
      const bool rising = side == Side::front || side == Side::right;
      const geometry::Segment line = lineOf(room, doorway);
      add(onSide(room, side, rising ? doorway.from_m : doorway.to_m, 0));
      add(line.a);
      add(line.b);
      add(onSide(room, side, rising ? doorway.to_m : doorway.from_m, 0));
    }
  }
  while (ring.size() > 1 && ring.back() == ring.front()) ring.pop_back();
  return ring;
}

plan::DraftOpening openingOf(const Room& room, const Doorway& doorway) {
  plan::DraftOpening opening;
  opening.id = doorway.id;
  opening.name = doorway.name;
  opening.level = doorway.level.empty() ? room.level : doorway.level;
  opening.line = lineOf(room, doorway);
  opening.spaces = {room.id};
  if (!doorway.beyond.empty()) opening.spaces.push_back(doorway.beyond);
  opening.outside = doorway.beyond.empty();
  opening.kind = doorway.kind;
  const double posts = (doorway.lanes - 1) * kGatePost_m;
  opening.clear_width_m = snapped(doorway.to_m - doorway.from_m - doorway.frame_m - posts);
  opening.width_source = plan::WidthSource::nominal;
  opening.lanes = doorway.lanes;
  opening.swing = doorway.swing;
  opening.position = doorway.position;
  opening.locked = doorway.locked;
  return opening;
}

}  // namespace

double snapped(double value) {
  return std::floor(value * 1000.0 + 0.5) / 1000.0;
}
Vec2 snapped(Vec2 p) {
  return {snapped(p.x), snapped(p.y)};
}

Vec2 Frame::at(double alongU, double alongV) const {
  return snapped(origin + alongU * u + alongV * geometry::leftNormal(u));
}

Doorway gap(std::string id, std::string beyond, Side side, double from_m, double to_m,
            double depth_m) {
  Doorway doorway;
  doorway.id = std::move(id);
  doorway.beyond = std::move(beyond);
  doorway.side = side;
  doorway.from_m = from_m;
  doorway.to_m = to_m;
  doorway.depth_m = depth_m;
  doorway.kind = plan::OpeningKind::gap;
  doorway.frame_m = 0;
  return doorway;
}

geometry::Ring ringIn(const Frame& frame, Vec2 low, Vec2 high) {
  return {frame.at(low.x, low.y), frame.at(high.x, low.y), frame.at(high.x, high.y),
          frame.at(low.x, high.y)};
}

void draw(plan::Draft& draft, const Room& room) {
  plan::DraftSpace space;
  space.id = room.id;
  space.name = room.name;
  space.level = room.level;
  space.category = room.category;
  space.shape.outer = outline(room);
  space.elevation_m = room.elevation_m;
  space.ascent = room.ascent;
  space.stair = room.stair;
  space.capacity = room.capacity;
  draft.spaces.push_back(std::move(space));
  for (const Doorway& doorway : room.doorways) {
    draft.openings.push_back(openingOf(room, doorway));
  }
}

void drawFixture(plan::Draft& draft, const std::string& id, const std::string& level,
                 plan::FixtureKind kind, const Frame& frame, Vec2 low, Vec2 high) {
  plan::DraftFixture fixture;
  fixture.id = id;
  fixture.level = level;
  fixture.kind = kind;
  fixture.shape.outer = ringIn(frame, low, high);
  draft.fixtures.push_back(std::move(fixture));
}

plan::DraftOpening gateIn(const std::string& space, const std::string& level,
                          geometry::Segment line, int lanes) {
  plan::DraftOpening gate;
  gate.level = level;
  gate.line = line;
  gate.spaces = {space};
  gate.outside = true;
  gate.kind = plan::OpeningKind::gate;
  gate.lanes = lanes;
  gate.clear_width_m = snapped(geometry::length(line) - (lanes - 1) * kGatePost_m);
  gate.width_source = plan::WidthSource::nominal;
  return gate;
}

}  // namespace muster::maps
