// Where the cells of a map lie. Cell (c, l) covers origin + cell_m * [c, c + 1) x [l, l + 1);
// row-major by line. Thread rule: plain value.
#pragma once

#include <cstddef>

#include "geometry/vec2.h"

namespace muster::analysis {

struct Raster {
  geometry::Vec2 origin;
  double cell_m = 0;
  std::size_t columns = 0, lines = 0;

  std::size_t cells() const { return columns * lines; }
  geometry::Vec2 centre(std::size_t cell) const {
    return origin + geometry::Vec2{static_cast<double>(cell % columns) + 0.5,
                                   static_cast<double>(cell / columns) + 0.5} *
                        cell_m;
  }
};

}  // namespace muster::analysis
