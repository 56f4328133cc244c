// What a study keeps of one run: the figures that statistics, comparison and report need, by the
// ids of plan and scenario, so that runs of variants with different plans can lie in one table.
// Meanings are those of analysis/run_result.h. Thread rule: plain values, pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/run_result.h"

namespace muster::study {

using Seconds = std::optional<double>;

struct ClassRecord {
  std::string id;
  bool isClass = false;
  std::int64_t persons = 0, out = 0, inside = 0, stuck = 0;
  Seconds first_started_s, last_left_room_s, first_at_stair_s, last_at_stair_s;
  Seconds first_left_building_s, last_left_building_s, roll_call_s;
  double lost_person_s = 0;
};

struct ExitRecord {
  std::string id;
  bool finalExit = false;
  std::int64_t persons = 0;
  Seconds first_s, last_s;
  double peak_flow_per_s = 0;
};

// How many of a class left their building by which way.
struct ClassExitRecord {
  std::string group, exit;
  std::int64_t persons = 0;
};

struct DensityRecord {
  std::string level;
  double peak_per_m2 = 0;   // highest on the level's map
  double crowded_m2_s = 0;  // area times time above kCrowded_per_m2
};

struct BottleneckRecord {
  std::string kind, id;
  double from_s = 0, to_s = 0;
  double lost_person_s = 0;
  std::int64_t persons = 0;
  double peak_density_per_m2 = 0, mean_flow_per_s = 0, capacity_per_s = 0, capacity_share = 0;
  struct Share {
    std::string group;
    std::int64_t persons = 0;
  };
  std::vector<Share> groups;
};

// Where people were on one level, packed (place_maps.h).
struct MapRecord {
  std::string level;
  std::string bytes;
};

// How dangerous a place got (analysis/danger_result.h).
struct DangerRecord {
  std::string kind, id;   // "space", "stair", "zone", "area"; kEverybody with no id
  bool keepFree = false;  // nobody should be there
  double person_s = 0;    // everybody's time there; in a place to keep free the exposure
  double above3_person_s = 0, above4_person_s = 0, above5_person_s = 0;  // in more per m² than that
  double density_per_m2 = 0;   // highest at anybody's place
  double held_per_m2 = 0;      // highest held for 10 s in one square metre
  double pressure_per_s2 = 0;  // crowd pressure, without streams that meet head-on
  double waited_person_s = 0;  // under way, slower than 0.2 m/s
  double red_s = 0;            // at the highest alarm level; heuristic
};
inline constexpr const char* kEverybody = "all";

inline constexpr int kCurvePoints = 100;

struct RunRecord {
  std::size_t variant = 0;  // into Study::variants
  std::uint64_t seed = 0;
  std::int64_t agents = 0, out = 0, inside = 0, stuck = 0;
  Seconds t50_s, t95_s, t100_s, roll_call_s;
  double simulated_s = 0;
  double lost_person_s = 0;  // of everybody
  double peak_density_per_m2 = 0;
  std::string peak_space;
  double peak_time_s = 0;
  double deepest_overlap = 0;
  std::int64_t agent_steps = 0;
  bool ended = false;  // false: the duration was reached with people under way
  std::string result_hash;
  // Of a scenario with a fire (analysis/fire_result.h); else 0 and none.
  std::int64_t exposed = 0, incapacitated = 0;
  Seconds aset_s, rset_s, margin_s;
  Seconds
      curve_s[kCurvePoints];  // leaving time of the person that makes 1, 2, … 100 % of the agents
  std::vector<ClassRecord> classes;
  std::vector<ExitRecord> exits;  // those that anybody used
  std::vector<ClassExitRecord> classExits;
  std::vector<DensityRecord> densities;
  std::vector<BottleneckRecord> bottlenecks;  // where anybody lost more than 1 s
  std::vector<MapRecord> maps;                // of levels that anybody was on
  // Everybody; places to keep free that anybody entered; places where anybody stood in more than 3
  // per m². None of the hydraulic model.
  std::vector<DangerRecord> dangers;
};

RunRecord recordOf(const analysis::RunResult& result, const plan::Campus& campus);

}  // namespace muster::study
