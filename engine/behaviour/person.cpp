#include "behaviour/person.h"

#include <algorithm>

namespace muster::behaviour {

namespace {

// Uniform on [-1, 1).
double spread(const Random& random, std::uint32_t subject, Purpose purpose) {
  return 2.0 * random.uniform(subject, purpose) - 1.0;
}

}  // namespace

Person drawPerson(const Profile& profile, Motivation motivation, const Random& random,
                  std::uint32_t subject) {
  const auto mood = static_cast<std::size_t>(motivation);
  const double factor = profile.speedFactor[mood];
  Person person{};
  person.radius_m =
      profile.radius_m + profile.radiusSpread_m * spread(random, subject, Purpose::radius);
  person.timeGap_s =
      profile.timeGap_s[mood] * (1.0 + 0.1 * spread(random, subject, Purpose::timeGap));
  person.spacing_m = profile.spacing_m[mood];
  person.slowStart = profile.slowStart[mood];
  // Both speeds are drawn under the same purpose: one normal number per person says how fit
  // somebody is.
  person.levelSpeed = factor * profile.speed.draw(random, subject, Purpose::speed);
  person.stairsDown = factor * profile.stairsDown.draw(random, subject, Purpose::speed);
  person.stairsUp = person.stairsDown * profile.stairsUpFactor;
  return person;
}

}  // namespace muster::behaviour
