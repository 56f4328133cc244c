// The default motion model: a collision-free speed law along a heading that avoids where neighbours
// will be, with rules for who goes first and a position projection (in MotionPhase) that keeps
// bodies apart.
//
// Ancestry: speed law of Tordeux, Chraibi, Seyfried 2016; anticipated avoidance of Xu, Chraibi,
// Seyfried 2021 with a lateral factor and compact support; small contact circle, separate comfort
// spacing. Of five prototypes the only one that never deadlocked, with flows that do not depend on
// the time step from 0.01 to 0.1 s. Findings of
// the prototype (reference models.md §4): without the rule of the one further ahead 4 of 5 runs
// froze at a 0.6 m door; without the fall-back to the desired direction a door passed 6 % less; a
// keep-right bias of 0.1 m froze counterflow at a corridor's mouth in up to 3 of 4 runs; ±35°
// side-steps when blocked (in an earlier variant) raised overlap fiftyfold.
//
// Against people who come towards one (only where StepContext::twoWay says that there may be some)
// a wider berth, a little to the right, and a longer time gap beside them. Without, lanes formed
// slowly (order 0.58, median of 20 runs of exp-lanes) and two-way flow was 0.96 of one-way;
// measured is 0.75 (Zhang, Klingsch, Schadschneider, Seyfried 2012, doi
// 10.1088/1742-5468/2012/02/P02002: both coincide below 1 P/m² and part above, so it is the gap
// that grows and not the free speed that falls).
//
// Slow to start: the time gap of somebody slower than he wants to be is longer, by
// (1 + slowStart (1 - |v| / v0)), as in the traffic models whose jams discharge less than their
// streams carry (Takayasu, Takayasu 1993; Barlovic et al. 1998; recalled). Without, a stream in a
// bottleneck is a jam itself: Seyfried's 1.9 P/(m s) came out, but at 2.1 P/m² and 0.92 m/s inside,
// where 1.42 to 1.73 and 0.94 to 1.22 were measured. With 0 it is the law above.
//
// Thread rule: immutable; propose() runs for disjoint chunks from many threads.
#pragma once

#include "crowd/motion_model.h"

namespace muster::crowd {

class Anticipation final : public MotionModel {
 public:
  // Constants of the model for everybody (models.md §2, "Fixed"); what differs from person to
  // person are the columns of Crowd. A range is given where models.md §4 tried one.
  struct Constants {
    float avoidance = 3;  // A: weight of one neighbour; an earlier variant with 5 froze in 1 of 10
    float gapDecay_m = 0.10f;      // D: reach of avoidance along the line of sight is 4 D
    float lateralDecay_m = 0.15f;  // Dl: … and to the sides 4 Dl beyond contact
    float anticipation_s = 1.0f;   // ta: how far ahead positions are predicted (Xu 2021)
    float turning_s = 0.3f;  // τ: relaxation of the heading (Xu 2021); 0 deadlocks, 0.6 arches
    float glancing =
        0.5f;  // ζ, share of the time gap that a merely touched neighbour does not need
    double wallBand_m = 0.05;  // wb: from here to contact the heading turns along the wall
    double sight_m = 2.0;      // r_c, 1.5 to 3; 1.0 lets 12 % more through a door
    float strip = 0.95f;       // half-width of the strip ahead, in l
    float opponentSpeed =
        0.4f;  // share of v0 that is left when shouldering past somebody who comes the other way
    float firstSpeed =
        0.1f;  // share of v0 that is left to the one further ahead of two who block each other
    float firstOffset = 0.3f;  // in l: … unless they stand right before each other
    float comes = 0.3f;  // share of v0: who walks faster than this against somebody's way comes
                         // towards him; in a jam nobody does (judgement)
    // Distance of centres, in l, from which nobody turns his shoulders: 1.3 / 2 of a breadth for
    // oneself (Warren, Whang 1987, recalled: narrower openings are not walked through straight) and
    // half a breadth of the other, 0.45 m each with clothing, l = 0.33 m.
    float berth = 1.57f;
    // Passing side (Moussaïd 2009, doi 10.1098/rspb.2009.0405: a small preference, the same for
    // all, that decides where nothing else does). models.md §4: 0.05 m harmless, 0.1 m freezes.
    float keepRight_m = 0.05f;
    // Growth of the time gap beside somebody who comes, a fit: two-way over one-way flow is 0.96
    // with 0.5, 0.86 with 0.8, 0.88 with 1, 0.84 with 1.2 (4 runs a density, measured 0.75,
    // recalled; from one set of runs to another some 0.03), and from 1 on the worst of nine runs of
    // exp-lanes falls from 0.81 to 0.63.
    float caution = 0.8f;
    float noise = 0.10f;  // sd of the heading's noise, in units of the heading; twice that when
                          // nearly standing
    double noiseBlock_s =
        0.5;  // a drawn number holds for this long, so noise does not depend on dt
  };

  std::string_view name() const override { return "anticipation"; }
  // models.md §4: up to 0.1 s flows stay within 2 % and overlap within 11 % of a diameter; at 0.15
  // s bodies pass through each other.
  // The prototype projects four times; with pupils and adults jammed on a stair that leaves 8 % of
  // a diameter once in a while (4 drills of 1,680 people), eight times leave 1.7 % (6 drills), and
  // evacuation times stay as they were.
  Numerics numerics() const override {
    return {constants_.sight_m, 0.1, 8, constants_.noiseBlock_s};
  }
  void propose(const StepContext& context, const Loop::Chunk& rows,
               Proposal& proposal) const override;

 private:
  Constants constants_;
};

}  // namespace muster::crowd
