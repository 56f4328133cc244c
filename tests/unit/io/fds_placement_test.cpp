// The storey of scenarios/fire/fds-storey, laid right and wrong.
#include "io/fds_placement.h"

#include "fds_case.h"

namespace muster::io {
namespace {

using testing::has;

class FdsPlacement : public ::testing::Test {
 protected:
  FdsFit fit(hazard::FdsFire fire) const { return fitOf(run_, FdsFrame(fire), storey_); }
  static hazard::FdsFire laid(geometry::Vec2 offset_m, double rotation_deg = 0) {
    hazard::FdsFire fire;
    fire.offset_m = offset_m;
    fire.rotation_deg = rotation_deg;
    return fire;
  }

  FdsRun run_ = *readFdsRun(MUSTER_SOURCE_DIR "/scenarios/fire/fds-storey/school.smv");
  plan::Campus storey_ = testing::storeyOf({{{0, 0}, {36, 2.4}},
                                            {{0, 2.7}, {9, 9.9}},
                                            {{9.3, 2.7}, {17.7, 9.9}},
                                            {{18.3, 2.7}, {26.7, 9.9}},
                                            {{27, 2.7}, {36, 9.9}}});
};

TEST(FdsFrame, goesThereAndBack) {
  hazard::FdsFire fire;
  fire.offset_m = {10, 20};
  fire.rotation_deg = 30;
  fire.elevation_m = 3.6;
  const FdsFrame frame(fire);
  EXPECT_NEAR(frame.toPlan({2, 0}).x, 10 + 2 * 0.8660254037844387, 1e-12);
  EXPECT_NEAR(frame.toPlan({2, 0}).y, 21, 1e-12);
  const geometry::Vec2 back = frame.toFds(frame.toPlan({3, -4}));
  EXPECT_NEAR(back.x, 3, 1e-12);
  EXPECT_NEAR(back.y, -4, 1e-12);
  EXPECT_DOUBLE_EQ(frame.toFdsElevation(5), 1.4);
}

TEST_F(FdsPlacement, isQuietWhereItFits) {
  // To the wall's thickness: a plan may draw walls where FDS's grid has none.
  for (const geometry::Vec2 offset : {geometry::Vec2{0, 0}, {0.15, 0}, {0, 0.15}, {-0.15, -0.1}}) {
    const FdsFit fit = this->fit(laid(offset));
    EXPECT_TRUE(fitProblems(fit).empty())
        << offset.x << " " << offset.y << ": " << fit.strayWalls << " " << fit.missingWalls;
    EXPECT_GT(fit.wallCells, 100u);
    EXPECT_GT(fit.wallPoints, 100u);
  }
}

TEST_F(FdsPlacement, warnsWhereItDoesNot) {
  for (const auto& fire :
       {laid({1, 0}), laid({-1, 0}), laid({0, 1}), laid({0, -1}), laid({2, 0}), laid({5, 0}),
        laid({0, 3}), laid({4, 4}), laid({36, 10.2}, 180), laid({12, 0}, 90), laid({0, 0}, 15)}) {
    const FdsFit fit = this->fit(fire);
    EXPECT_TRUE(has(fitProblems(fit), "fds.misplaced"))
        << fire.offset_m.x << " " << fire.offset_m.y << " " << fire.rotation_deg << ": "
        << fit.strayWalls << " " << fit.missingWalls;
  }
}

TEST_F(FdsPlacement, saysThatItCannotTell) {
  for (FdsMesh& mesh : run_.meshes) mesh.obstructions.clear();
  const plan::Campus hall = testing::storeyOf({{{-20, -20}, {60, 40}}});
  EXPECT_TRUE(has(fitProblems(fitOf(run_, FdsFrame(laid({0, 0})), hall)), "fds.no-walls"));
  // Without any wall in FDS a storey of rooms does not fit.
  EXPECT_TRUE(has(fitProblems(fit(laid({0, 0}))), "fds.misplaced"));
}

// Walls without thickness count as walls.
TEST_F(FdsPlacement, seesThinWalls) {
  for (FdsMesh& mesh : run_.meshes) {
    for (FdsRange& box : mesh.obstructions) {
      if (box[1] - box[0] == 1) box[1] = box[0];
      if (box[3] - box[2] == 1) box[3] = box[2];
    }
  }
  EXPECT_TRUE(fitProblems(fit(laid({0, 0}))).empty());
  EXPECT_TRUE(has(fitProblems(fit(laid({0, 1}))), "fds.misplaced"));
}

}  // namespace
}  // namespace muster::io
