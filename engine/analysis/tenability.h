// How long the fire leaves each place tenable (ASET), from its source alone: one answer serves
// every seed of a scenario, unless its smoke depends on the doors that people held open.
// Definitions: fire_result.h.
//
// The air is read in every square metre (kAirBlock cells a side) of every indoor space, or at an
// inner point of a space too narrow to hold a cell's centre, every kAirStep_s from the ignition to
// the end of the fire's data. After that its last state is held: doses go on growing at their last
// rate, in closed form.
//
// Somebody who stays takes in nothing while the air is that of a day without a fire: a classroom at
// 20 degrees is no dose of heat, however long the day.
//
// Thread rule: free function; reads cells in parallel, the same bits for any number of threads.
#pragma once

#include <vector>

#include "analysis/fire_result.h"
#include "foundation/loop.h"
#include "foundation/problem.h"
#include "simulation/setup.h"

namespace muster::analysis {

struct Tenable {
  double judgedUntil_s = 0;
  std::vector<Available> spaces;  // by SpaceId; outdoors: always tenable
  std::vector<Available> exits;   // by OpeningId; those that leave a building
  std::vector<AirMap> maps;       // without last_there_s
  Problems problems;              // of reading the source
};

// Requires setup.fire (io::lightFire). `pictured_s`: the maps tell of the worst until then.
// `heldOpen`: by second, the doors that people held open.
Tenable tenabilityOf(const simulation::Setup& setup, double pictured_s, const Loop& loop,
                     const std::vector<std::vector<plan::OpeningId>>& heldOpen = {});

}  // namespace muster::analysis
