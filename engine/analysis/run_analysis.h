// All tables of one run: hand it to World::run (with a recorder, if wanted), then ask for result().
// A study needs nothing else.
//
// Thread rule: one per World, on the World's thread; density maps, which need nothing of the rest,
// are made beside it by the loop. Setup, Campus and Routes must live until the last frame, the loop
// as long as this; the result stands alone.
#pragma once

#include <optional>

#include "analysis/bottlenecks.h"
#include "analysis/contact_peaks.h"
#include "analysis/counters.h"
#include "analysis/danger.h"
#include "analysis/density_map.h"
#include "analysis/egress.h"
#include "analysis/exposure.h"
#include "analysis/held_doors.h"
#include "analysis/local_density.h"
#include "analysis/passage_log.h"
#include "analysis/presence.h"
#include "analysis/queues.h"
#include "analysis/run_result.h"
#include "foundation/loop.h"
#include "simulation/frame.h"

namespace muster::analysis {

class RunAnalysis final : public simulation::Observer {
 public:
  explicit RunAnalysis(const Loop& loop) : loop_(&loop) {}

  void begin(const simulation::Frame& first) override;
  void observe(const simulation::Frame& frame) override;
  void end(const simulation::Frame& last) override;

  // After end(), or in between for the state so far. `identity` as far as a setup knows it: the
  // caller adds result hash, version, threads, wall time and why the run ended; and the margins of
  // a fire (margins.h), which take a look at the fire and not only at the frames.
  RunResult result() const;

 private:
  void sampleDensity(const simulation::Frame& frame);
  void samplePeople(const simulation::Frame& frame);
  void addFire(RunResult& result) const;
  void addQueues(RunResult& result) const;

  const Loop* loop_;
  const simulation::Setup* setup_ = nullptr;
  Egress egress_;
  PassageLog passages_;
  Bottlenecks bottlenecks_;
  Counters counters_;
  LocalDensity density_;
  Danger danger_;
  Queues queues_;
  ContactPeaks contacts_;
  std::optional<DensityMaps> maps_;
  Exposures exposures_;
  HeldDoors heldDoors_;
  std::optional<Presence> presence_;  // only where there is a fire
  SampleClock clock_;
};

}  // namespace muster::analysis
