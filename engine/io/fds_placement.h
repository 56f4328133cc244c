// Where an FDS run lies in the plan, and whether that can be right.
//
// The check compares walls with walls at head height: cells that are solid in FDS must not stand
// deep in a space of the plan, and walls of the plan must find something solid beside them.
// Measured on a storey of four classrooms (tests/unit/io/fds_placement_test.cpp): in the right
// place, and up to 0.3 m off, 0 % stray and at most 6 % missing; from 0.5 m on, turned or mirrored
// at least 21 % stray. Furniture above head height and columns that the plan leaves out stay below
// the limits. What it cannot see: a shift by exactly one of a row of equal rooms.
// Thread rule: plain values, pure functions.
#pragma once

#include "foundation/problem.h"
#include "hazard/fds_fire.h"
#include "io/fds_smv.h"
#include "plan/campus.h"

namespace muster::io {

// Between the plan's coordinates and those of FDS.
class FdsFrame {
 public:
  explicit FdsFrame(const hazard::FdsFire& fire);
  geometry::Vec2 toFds(geometry::Vec2 plan) const;
  geometry::Vec2 toPlan(geometry::Vec2 fds) const;
  double toFdsElevation(double plan_m) const { return plan_m - elevation_m_; }

 private:
  geometry::Vec2 offset_;
  geometry::Vec2 xAxis_;  // of FDS, in the plan; unit vector
  double elevation_m_;
};

struct FdsFit {
  // Of the FDS cells that are solid at head height and lie in or near a space of the plan, the
  // share that stands further inside it than walls may be off.
  double strayWalls = 0;
  std::size_t wallCells = 0;
  // Of the points along indoor walls of the plan within the meshes, the share without anything
  // solid near.
  double missingWalls = 0;
  std::size_t wallPoints = 0;
};
FdsFit fitOf(const FdsRun& run, const FdsFrame& frame, const plan::Campus& campus);

// Warning fds.misplaced {stray, missing} (percent) if the fit is poor; fds.no-walls if FDS has
// nothing solid to compare with.
Problems fitProblems(const FdsFit& fit);

}  // namespace muster::io
