// Where a root or a division is left out because it decides nothing, answers are those with it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "lots.h"
#include "navigation/goal_shape.h"
#include "navigation/inner_corner.h"

namespace muster::navigation {
namespace {

using geometry::Vec2;
using testing::Lots;

;

double plainHeldUp(double squared, double wanted) {
  if (wanted <= 0) return 0;
  return std::clamp(2.0 * (1.0 - std::sqrt(squared) / wanted), 0.0, 1.0);
}

TEST(FewerRoots, HeldUpIsWhatItWas) {
  Lots lots(7);
  for (int i = 0; i < 10000; ++i) {
    const double wanted = i % 10 ? lots.between(0, 2) : 0.0, speed = lots.between(0, 2);
    ASSERT_EQ(double{HeldUp::of(speed * speed, wanted)}, plainHeldUp(speed * speed, wanted));
  }
  EXPECT_EQ(double{HeldUp(0.3)}, 0.3);
  EXPECT_EQ(double{HeldUp()}, 0.0);
}

// The way off the corner at one end of an opening from (0, 0) to (wide, 0), walked up, as long as
// it was: a root for every distance, clamps instead of minima.
Vec2 plainBeside(double wide, Vec2 x, Vec2 best, double taste, double heldUp) {
  const double height = std::max(0.0, -x.y);
  const double whole = std::min(wide, 1.2 + 1.0 * std::max(0.0, wide - 2 * 1.2));
  if (height >= std::max(3.0, 2 * whole)) return best;
  const double most = std::min(wide, 1.2 + heldUp * std::max(0.0, wide - 2 * 1.2));
  for (const bool high : {false, true}) {
    const Vec2 end{high ? wide : 0.0, 0};
    if (!(geometry::distance(best, end) < 1e-3)) continue;
    const double off = taste * std::min(most, std::max(1.2, geometry::distance(x, end) / 2));
    const double begins = std::max(3.0, 2 * most);
    const double share = std::clamp((begins - height) / (0.5 * begins), 0.0, 1.0);
    const double wanted = share * off;
    if (wanted <= 0.0) return end;
    const Vec2 inwards{high ? -1.0 : 1.0, 0};
    const double foot = dot(x - end, inwards);
    if (foot < 0.0) return roundCorner(x, end, wanted, inwards - Vec2{0, 1});
    return end + inwards * std::clamp(std::clamp(wanted, foot - height, foot + height), 0.0, wide);
  }
  return best;
}

TEST(FewerRoots, WaysBesideCornersAreWhatTheyWere) {
  Lots lots(7);
  int changed = 0;
  for (int i = 0; i < 100000; ++i) {
    const double wide = i % 2 ? lots.between(0.5, 5) : 2.0 + 0.4 * (i % 3);
    Portal portal;
    portal.line = {{-kClearance_m, 0}, {wide + kClearance_m, 0}};
    portal.along = {1, 0};
    portal.passages = {portal.line};
    portal.aims = {{{0, 0}, {wide, 0}}};
    portal.first = plan::SpaceId(1);  // lies to the left of the line: walked up is from the other
    portal.second = plan::SpaceId(0);
    const GoalShape goal = GoalShape::opening(portal, portal.second, {});
    const Vec2 x{lots.between(-6, wide + 6), i % 5 ? lots.between(-8, 0) : lots.between(-1, 0.1)};
    Vec2 best = goal.best(x).at;
    if (i % 7 == 0) best.x += lots.between(-1.1e-3, 1.1e-3);
    const double taste = i % 11 ? lots.between(0, 1) : 1.0;
    const double wanted = lots.between(0.1, 2), speed = lots.between(0, 2);
    const Manner manner{taste, HeldUp::of(speed * speed, wanted), 1};
    const Vec2 plain = plainBeside(wide, x, best, taste, plainHeldUp(speed * speed, wanted));
    ASSERT_EQ(goal.beside(x, best, manner), plain) << i;
    changed += plain == best ? 0 : 1;
  }
  EXPECT_GT(changed, 20000);
}

}  // namespace
}  // namespace muster::navigation
