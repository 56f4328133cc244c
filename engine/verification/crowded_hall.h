// The hall that throughput is measured in: a square with 1.5 people per m² at the start, a 4 m wide
// exit in the middle of each wall, everybody called at once, without a delay, to the nearest exit.
// Adults of the built-in table, motivation "drill", steps of 0.05 s, nothing recorded.
//
// Built as any plan and scenario are: description, check, Atlas, Setup; only no file is read.
// People: kFewestInHall to kMostInHall (side 8 m to 816 m). Thread rule: immutable once made.
#pragma once

#include <memory>
#include <string>

#include "foundation/loop.h"
#include "navigation/atlas.h"
#include "simulation/setup.h"

namespace muster::verification {

inline constexpr double kHallDensity_per_m2 = 1.5;
inline constexpr double kHallExit_m = 4.0;
inline constexpr std::size_t kHallExits = 4;
inline constexpr std::size_t kFewestInHall = 100;
inline constexpr std::size_t kMostInHall = 1'000'000;  // of one group, as a scenario allows

plan::Draft drawCrowdedHall(std::size_t people);
simulation::Scenario crowdedHallScenario(std::size_t people, const std::string& model);

class CrowdedHall {
 public:
  static Result<std::unique_ptr<CrowdedHall>> make(std::size_t people, const Loop& loop);

  const navigation::Atlas& atlas() const { return *atlas_; }
  // Everything a World needs, for a model of crowd::motionModelNames(). The hall must outlive it.
  Result<simulation::Setup> setup(const std::string& model, const Loop& loop) const;

 private:
  CrowdedHall(std::size_t people, plan::Campus campus, const Loop& loop);

  std::size_t people_;
  plan::Campus campus_;
  std::unique_ptr<navigation::Atlas> atlas_;
};

}  // namespace muster::verification
