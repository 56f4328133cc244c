// People who walk a chain of openings: the loop of a world, as small as the motion tests need it.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "crowd/motion_phase.h"
#include "foundation/random.h"
#include "navigation/atlas.h"

namespace muster::crowd::test {

// One row of the parameter table of the default model (reference models.md §2).
struct Temper {
  double radius_m;
  double timeGap_s;
  double spacing_m;
  double speed, speedDeviation, slowest,
      fastest;  // m/s; deviation 0: uniform between slowest and fastest
};
inline constexpr Temper kCalm{0.165, 1.35, 0.04, 1.34, 0.26, 0.8, 2.0};
inline constexpr Temper kDrill{0.165, 0.90, 0.02, 1.34, 0.26, 0.8, 2.0};
inline constexpr Temper kPrimaryPupil{0.125, 0.70, 0.01, 1.15, 0.22, 0.6, 1.7};
// Males 30 to 50 of IMO MSC.1/Circ.1533: uniform 0.97 to 1.62 m/s.
inline constexpr Temper kDrillImo{0.165, 0.90, 0.02, 0, 0, 0.97, 1.62};

// Somebody passed an opening.
struct Passed {
  double time_s;
  std::size_t agent;
  plan::OpeningId opening;
};

class Walk {
 public:
  // The openings to pass, in order; the last one must be a final exit or be walked towards for
  // ever.
  using Way = std::vector<plan::OpeningId>;

  Walk(const plan::Campus& campus, std::string_view model, std::uint64_t seed, double dt,
       int threads = 1);

  // Adds people at random free places of a rectangle, no two of them overlapping.
  void fill(plan::SpaceId space, geometry::Vec2 low, geometry::Vec2 high, std::size_t count,
            const Temper& temper, const Way& way);
  std::size_t add(plan::SpaceId space, geometry::Vec2 p, const Temper& temper, const Way& way);

  void step();
  // Steps until everybody is out or the time is over; true if everybody is out.
  bool run(double until_s);

  Crowd crowd;
  bool twoWay = false;   // StepContext::twoWay of every space
  int stepsPerLook = 1;  // in the steps between two looks people walk on
  double time_s = 0;
  std::vector<Passed> passed;
  double deepestOverlap = 0;            // over all steps
  double peakContactForce_N_per_m = 0;  // on anybody in any step
  std::size_t throughWalls = 0;         // centres found outside the rectangle of their space
  double deepestInWall_m = 0;           // how much nearer than his radius anybody came to a wall

  std::size_t inside() const;
  // Now, of all pairs in the same space, whether or not anybody has listed them; as deepestOverlap.
  double deepestOfAllPairs() const;
  std::vector<double> times(plan::OpeningId opening) const;
  std::uint64_t hash() const;
  const NeighbourGrid& grid() const { return grid_; }
  const Proposal& proposal() const { return phase_.proposal(); }  // of the last step
  const navigation::Atlas& atlas() const { return atlas_; }

 private:
  void readDirections();
  void carryThroughOpenings(const std::vector<Body>& before);
  void examine();

  const plan::Campus* campus_;
  navigation::Atlas atlas_;
  std::unique_ptr<Loop> loop_;
  std::unique_ptr<MotionModel> model_;
  NeighbourGrid grid_;
  MotionPhase phase_;
  Random random_;
  double dt_;
  std::uint64_t step_ = 0;
  std::vector<Way> ways_;
  std::vector<std::size_t> wayOf_, stageOf_;
  std::vector<double> speedOf_;
  std::vector<std::vector<navigation::LegId>> legs_;  // by way and stage
};

// Persons per second between the 20th and the 80th per cent of the crossings: the steady part.
double steadyFlow(std::vector<double> times);

}  // namespace muster::crowd::test
