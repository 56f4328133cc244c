// What a fire meant for the people of one run: the available time of every place, the required one,
// and the margin between them. All times are scenario times (seconds since its start, not since the
// ignition). The definitions, once for the project:
//
// ASET of a spot: the first instant at which the air there, at Tenability::height_m, breaks a
// criterion: visibility below its limit, temperature at or above its limit, or the dose (the larger
// of gases and heat) of somebody who stays there from the start at or above its limit. Sampled
// every kAirStep_s; what is untenable once stays so. Of a space: when kUntenableShare of its area
// is untenable by one criterion. Of an exit: at a spot half a metre inside its middle. nullopt:
// not until `judgedUntil_s`.
//
// RSET of a space: the last instant anybody was in it. Of an exit: its last use. Where people are
// still inside at the end of the run it is the end of the run, a lower bound, and the margin an
// upper one: `still_there` says so.
//
// Margin: ASET - RSET; below zero somebody was there too late. Known only where the place becomes
// untenable and somebody was there. A class's row is that of the indoor space with the smallest
// margin among those its people were in, counted to the last of THEM; without an untenable space on
// their ways, RSET is when the last of them was indoors. Of the whole run: the row of the space
// with the smallest margin, so that margin = ASET - RSET holds; `aset_s` and `margin_s` are
// nullopt, and `rset_s` is when the last one was indoors, if no space that anybody was in becomes
// untenable. (Neither the fire room's ASET nor the last person's RSET says anything about the
// other.)
//
// The chain of whoever was last there: RSET = ignition + detection + alarm + pre-movement +
// movement. The alarm is the first one its group was told; who set off before it, because of smoke,
// has neither detection nor alarm in its chain, and an alarm that came before the detection (or
// before the ignition: negative) has no detection in it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/raster.h"
#include "analysis/seconds.h"
#include "hazard/fire.h"
#include "plan/campus.h"

namespace muster::analysis {

// A corridor is cut when its cross-section is, not when all of it is; a tenth of its length (or the
// tenth of a room around the door) does that, and the single hot cell over a waste basket does not.
// Judgement.
inline constexpr double kUntenableShare = 0.1;
inline constexpr double kAirStep_s = 1.0;
inline constexpr double kAirCell_m = 0.5;  // of maps; the air is read once in each block of
                                           // kAirBlock x kAirBlock cells, by space
inline constexpr std::size_t kAirBlock = 2;

enum class Criterion { visibility, temperature, dose };
inline constexpr std::size_t kCriteria = 3;

struct Available {
  std::array<Seconds, kCriteria> by_s;  // by Criterion

  std::optional<Criterion> criterion() const;  // the one that is broken first
  Seconds first_s() const;
};

// What a person took in.
struct ExposureRow {
  double gas_dose = 0, heat_dose = 0;  // FED
  double peak_extinction_per_m = 0;
  double peak_temperature_C = hazard::kAmbientTemperature_C;
  double poor_visibility_s = 0;  // time spent in less than Tenability::visibility_m
  Seconds flagged_s;             // a dose reached Effects::flaggedDose
  Seconds incapacitated_s;

  double dose() const { return gas_dose > heat_dose ? gas_dose : heat_dose; }
};

// The last time a person was in a space.
struct Stay {
  plan::SpaceId space;
  double last_s = 0;
  bool still = false;  // is in it at the end of the run
};

struct Chain {
  Seconds detection_s, alarm_s, pre_movement_s, movement_s;  // durations
};

enum class PlaceKind { space, exit, group };

struct MarginRow {
  PlaceKind kind = PlaceKind::space;
  std::string id;
  plan::Name name;
  std::string level;
  std::string where;  // of a group: the space that decides; empty: none does
  Available available;
  Seconds required_s;  // nullopt: nobody was there
  Seconds margin_s;
  std::size_t persons = 0;      // different people who were there; of a group, who entered
  std::size_t still_there = 0;  // at the end of the run; of a group: in `where`, else indoors
  Chain chain;
};

// The air of one level, cell by cell. A cell whose centre is in no indoor space is not `covered`.
struct AirMap {
  std::string level;
  plan::Name name;
  Raster raster;
  std::vector<std::uint8_t> covered;
  // The worst of the time from the ignition to FireResult::pictured_s.
  std::vector<float> visibility_m, temperature_C;
  std::vector<float> dose;          // then, of somebody who stays from the start
  std::vector<float> untenable_s;   // by the first criterion; NaN: not until judgedUntil_s
  std::vector<float> last_there_s;  // anybody; NaN: nobody ever
  bool touched = false;             // the fire changes something there that can be seen on a map
};

struct FireResult {
  double ignition_s = 0;
  Seconds detected_s;
  Seconds alarm_s;  // of the detection, with its delay
  hazard::Effects effects;
  hazard::Tenability tenability;
  double judgedUntil_s = 0;  // the later of the scenario's duration and the end of the fire's data;
                             // after the latter its last state is held
  std::size_t exposed = 0;   // a dose reached Effects::flaggedDose
  std::size_t incapacitated = 0;
  Seconds last_indoors_s;
  std::size_t still_indoors = 0;
  double pictured_s = 0;  // last_indoors_s, but not before the ignition
  Seconds aset_s, rset_s, margin_s;
  std::optional<std::size_t> deciding;  // into `margins`
  Chain chain;                          // of the last one indoors
  std::vector<MarginRow> margins;       // indoor spaces, exits out of buildings, groups; as in the
                                        // plan and the scenario
  std::vector<std::vector<plan::OpeningId>> heldOpen;  // by second (held_doors.h)
  std::vector<std::vector<Stay>> stays;                // by agent, in the order of first entering
  std::vector<AirMap> maps;                            // levels with at least one space
};

}  // namespace muster::analysis
