#include "floor.h"

#include <cmath>
#include <numbers>
#include <string>

namespace muster::crowd::test {

using geometry::Vec2;

Floor::Floor() {
  campus_.sheets = 1;
  campus_.levels.push_back({"ground", {}, {}, 0, 0.0, 3.6});
}

plan::SpaceId Floor::add(geometry::Polygon shape, bool convex) {
  const plan::SpaceId id{campus_.spaces.size()};
  plan::Space space{};
  space.id = "space " + std::to_string(id.index());
  space.level = plan::LevelId{std::size_t{0}};
  space.sheet = plan::SheetId{std::size_t{0}};
  space.category = plan::Category::room;
  space.shape = geometry::oriented(std::move(shape));
  space.walkable = space.shape;
  space.box = geometry::bounds(space.shape);
  space.area_m2 = geometry::area(space.shape);
  space.capacity = 10000;
  space.convex = convex;
  campus_.spaces.push_back(std::move(space));
  return id;
}

plan::SpaceId Floor::room(Vec2 low, Vec2 high) {
  return add({geometry::rectangle(low, high), {}}, true);
}

plan::SpaceId Floor::block(Vec2 corner, Vec2 along, Vec2 across) {
  return add({{corner, corner + along, corner + along + across, corner + across}, {}}, true);
}

plan::SpaceId Floor::ring(Vec2 centre, double inner_m, double outer_m) {
  constexpr int kCorners = 64;
  const auto circle = [&](double radius) {
    geometry::Ring ring;
    for (int i = 0; i < kCorners; ++i) {
      const double angle = 2 * std::numbers::pi * i / kCorners;
      ring.push_back(centre + radius * Vec2{std::cos(angle), std::sin(angle)});
    }
    return ring;
  };
  return add({circle(outer_m), {circle(inner_m)}}, false);
}

plan::OpeningId Floor::gap(Vec2 a, Vec2 b, plan::SpaceId first, plan::SpaceId second) {
  const plan::OpeningId id{campus_.openings.size()};
  plan::Opening opening{};
  opening.id = "gap " + std::to_string(id.index());
  opening.line = {a, b};
  opening.first = first;
  opening.second = second;
  opening.passages = {{a, b}};
  opening.kind = plan::OpeningKind::gap;
  opening.clear_width_m = geometry::distance(a, b);
  campus_.openings.push_back(std::move(opening));
  campus_.spaces[first.index()].openings.push_back(id);
  if (second.valid()) campus_.spaces[second.index()].openings.push_back(id);
  return id;
}

Bottleneck::Bottleneck(double width_m, double length_m, double roomDepth_m, double roomWidth_m) {
  const double middle = roomWidth_m / 2;
  const double low = middle - width_m / 2;
  const double high = middle + width_m / 2;
  const double x1 = roomDepth_m;
  const double x2 = x1 + length_m;
  const double x3 = x2 + 3;
  room = floor.room({0, 0}, {x1, roomWidth_m});
  neck = floor.room({x1, low}, {x2, high});
  behind = floor.room({x2, 0}, {x3, roomWidth_m});
  entry = floor.gap({x1, low}, {x1, high}, room, neck);
  end = floor.gap({x2, low}, {x2, high}, neck, behind);
  out = floor.gap({x3, 0}, {x3, roomWidth_m}, behind);
}

Counterflow::Counterflow() {
  left = floor.room({0, 0}, {10, 10});
  corridor = floor.room({10, 4}, {20, 6});
  right = floor.room({20, 0}, {30, 10});
  leftOut = floor.gap({0, 10}, {0, 0}, left);
  leftMouth = floor.gap({10, 4}, {10, 6}, left, corridor);
  rightMouth = floor.gap({20, 4}, {20, 6}, corridor, right);
  rightOut = floor.gap({30, 0}, {30, 10}, right);
}

}  // namespace muster::crowd::test
