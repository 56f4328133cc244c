// Where conditions come from: the same air everywhere (uniform_source.h), the built-in fire
// (zones/), or the slices of an FDS run (io/fds_source.h). A Source is the whole fire, a Reading
// one reader's place in time.
//
// Thread rule: a Source is immutable and may be shared by any number of Worlds; a Reading belongs
// to one World: moveTo() by its thread, at() by any number of threads in between.
#pragma once

#include <memory>
#include <span>

#include "foundation/problem.h"
#include "geometry/vec2.h"
#include "hazard/conditions.h"
#include "plan/campus.h"

namespace muster::hazard {

class Reading {
 public:
  virtual ~Reading() = default;

  // From here on at() tells of this instant: seconds since the start of the scenario; before the
  // ignition everything is ambient, after the end of what is known the last state stays. Forwards
  // is cheap, backwards is allowed. `openShare`, by opening: the share of the doorway, 0 to 1, that
  // people hold open now; only a coupled source looks at it; empty: as scheduled.
  virtual void moveTo(double time_s, std::span<const float> openShare = {}) = 0;

  // At p in the space, height_m above the floor there. Ambient where nothing is known.
  virtual Conditions at(plan::SpaceId space, geometry::Vec2 p, double height_m) const = 0;

  // What went wrong so far (a slice file that cannot be read any more); warnings.
  virtual Problems problems() const { return {}; }
};

class Source {
 public:
  virtual ~Source() = default;
  virtual std::unique_ptr<Reading> open() const = 0;
  // Scenario time of the ignition and of the last state that is known; start <= end.
  virtual double start_s() const = 0;
  virtual double end_s() const = 0;
  // True where at() tells of data, not of the absence of data.
  virtual bool covers(plan::SpaceId space, geometry::Vec2 p) const = 0;
};

}  // namespace muster::hazard
