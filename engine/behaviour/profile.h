// What people of an age group are like: body, speeds, time gap. The table is the data file profiles.toml beside this header, each number
// with its source; scenarios may override rows. Motion parameters belong to an age group and a motivation, never to a test.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "behaviour/distribution.h"
#include "foundation/problem.h"

namespace muster::behaviour {

enum class Motivation { calm, drill, hurried, pushing };
std::string_view spell(Motivation);

struct Profile {
  std::string id;                // "grade-1-2", "teacher", …
  double radius_m;               // contact radius; ± radiusSpread_m uniform per person
  double radiusSpread_m;
  Distribution speed;            // free walking on the level, m/s
  Distribution stairsDown;       // along the slope, m/s
  double stairsUpFactor;         // free speed up / free speed down
  std::array<double, 4> timeGap_s;   // by Motivation; ±10 % uniform per person
  std::array<double, 4> spacing_m;   // by Motivation
  std::array<double, 4> slowStart;   // by Motivation: longer time gap of who stands, as a share; 0 if not given
  std::array<double, 4> speedFactor; // by Motivation, applied to level and stair speeds
  double eyeHeight_m;
  std::string source;
};

// The built-in table.
const std::vector<Profile>& builtInProfiles();
// Reads a profile table in the same TOML form; problems carry file, line and column. `base` rows may be overridden partly.
Result<std::vector<Profile>> readProfiles(std::string_view toml, const std::string& file, const std::vector<Profile>& base);
const Profile* find(const std::vector<Profile>& profiles, std::string_view id);

}  // namespace muster::behaviour
