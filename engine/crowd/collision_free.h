// The collision-free speed model as published (Tordeux, Chraibi, Seyfried, "Collision-free speed
// model for pedestrian dynamics", TGF'15, 2016), for comparison with other programs. Time gap,
// radius and desired speed are each person's own.
//
// Known weaknesses of the published model, kept on purpose: head-on deadlock, freezing at corners,
// door flow low unless T ≈ 0.5. One thing is added: bodies that overlap are pushed apart as in the
// anticipation model. The published law forbids overlap in continuous time only; without the push
// it reaches 13 % of a diameter at dt 0.05 s and 36 % at 0.1 s (1 m door, drill, 4 seeds).
//
// Thread rule: immutable; propose() runs for disjoint chunks from many threads.
#pragma once

#include "crowd/motion_model.h"

namespace muster::crowd {

class CollisionFree final : public MotionModel {
 public:
  // Defaults of version 1 of the reference implementation (JuPedSim). The paper has A 5, D 0.1 to
  // 0.2 m.
  struct Constants {
    float neighbourStrength = 8.0f;  // A
    float neighbourDecay_m = 0.1f;   // D
    float wallStrength = 5.0f;       // A of walls
    float wallDecay_m = 0.02f;       // D of walls
    double sight_m = 3.0;            // JuPedSim's cut-off; must exceed l + T v0
  };

  std::string_view name() const override { return "collision-free"; }
  Numerics numerics() const override { return {constants_.sight_m, 0.05, 4, 0}; }
  double reach_m(double radius_m, double stop_m) const override;
  void propose(const StepContext& context, const Loop::Chunk& rows,
               Proposal& proposal) const override;

 private:
  Constants constants_;
};

}  // namespace muster::crowd
