// The social force model with bodies (Helbing, Farkas, Vicsek, "Simulating dynamical features of
// escape panic", Nature 407, 2000): where forces matter.
//   m dv/dt = m (v0 e0 - v)/τ + Σ f_ij + Σ f_iW
//   f_ij = [A exp((r_ij - d)/B) + k g] n + κ g Δv_t t,   g = max(0, r_ij - d)
// n points from the other to the body, t is n turned left, Δv_t the other's speed along t less the
// body's own; walls stand still. Equations and parameters are the published ones, except:
// - r is each person's contact radius (adult 0.165 m), in every term, not the published 0.25 to
//   0.35 m: bodies are as wide as in the other models. With 0.165 m a 1 m door passes 4.0 (100
//   people) to 5.6 (200) persons a second, twice what was ever measured, and more the faster they
//   want to walk; with 0.25 m 1.4 (60) to 2.4 (200), most at a desired speed of 2 m/s (2.7) and
//   fewer beyond (4 m/s: 2.1): "faster is slower". Who wants the published bodies gives the people
//   of a scenario their radius.
// - m is 80 kg from the adult's radius on and falls as its cube below (24 kg at 0.11 m, 35 kg at
//   0.125 m, 60 kg at 0.15 m): bodies of one shape, near growth tables; judgement. A is 25 m/s²
//   times the mean mass of the two (80 kg: the published 2000 N), lest a child keep more distance
//   than an adult; judgement.
// - Who stands (v0 = 0) feels bodies and walls only once they touch him: he does not drift away
//   from people around him, as the published law would have it; judgement.
// - Who is further away than r_ij + 10 B (0.8 m; less than 0.1 N), who is hidden by a wall, and a
//   wall further from the centre than kWallReach_m, is not felt. All are listed once a step. Where
//   walls meet, their common end counts once, and not at all for whoever has one of them beside
//   him.
//
// Numerics: parts of 5 ms; the drive's relaxation is exact in each, forces are constant in it, and
// the new velocity moves the body (semi-implicit Euler): bodies in contact swing with √(2k/m), 55
// per s for adults. Bodies are not parted otherwise: overlap is what carries force. At desired
// speeds up to 3 m/s parts of 5, 2.5 and 1 ms give one door flow within 2 % (200 people, 4 seeds),
// at 5 m/s coarse parts let bodies overlap by 0.4 instead of 0.2 of a diameter.
//
// Contact force: bodies touch only where more than A (2000 N) presses them together: behind doors,
// not in a queue. As a figure over the circumference of a contact radius it is larger than over
// that of the published bodies, so their 1600 N/m for injuries is on the safe side.
//
// What it does not do: no relation of speed and density (forces from before and behind cancel: it
// walks at v0 up to contact); no keeping clear of people ahead of time, so two who meet head-on
// exactly may stop; time gap and comfort spacing mean nothing to it. Walls are obeyed before the
// desired direction: in narrow gaps, between desks say, they may stop a walker for good (4 to 7 %
// of 1,680 in the sample school's drill; with a fifth of A for walls it was two people).
//
// Thread rule: immutable; propose() and advance() run for disjoint chunks from many threads.
#pragma once

#include "crowd/motion_model.h"

namespace muster::crowd {

class SocialForce final : public MotionModel {
 public:
  struct Constants {
    float repulsion_m_per_s2 = 25;      // A/m: 2000 N of 80 kg
    float decay_m = 0.08f;              // B
    float body_kg_per_s2 = 1.2e5f;      // k
    float sliding_kg_per_m_s = 2.4e5f;  // κ
    float relaxation_s = 0.5f;          // τ
    float mass_kg = 80;                 // of an adult
    float adultRadius_m = 0.165f;       // from here on
    float felt = 10;                    // in B beyond contact
    float fastest_m_per_s = 5;          // met only by bodies that were put upon each other
    double widest_m = 0.5;              // radius (Crowd)
    double part_s = 0.005;              // of a step
  };

  std::string_view name() const override { return "social-force"; }
  Numerics numerics() const override { return {reach_m(c.widest_m, 0), 0.1, 0, 0, c.part_s}; }
  double reach_m(double radius_m, double stop_m) const override;
  void propose(const StepContext& context, const Loop::Chunk& rows,
               Proposal& proposal) const override;
  void advance(const StepContext& context, const Loop::Chunk& rows, const StepPart& part,
               Proposal& proposal) const override;

 private:
  Constants c;
};

}  // namespace muster::crowd
