// What a space is to those who walk in it: how many it holds, how fast its density lets them go,
// and, if it is a flight of stairs, how often it lets somebody in.
//
// Thread rule: plain values.
#pragma once

#include <vector>

#include "plan/campus.h"

namespace muster::hydraulic {

struct Floor {
  double area_m2;        // along the slope
  std::size_t limit;     // persons at the jam density; at least one
  double k_mps;          // of stream_law.h
  double stretch;        // metres walked per metre in plan
  double headway_s = 0;  // between two persons who enter; 0 unless a flight of stairs

  // Metres in plan per second for somebody who enters, `people` being there (itself included).
  double pace_mps(std::size_t people) const;
};

// By space.
std::vector<Floor> floorsOf(const plan::Campus& campus);

}  // namespace muster::hydraulic
