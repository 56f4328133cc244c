// From when on a crowd counts as dangerous. All of it is HEURISTIC: densities at which crowds were
// seen to come to harm, put in three levels by judgement. No standard gives such levels, and every
// result that rests on them says so. A scenario changes them ([danger]).
//
// A level is reached where so many people per m² (Gaussian kernel, R = 1 m, at somebody's own
// place) are held within one square metre for `lasting_s`. A crowd that stands bears more than one
// that walks: whoever stumbles in a walking crowd takes others along (Still: about 4 per m² for a
// moving crowd, 5 for a standing one; Fruin: 2 walking is hindered, 3.57 touching against one's
// will, 5.55 dangerous forces, 7.1 critical standing; Green Guide: 4.7 at most on terraces). The
// three rows below are crowd.md E.1, marked there as judgement. They were found with adults:
// children of 6 to 10 reach the same squeeze at about twice the density, so the levels are on the
// safe side for them.
//
// Thread rule: plain values, pure functions.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace muster::measure {

enum class Alarm : std::uint8_t { none, yellow, orange, red };
inline constexpr std::size_t kAlarms = 3;        // without `none`
std::span<const std::string_view> alarmWords();  // in the order of the enum

struct AlarmRule {
  double moving_per_m2;    // 0.5 to 12
  double standing_per_m2;  // 0.5 to 12; of a crowd slower than kStandsBelow_m_per_s
  double lasting_s;        // 0 to 600
};

struct DangerLimits {
  AlarmRule yellow{3, 4, 10};
  AlarmRule orange{4, 5, 5};
  AlarmRule red{5, 6, 2};
  // Red as well: crowd pressure, density times the variance of its velocity (crowd_pressure.h).
  // 0.02 /s² is where the crowd of Mina 2006 turned turbulent (Helbing, Johansson, Al-Abideen
  // 2007, recalled); 0.001 to 10.
  double pressure_per_s2 = 0.02;
  // … in a crowd of at least this density: turbulence needs bodies that touch (Fruin: 3.57 per m²),
  // and a few people walking at different paces have a variance as well. Judgement; 0.5 to 12.
  double pressureFrom_per_m2 = 4;
  // Red as well: normal forces over a body's circumference, at which Helbing, Farkas, Vicsek 2000
  // count somebody as injured (recalled); only where the motion model knows forces; 10 to 100,000.
  double contactForce_N_per_m = 1600;
};

const AlarmRule& ruleOf(const DangerLimits& limits, Alarm alarm);  // not of `none`

// Densities (per m²) above which seconds and person-seconds are counted, the same in every result:
// hindered walking; busy; the critical density of a moving and of a standing crowd (see above).
inline constexpr std::array<double, 4> kDensitySteps_per_m2{2, 3, 4, 5};

// Slower than this is standing or waiting, not walking (school.md 3.4).
inline constexpr double kStandsBelow_m_per_s = 0.2;

}  // namespace muster::measure
