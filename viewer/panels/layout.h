// Where the parts of the window are. Pure values, in pixels.
#pragma once

#include "viewer/graphics/camera.h"

namespace muster::viewer {

struct Layout {
  Frame picture;
  Frame left;    // what is shown: levels, colours
  Frame right;   // bottlenecks, curves, selection, events
  Frame bottom;  // time line
};

// Without panels the picture fills all.
Layout layoutOf(int width, int height, bool panels, double scale);

}  // namespace muster::viewer
