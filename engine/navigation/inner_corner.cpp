#include "navigation/inner_corner.h"

namespace muster::navigation {

using geometry::Vec2;

Vec2 besideCorner(const InnerCorner& corner, Vec2 x, double taste) {
  return offCorner(corner, x, taste * corner.mostOff_m);
}

}  // namespace muster::navigation
