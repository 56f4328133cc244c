// Maps of a recorded run, and pieces of its plan.
#include "report/path_pictures.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "analysis/density_map.h"
#include "io/plan_reader.h"
#include "plan/check.h"
#include "report/plan_crop.h"

namespace muster::report {
namespace {

class PathPictures : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto draft = io::readPlan(MUSTER_SOURCE_DIR "/maps/two-storeys.geojson");
    ASSERT_TRUE(draft);
    run_.campus = std::make_unique<const plan::Campus>(*plan::check(*draft).campus);
    run_.paths = analysis::PathMaps(*run_.campus, kMapCell_m).maps();
    run_.density = analysis::DensityMaps(*run_.campus, kMapCell_m).maps();
    ASSERT_EQ(run_.paths.size(), run_.density.size());
  }
  // Map and cell of the first cell in a space of that kind.
  std::pair<std::size_t, std::size_t> cellOf(bool sloped, bool outdoor) const {
    for (std::size_t at = 0; at < run_.paths.size(); ++at) {
      const auto& owner = run_.paths[at].owner;
      for (std::size_t cell = 0; cell < owner.size(); ++cell) {
        if (owner[cell] >= run_.campus->spaces.size()) continue;
        const plan::Space& space = run_.campus->spaces[owner[cell]];
        if (plan::isSloped(space.category) == sloped && space.outdoor() == outdoor)
          return {at, cell};
      }
    }
    ADD_FAILURE() << "the plan has no such space";
    return {0, 0};
  }
  float valueAt(const std::string& what, std::pair<std::size_t, std::size_t> place) {
    run_.paths[place.first].persons[place.second] = 1;
    const std::string level = (*run_.campus)[run_.paths[place.first].level].id;
    for (const MapPicture& picture : recordedPictures(run_, what, Words(Language::en)))
      if (picture.level == level) return picture.values[place.second];
    return NAN;
  }

  RecordedRun run_;
};

TEST_F(PathPictures, StairsHaveTheirOwnLevelsOfService) {
  const auto stair = cellOf(true, false), floor = cellOf(false, false);
  run_.density[stair.first].max_per_m2[stair.second] = 1.0f;
  run_.density[floor.first].max_per_m2[floor.second] = 1.0f;
  EXPECT_EQ(valueAt("service", stair), 2.5f);  // C: 1 m² each; B takes 1.39
  EXPECT_EQ(valueAt("service", floor), 3.5f);  // D: C takes 1.39
}

TEST_F(PathPictures, UsageIsWhiteWhereNobodyWas) {
  const auto floor = cellOf(false, false);
  EXPECT_EQ(recordedPictures(run_, "usage", Words(Language::en)).size(), 0u);
  EXPECT_EQ(valueAt("usage", floor), 1);
  const auto pictures = recordedPictures(run_, "usage", Words(Language::en));
  ASSERT_EQ(pictures.size(), 1u);
  EXPECT_EQ(std::ranges::count_if(pictures[0].values, [](float v) { return !std::isnan(v); }), 1);
}

TEST_F(PathPictures, TimeToExitStaysIndoors) {
  const auto inside = cellOf(false, false), outside = cellOf(false, true);
  run_.paths[inside.first].toExit_s[inside.second] = 42;
  run_.paths[outside.first].toExit_s[outside.second] = 1;
  EXPECT_EQ(valueAt("time-to-exit", inside), 42);
  EXPECT_TRUE(std::isnan(valueAt("time-to-exit", outside)));
}

TEST_F(PathPictures, APieceOfThePlan) {
  const auto png = planCrop(*run_.campus, run_.campus->levels.front().id, {0, 0});
  ASSERT_TRUE(png);
  EXPECT_TRUE(png->starts_with("\x89PNG"));
  EXPECT_FALSE(planCrop(*run_.campus, "no such level", {0, 0}));
}

}  // namespace
}  // namespace muster::report
