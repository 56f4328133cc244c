// Who crossed which cell, and how long it took from there, for people whose walks are known.
#include "analysis/path_maps.h"

#include <gtest/gtest.h>

#include <cmath>

#include "school_corner.h"

namespace muster::analysis {
namespace {

using namespace testing;

class PathMapsTest : public ::testing::Test {
 protected:
  const PathMap& levelOf(const std::vector<PathMap>& maps, std::size_t space) const {
    for (const PathMap& map : maps)
      if (map.level == campus_.spaces[space].level) return map;
    return maps.front();
  }
  static std::size_t cellAt(const PathMap& map, geometry::Vec2 p) {
    const auto along = [&](double at, double origin) {
      return static_cast<std::size_t>((at - origin) / map.raster.cell_m);
    };
    return along(p.y, map.raster.origin.y) * map.raster.columns + along(p.x, map.raster.origin.x);
  }

  plan::Campus campus_ = schoolCorner();
  simulation::Setup setup_ = setupFor(campus_);
};

TEST_F(PathMapsTest, CountsPeopleOnceAndTimesThemToTheDoor) {
  Stage stage(setup_, 2);
  PathMaps paths(campus_, 0.5);
  stage.stand(0, kHall, {16.2, 1.2});
  stage.stand(1, kRoom, {2, 2});
  paths.observe(stage.frame(10));
  stage.stand(0, kHall, {17.2, 1.2});
  paths.observe(stage.frame(11));
  stage.stand(0, kHall, {16.2, 1.2});  // back again: the same person
  stage.stand(1, kHall, {16.3, 1.3});  // the same cell
  paths.observe(stage.frame(14));
  stage.stand(0, kHall, {19, 1.2});
  stage.stand(1, kHall, {19, 1.2});
  paths.observe(stage.frame(20));
  stage.stand(0, kYard, {22, 1.2});
  paths.observe(stage.frame(21));

  const auto maps = paths.maps();
  const PathMap& hall = levelOf(maps, kHall);
  EXPECT_EQ(hall.persons[cellAt(hall, {16.2, 1.2})], 2);
  EXPECT_EQ(hall.persons[cellAt(hall, {17.2, 1.2})], 1);
  EXPECT_EQ(hall.persons[cellAt(hall, {18, 1.2})], 0);
  // Only person 0 came out; it was last indoors at 20 s.
  EXPECT_EQ(hall.toExit_s[cellAt(hall, {16.2, 1.2})], 10);
  EXPECT_EQ(hall.toExit_s[cellAt(hall, {17.2, 1.2})], 9);
  const PathMap& room = levelOf(maps, kRoom);
  EXPECT_EQ(room.persons[cellAt(room, {2, 2})], 1);
  EXPECT_TRUE(std::isnan(room.toExit_s[cellAt(room, {2, 2})]));
  EXPECT_TRUE(std::isnan(room.toExit_s[cellAt(room, {4, 2})]));
}

TEST_F(PathMapsTest, OutdoorsNobodyHasToGetOut) {
  Stage stage(setup_, 1);
  PathMaps paths(campus_, 0.5);
  stage.stand(0, kHall, {19, 1.2});
  paths.observe(stage.frame(1));
  stage.stand(0, kYard, {30, 1.2});
  paths.observe(stage.frame(5));
  const auto maps = paths.maps();
  const PathMap& yard = levelOf(maps, kYard);
  EXPECT_EQ(yard.persons[cellAt(yard, {30, 1.2})], 1);
  EXPECT_TRUE(std::isnan(yard.toExit_s[cellAt(yard, {30, 1.2})]));
}

TEST_F(PathMapsTest, BesideThePlanNobodyIsCounted) {
  Stage stage(setup_, 1);
  PathMaps paths(campus_, 0.5);
  stage.stand(0, kHall, {-1000, 5000});
  paths.observe(stage.frame(1));
  for (const PathMap& map : paths.maps())
    for (const float persons : map.persons) ASSERT_EQ(persons, 0);
}

}  // namespace
}  // namespace muster::analysis
