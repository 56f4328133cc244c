#include "analysis/crowd_pressure.h"

#include <algorithm>

namespace muster::analysis {

void VelocityWindow::add(double density_per_m2, geometry::Vec2 around, bool meetsStream) {
  count += 1;
  density += density_per_m2;
  velocity += around;
  squares += geometry::squaredNorm(around);
  opposed += meetsStream ? 1 : 0;
}

void VelocityWindow::add(const VelocityWindow& other) {
  count += other.count;
  density += other.density;
  velocity += other.velocity;
  squares += other.squares;
  opposed += other.opposed;
}

double VelocityWindow::variance_m2_per_s2() const {
  if (count <= 0) return 0;
  // Rounding may leave a hair below zero.
  return std::max(0.0, squares / count - geometry::squaredNorm(velocity * (1 / count)));
}

}  // namespace muster::analysis
