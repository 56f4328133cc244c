// Crowd pressure of Helbing, Johansson, Al-Abideen 2007 ("Dynamics of crowd disasters"): density
// times the variance of the local velocity, P = rho Var(V). Above 0.02 /s² the crowd of Mina 2006
// was pushed about in all directions (turbulence).
//
// V is the kernel-averaged velocity (R = 1 m) at people's places, made of their displacements of
// one second: a single body's sway counts little. The variance is taken in a window of one square
// metre and kPressureWindow_s: Var = <|V|²> - |<V>|², both components together. The figure depends
// on R, the second and the window; the published ones come from films with other windows, so 0.02
// is a mark, no measured limit of this program (heuristic).
//
// Two streams that pass each other have a variance as well (shear), without any turbulence: a
// window in which at least a quarter of the entries met others head-on is `opposed`.
//
// Thread rule: plain values.
#pragma once

#include <cstddef>

#include "geometry/vec2.h"

namespace muster::analysis {

inline constexpr double kPressureWindow_s = 5.0;
// Somebody meets a stream if at least so many head against him for each that heads along
// (counterflow index, school.md 3.4, judgement).
inline constexpr double kOpposed_share = 0.15;
inline constexpr double kOpposedWindow_share = 0.25;

// Sums over the entries of a window: one entry per person and second.
struct VelocityWindow {
  double count = 0;
  double density = 0;  // sums
  geometry::Vec2 velocity;
  double squares = 0;
  double opposed = 0;  // entries

  void add(double density_per_m2, geometry::Vec2 around, bool meetsStream);
  void add(const VelocityWindow& other);

  double meanDensity_per_m2() const { return count > 0 ? density / count : 0; }
  double variance_m2_per_s2() const;  // 0 without entries
  double pressure_per_s2() const { return meanDensity_per_m2() * variance_m2_per_s2(); }
  bool isOpposed() const { return opposed > 0 && opposed >= kOpposedWindow_share * count; }
};

}  // namespace muster::analysis
