#include "viewer/panels/layout.h"

#include <algorithm>

namespace muster::viewer {

Layout layoutOf(int width, int height, bool panels, double scale) {
  Layout layout;
  const double w = width, h = height;
  layout.picture = {0, 0, w, h};
  if (!panels) return layout;
  const double side = std::min(285.0 * scale, w / 3), foot = std::min(100.0 * scale, h / 4);
  const double right = std::min(380.0 * scale, w / 3);
  layout.left = {0, 0, side, h - foot};
  layout.right = {w - right, 0, right, h - foot};
  layout.bottom = {0, h - foot, w, foot};
  layout.picture = {side, 0, w - side - right, h - foot};
  return layout;
}

}  // namespace muster::viewer
