// How crowded a place is, at one instant, measured in the three ways that published data use. A
// figure is only comparable with one measured the same way.
//
// box:     persons in an area / its size. Jumps by 1/area: take 4 m² or more, or average over 5 s.
// kernel:  Σ exp(-d²/R²)/(πR²), R = 1 m (Helbing, Johansson, Al-Abideen 2007): smooth, knows no
// walls, for danger maps. Voronoi: every point belongs to the nearest person (Steffen, Seyfried
// 2010), cells clipped by the space and by a cut-off
//          radius of 1 to 2 m; least scatter, standard of the German laboratory data.
//
// Thread rule: pure functions. Degenerate: nobody there = density 0; an area of size 0 = density 0.
#pragma once

#include <vector>

#include "geometry/polygon.h"
#include "measure/positions.h"

namespace muster::measure {

// Boundary counts as inside.
double boxDensity(const Positions& people, const geometry::Polygon& area);

inline constexpr double kKernelRange_m = 1.0;
double kernelDensity(const Positions& people, geometry::Vec2 at, double range_m = kKernelRange_m);

// One person's part of the floor.
struct VoronoiCell {
  geometry::Polygon shape;  // empty if the person stands outside the space
  double area_m2 =
      0;  // people on the very same spot share one cell: each has an equal part of its area
};

// Cells do not shrink for people who are further away than this.
inline constexpr double kVoronoiCutOff_m = 1.0;
// In the order of `people`, who all stand in `space`. Of a cell that walls cut into pieces the
// person keeps the piece he stands in.
std::vector<VoronoiCell> voronoiCells(const Positions& people, const geometry::Polygon& space,
                                      double cutOff_m = kVoronoiCutOff_m);

// ρ = ∫ρ(x)dx / |area| with ρ(x) = 1/A_i in the cell of person i, 0 where no cell is.
double voronoiDensity(const std::vector<VoronoiCell>& cells, const geometry::Polygon& area);
// v = ∫v(x)dx over the part of the area that cells cover, divided by that part; 0 if there is none.
// speeds: by person, m/s.
double voronoiSpeed(const std::vector<VoronoiCell>& cells, std::span<const double> speeds,
                    const geometry::Polygon& area);

}  // namespace muster::measure
