#include "viewer/graphics/camera.h"

#include <gtest/gtest.h>

namespace muster::viewer {
namespace {

const Frame kFrame{100, 50, 800, 600};

Camera slanted() {
  Camera camera;
  camera.target = {12, -7, 3};
  camera.yaw_deg = 40;
  camera.pitch_deg = 35;
  camera.metresPerPixel = 0.07;
  return camera;
}

TEST(Camera, StraightDownIsAPlanWithYUpwards) {
  Camera camera;
  camera.metresPerPixel = 0.5;
  const Projection projection(camera, kFrame);
  const Pixel middle = projection.pixel({0, 0, 0});
  EXPECT_DOUBLE_EQ(middle.x, 500);
  EXPECT_DOUBLE_EQ(middle.y, 350);
  const Pixel corner = projection.pixel({10, 20, 99});  // heights do not matter
  EXPECT_DOUBLE_EQ(corner.x, 520);
  EXPECT_DOUBLE_EQ(corner.y, 310);
}

TEST(Camera, GroundIsTheInverseOfPixel) {
  const Projection projection(slanted(), kFrame);
  for (const double z : {0.0, 3.6, 14.4}) {
    const Pixel at = projection.pixel({4, 9, z});
    const geometry::Vec2 back = projection.ground(at, z);
    EXPECT_NEAR(back.x, 4, 1e-9);
    EXPECT_NEAR(back.y, 9, 1e-9);
  }
}

TEST(Camera, ClipRowsAgreeWithPixels) {
  const Projection projection(slanted(), kFrame);
  const Pixel at = projection.pixel({4, 9, 3.6});
  const auto x = projection.clipX(), y = projection.clipY();
  EXPECT_NEAR(x[0] * 4 + x[1] * 9 + x[2] * 3.6 + x[3], (at.x - kFrame.x) / 400 - 1, 1e-5);
  EXPECT_NEAR(y[0] * 4 + y[1] * 9 + y[2] * 3.6 + y[3], 1 - (at.y - kFrame.y) / 300, 1e-5);
}

TEST(Camera, LookAtKeepsTheBoxInTheFrameAndFillsIt) {
  Camera camera = slanted();
  const geometry::Box box{{-20, 5}, {60, 45}};
  lookAt(camera, box, 0, 20, kFrame);
  const Projection projection(camera, kFrame);
  double widest = 0;
  for (const double x : {-20.0, 60.0}) {
    for (const double y : {5.0, 45.0}) {
      for (const double z : {0.0, 20.0}) {
        const Pixel at = projection.pixel({x, y, z});
        EXPECT_TRUE(kFrame.contains(at));
        widest = std::max({widest, std::abs(at.x - 500) / 400, std::abs(at.y - 350) / 300});
      }
    }
  }
  EXPECT_GT(widest, 0.9);
}

TEST(Camera, ZoomLeavesThePlaceUnderTheMouse) {
  Camera camera = slanted();
  const Pixel mouse{230, 410};
  const geometry::Vec2 before = Projection(camera, kFrame).ground(mouse, camera.target.z);
  zoomAt(camera, kFrame, mouse, 3);
  const geometry::Vec2 after = Projection(camera, kFrame).ground(mouse, camera.target.z);
  EXPECT_NEAR(camera.metresPerPixel, 0.07 / 3, 1e-12);
  EXPECT_NEAR(after.x, before.x, 1e-9);
  EXPECT_NEAR(after.y, before.y, 1e-9);
}

}  // namespace
}  // namespace muster::viewer
