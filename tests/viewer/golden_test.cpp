// Six views, compared as one would from afar: pictures are reduced to a hundred by sixty blocks, so
// that a smoothed edge that another Mesa draws otherwise is no difference, and a missing wall, heat
// map or legend is one.
//
// MUSTER_REGENERATE=1 in the environment writes the pictures anew; look at the diff.
#include <gtest/gtest.h>

#include <cstdlib>

#include "viewer/graphics/surface.h"
#include "viewer_program.h"

namespace muster::testing {
namespace {

constexpr int kColumns = 100, kLines = 60;
// Mean over all channels of 255. Pictures of two moments differ by more than twice this.
constexpr double kTolerance = 0.2;

void compare(const std::string& name, const std::string& options) {
  const std::string png = freshFolder() + "/" + name + ".png";
  const Said said = viewer("'" + recordingOf("two-storeys") + "' --screenshot " + png +
                           " --size 1000x600 --lang zh " + options);
  ASSERT_EQ(said.exit, 0) << said.output;
  const Picture seen = fromAfar(readPicture(png), kColumns, kLines);
  const std::string golden = source("tests/viewer/golden/" + name + ".png");
  if (std::getenv("MUSTER_REGENERATE") != nullptr) {
    EXPECT_TRUE(muster::viewer::writePng(golden, seen.pixels, kColumns, kLines).empty());
  }
  EXPECT_LT(difference(seen, readPicture(golden)), kTolerance) << png;
}

TEST(GoldenPicture, PlanBySpeed) {
  compare("plan-speed", "--level upper --at 15");
}
TEST(GoldenPicture, PlanByClass) {
  compare("plan-class", "--level lower --at 25 --colour group");
}
TEST(GoldenPicture, Stacked) {
  compare("stacked", "--level all --at 20");
}
TEST(GoldenPicture, StackedWithPanels) {
  compare("panels", "--level all --at 20 --colour state --panels");
}

TEST(GoldenPicture, HighestDensity) {
  compare("heat", "--level lower --at 30 --heat max");
}
TEST(GoldenPicture, Curves) {
  compare("curves", "--level all --at 30 --panels --tab curves --colour density");
}

// The tolerance is no licence: five seconds later it is another picture.
TEST(GoldenPicture, OfAnotherMomentDiffers) {
  const std::string png = freshFolder() + "/later.png";
  ASSERT_EQ(viewer("'" + recordingOf("two-storeys") + "' --screenshot " + png +
                   " --size 1000x600 --lang zh --level lower --at 60 --colour group")
                .exit,
            0);
  EXPECT_GT(difference(fromAfar(readPicture(png), kColumns, kLines),
                       readPicture(source("tests/viewer/golden/plan-class.png"))),
            2 * kTolerance);
}

}  // namespace
}  // namespace muster::testing
