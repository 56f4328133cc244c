// How much of his own speed a person uses because of others he belongs to: parties that stay
// together, classes that walk in files. Both compare the remaining ways of their people and slow
// down whoever is too far ahead; nobody is ever pulled along.
//
// Nobody waits for somebody who is stuck, has arrived or is out, and nobody in a party stands still
// for good: whoever waits for somebody who does not come on goes on at a tenth of his pace, so a
// slow member shut in behind his own party is let through. Distances are the remaining ways of the
// step before.
//
// Thread rule: adaptPace() is called by one thread; parties and files are worked on in parallel and
// write their own people only.
#pragma once

#include <cstdint>
#include <vector>

#include "simulation/people.h"
#include "simulation/setup.h"

namespace muster::simulation {

struct State;

// All groups with the same `party`, or one person and his helpers. A member farther ahead of the
// last one than near_m slows down, at far_m he waits. NIST TN 1822 test 2.9 asks for a family to
// arrive within 10 s.
struct Party {
  std::vector<std::uint32_t> rows;
  double near_m = 0, far_m = 0;
};
// Room for the bodies of a party in a narrow corridor, two abreast, and a metre more (judgement).
inline constexpr double kPartyNear_m = 1.0;
inline constexpr double kPartyPerMember_m = 0.25;
inline constexpr double kPartyWait_m = 2.0;  // far_m - near_m
// Who has not come on for this long is shut in (judgement).
inline constexpr double kPartyPatience_s = 5.0;

// The people of a group who share a route, by rank: the leading teacher, pupils by their way from
// where they sit, then pupils with special needs, then the other teachers. Rank r follows rank
// r - files; the first of each file follow the leader.
struct Files {
  std::vector<std::uint32_t> rows;
  std::size_t files = 2;
  bool led = false;     // rows[0] is the leader
  plan::SpaceId start;  // where he starts
};
// From one pupil to the next in a file: 0.6 to 0.8 m (school.md, hand-over of classes at gates).
inline constexpr double kFilePitch_m = 0.7;
// The leader waits if the last one is farther behind than this beside the length of the files at
// one and a half times the pitch (judgement).
inline constexpr double kClassLag_m = 5.0;
// Who has not come on for this long keeps nobody behind him: no file waits for ever (judgement).
inline constexpr double kFilePatience_s = 5.0;

std::vector<Party> partiesOf(const Setup& setup, const People& people);
// Remaining ways must be known: the order is that of the start.
std::vector<Files> filesOf(const Setup& setup, const People& people);

// Of people who belong to a party or to files, the way from where they start.
void measureWays(State& state);

// Writes state.pace.
void adaptPace(State& state);

}  // namespace muster::simulation
