// The fire as people meet it: what everybody breathes, how smoke slows them, when they fall, and
// what they see of it ahead and tell each other.
//
// Twice a second the air at everybody's eyes is read and the doses grow by it. Once a second
// everybody on the way looks along his way: into the space beyond the opening he is bound for, and
// a few metres ahead. Where the smoke there leaves less to see than Effects::avoidVisibility_m, and
// is clearly thicker than where he stands, he holds that way for smoky; an opening hotter than
// Effects::blockedAbove_C is none. Everybody on the way tells what he knows to those
// within earshot in his space and the next ones (else those who turn round on a staircase meet
// those who come down: tried, 211 stuck), and they choose anew: a smoky way only if there is no
// other, a blocked one never. Nobody forgets; who knows of no way at all waits, is told as stuck
// and looks again now and then. An assigned staircase or exit is given up when it is smoky. Whoever
// waits in smoke sets off without waiting for the alarm.
//
// Judgement (no measurements of children were found): that everybody turns round who can, earshot,
// how far one looks, and how long it takes to set off from a room with smoke.
//
// Thread rule: the phase breathe() is called by one thread and works in parallel inside.
#pragma once

#include <memory>
#include <vector>

#include "hazard/source.h"
#include "navigation/routes.h"
#include "simulation/frame.h"

namespace muster::simulation {

struct State;

inline constexpr double kBreathEvery_s = 0.5;
inline constexpr double kLookAheadEvery_s = 1.0;
// Points on the way that are looked at: so far ahead (m), if there is enough to see.
inline constexpr double kLookAhead_m = 4.0;
inline constexpr double kFarthestLook_m = 10.0;  // an opening farther away is not looked through
inline constexpr double kBeyond_m = 1.0;         // so far behind the opening
// Smoke ahead must be thicker by this than here to turn anybody round.
inline constexpr double kClearlyThicker = 1.5;
inline constexpr double kEarshot_m = 10.0;
// Extinction that is noticed as smoke in the room: visibility 30 m (C = 3).
inline constexpr double kNoticed_per_m = 0.1;
// Who sees smoke in his room sets off after 5 to 10 s (crowd.md: judgement).
inline constexpr double kSmokeResponseLow_s = 5.0, kSmokeResponseHigh_s = 10.0;
// A door stays open so long after somebody has gone through: a common closer (judgement).
inline constexpr double kDoorFallsShut_s = 4.0;
// Who has no way left looks again after this.
inline constexpr double kLookAgain_s = 10.0;

// What somebody has seen of the way before him.
struct Sighting {
  std::uint32_t row = 0;
  std::vector<navigation::Shunned> ways;
};

struct Smoke {
  Smoke(const Setup& setup, std::size_t people);

  std::unique_ptr<hazard::Reading> reading;
  const hazard::Effects* effects;
  std::vector<Exposure> exposure;                // by agent
  std::vector<std::uint8_t> noticed;             // by agent: waits in smoke
  std::vector<std::vector<Sighting>> sightings;  // by chunk
  bool coupled;                                  // the smoke depends on the doors that people open
  std::vector<double> passed_s;                  // by opening: when somebody last went through
  std::vector<float> heldOpen;                   // by opening: 1 while people hold it open, else 0
};

// Walking speed of the agent in the smoke around it.
double slowedBySmoke(const Smoke& smoke, std::size_t row, double free_m_per_s);

// Part of breathe(), in smoke_sight.cpp: looks, tells, turns round.
void lookAhead(State& state);

}  // namespace muster::simulation
