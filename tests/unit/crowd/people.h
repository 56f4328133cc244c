// A few people in one large hall, and what a model proposes for them: for tests by hand
// calculation.
#pragma once

#include <memory>
#include <string_view>

#include "crowd/motion_phase.h"
#include "floor.h"
#include "foundation/random.h"
#include "navigation/atlas.h"

namespace muster::crowd::test {

// What the kernels' numbers resolve: positions are multiples of 0.24 µm (Coordinates), and a
// velocity is a displacement of one step divided by it; all else is single precision.
inline constexpr double kPosition_m = 5e-7;
inline constexpr double kVelocity_mps = 5e-6;  // at dt 0.05 s
inline constexpr double kSingle = 2e-6;        // of numbers around 1

struct Person {
  geometry::Vec2 at;
  geometry::Vec2 desired{1, 0};  // also the heading
  double speed = 1.34;
  geometry::Vec2 velocity{};
  double radius = 0.165;
  double timeGap = 0.9;
  double spacing = 0.02;
  double slowStart = 0;
};

class Hall {
 public:
  explicit Hall(std::uint64_t seed = 1);

  std::size_t add(const Person& person);
  // One step of the model without projection and walls: the displacement of an agent / dt, and its
  // heading.
  struct Move {
    geometry::Vec2 velocity, heading;
  };
  Move propose(std::string_view model, std::size_t agent, std::uint64_t step = 0, double dt = 0.05);
  // A whole phase; positions are then those of crowd.body.
  Strain step(std::string_view model, std::uint64_t step = 0, double dt = 0.05);
  // Of the last step, N/m.
  double contactForce(std::size_t agent) const {
    return double{phase_.contactForce_N_per_m()[agent]};
  }

  Crowd crowd;
  bool twoWay = false;  // StepContext::twoWay of the hall

 private:
  Floor floor_;
  plan::SpaceId space_;
  navigation::Atlas atlas_;
  Random random_;
  MotionPhase phase_;
};

}  // namespace muster::crowd::test
