// One person drawn from a profile: a pure function of (seed, subject, profile, motivation), so the same pupil has the same legs in
// layout A and in layout B.
#pragma once

#include <cstdint>

#include "behaviour/profile.h"
#include "foundation/random.h"

namespace muster::behaviour {

struct Person {
  double radius_m;
  double timeGap_s;
  double spacing_m;
  double slowStart;
  double levelSpeed;   // m/s
  double stairsDown;   // m/s along the slope
  double stairsUp;     // m/s along the slope
};

// Time gap ±10 % uniform, radius ± the profile's spread uniform (models.md, header); a person fast on the level is equally fast, in
// standard deviations, on stairs.
Person drawPerson(const Profile& profile, Motivation motivation, const Random& random, std::uint32_t subject);

}  // namespace muster::behaviour
