#include "plan/free_point.h"

#include <gtest/gtest.h>

#include "plan/check.h"

namespace muster::plan {
namespace {

Campus roomWith(const std::vector<geometry::Ring>& fixtures) {
  Draft draft;
  draft.buildings.push_back({"house", {}, {}});
  DraftLevel level;
  level.id = "ground";
  level.building = "house";
  draft.levels.push_back(level);
  DraftSpace space;
  space.id = "room";
  space.level = "ground";
  space.category = Category::room;
  space.shape.outer = geometry::rectangle({0, 0}, {10, 6});
  draft.spaces.push_back(space);
  DraftOpening exit;
  exit.id = "exit";
  exit.level = "ground";
  exit.line = {{0, 2}, {0, 3}};
  exit.outside = true;
  draft.openings.push_back(exit);
  for (std::size_t i = 0; i < fixtures.size(); ++i) {
    DraftFixture fixture;
    fixture.id = "table-" + std::to_string(i);
    fixture.level = "ground";
    fixture.kind = FixtureKind::desk;
    fixture.shape.outer = fixtures[i];
    draft.fixtures.push_back(fixture);
  }
  return std::move(*check(draft).campus);
}

TEST(FreePoint, isTheInnerPointWhereNothingStands) {
  const Campus campus = roomWith({geometry::rectangle({0.5, 0.5}, {1.5, 1.0})});
  EXPECT_EQ(freePoint(campus, SpaceId(0)), geometry::innerPoint(campus.spaces[0].walkable));
}

TEST(FreePoint, keepsOffFurnitureInTheMiddle) {
  const Campus campus =
      roomWith({geometry::rectangle({3, 2}, {7, 4}), geometry::rectangle({1, 4.5}, {9, 5.5})});
  const geometry::Vec2 inner = geometry::innerPoint(campus.spaces[0].walkable);
  ASSERT_TRUE(geometry::contains(campus.fixtures[0].shape, inner));
  const geometry::Vec2 p = freePoint(campus, SpaceId(0));
  for (const Fixture& fixture : campus.fixtures) EXPECT_FALSE(geometry::contains(fixture.shape, p));
  EXPECT_TRUE(geometry::contains(campus.spaces[0].walkable, p));
  EXPECT_GT(geometry::distanceToBoundary(campus.spaces[0].walkable, p), 0.5);
}

}  // namespace
}  // namespace muster::plan
