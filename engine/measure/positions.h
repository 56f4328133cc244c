// Where people are at one instant, as columns (metres, plan coordinates). A view: it keeps nothing.
#pragma once

#include <cstddef>
#include <span>

#include "geometry/vec2.h"

namespace muster::measure {

struct Positions {
  std::span<const double> x;
  std::span<const double> y;  // as many as x

  std::size_t size() const { return x.size(); }
  geometry::Vec2 operator[](std::size_t i) const { return {x[i], y[i]}; }
};

}  // namespace muster::measure
