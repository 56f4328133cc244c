#include "viewer/graphics/triangulation.h"

#include <gtest/gtest.h>

namespace muster::viewer {
namespace {

using geometry::Polygon;
using geometry::Vec2;

double areaOf(const std::vector<Vec2>& corners) {
  double area = 0;
  for (std::size_t i = 0; i + 2 < corners.size(); i += 3) {
    const double twice = geometry::cross(corners[i + 1] - corners[i], corners[i + 2] - corners[i]);
    EXPECT_GE(twice, 0);  // counter-clockwise
    area += twice / 2;
  }
  return area;
}

void expectCovered(Polygon polygon) {
  polygon = geometry::oriented(std::move(polygon));
  EXPECT_NEAR(areaOf(triangulate(polygon)), geometry::area(polygon), 1e-9);
}

TEST(Triangulation, CoversASquareAndAHorseshoe) {
  expectCovered({geometry::rectangle({0, 0}, {3, 2}), {}});
  expectCovered({{{0, 0}, {10, 0}, {10, 8}, {7, 8}, {7, 3}, {3, 3}, {3, 8}, {0, 8}}, {}});
}

TEST(Triangulation, CoversStraightCorners) {
  expectCovered({{{0, 0}, {1, 0}, {2, 0}, {4, 0}, {4, 1}, {4, 2}, {0, 2}, {0, 1}}, {}});
}

TEST(Triangulation, LeavesHolesOut) {
  expectCovered({geometry::rectangle({0, 0}, {20, 10}), {geometry::rectangle({2, 2}, {5, 5})}});
  expectCovered({geometry::rectangle({0, 0}, {20, 10}),
                 {geometry::rectangle({2, 2}, {5, 5}),
                  geometry::rectangle({8, 2}, {11, 5}),
                  geometry::rectangle({8, 6}, {11, 9}),
                  {{14, 5}, {16, 3}, {18, 5}, {16, 7}}}});
}

// A ring around a court in the shape of a star: many reflex corners see the hole.
TEST(Triangulation, CoversARingAroundAStar) {
  geometry::Ring star;
  for (int i = 0; i < 10; ++i) {
    const double angle = 0.1 + i * 0.6283185307, radius = i % 2 == 0 ? 4 : 1.5;
    star.push_back({radius * std::cos(angle), radius * std::sin(angle)});
  }
  expectCovered({{{-6, -6}, {0, -5}, {6, -6}, {5, 0}, {6, 6}, {0, 5}, {-6, 6}, {-5, 0}}, {star}});
}

}  // namespace
}  // namespace muster::viewer
