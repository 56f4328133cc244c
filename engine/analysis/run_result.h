// Everything one run tells, as plain tables: io writes them, report and cli print them, study
// compares them, all without files. Rows refer to each other by index: groups and openings are in
// the order of the Setup and the Campus, complete, so GroupId and OpeningId index them directly;
// `spaces` and `stairs` hold the campus' ids.
//
// Meanings, one definition for the project. agents: entered so far. out: through a final exit, or
// standing in its final stage or slot. stuck: no progress for the stated time. inside: all others.
// agents = out + inside + stuck, always.
//
// Leaving time of a person: when it last walked out of a building and did not come back in; for
// those who never were inside one or reach their target without leaving it, the time of arrival (or
// of leaving the campus). t50/t95/t100_s are the leaving times of the person that makes 50, 95,
// 100 % of the agents. A time that never came is nullopt.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/danger_result.h"
#include "analysis/fire_result.h"
#include "analysis/seconds.h"
#include "crowd/crowd.h"
#include "geometry/vec2.h"
#include "plan/campus.h"
#include "simulation/frame.h"
#include "simulation/world.h"

namespace muster::analysis {

// Flow peaks are counts in the fullest window of this length (s): long enough that one person is
// not a peak, short against a queue.
inline constexpr double kFlowWindow_s = 10.0;

struct RunIdentity {
  std::string scenario;  // id
  plan::Name title;
  std::uint64_t scenario_hash = 0;
  std::uint64_t seed = 0;
  std::string model;
  bool bodies = true;  // false: the hydraulic model; nothing is known of densities, overlaps, steps
  simulation::FlowMode flow = simulation::FlowMode::emergent;
  double code_flow_per_m_s = 0;  // of FlowMode::code, else 0
  std::string result_hash;  // World::hash() at the end; filled by whoever owns the World, as are
                            // the members below
  std::string version;      // of the program
  int threads = 0;
  double wall_s = 0;
  simulation::Ending::Why ending = simulation::Ending::Why::done;
};

struct Totals {
  std::size_t agents = 0, out = 0, inside = 0, stuck = 0;
  Seconds t50_s, t95_s, t100_s;
  Seconds roll_call_s;  // last one in its slot, if all who have a slot stand in it
  double simulated_s = 0;
  std::uint64_t agent_steps = 0;  // sum over steps of the people present
  double deepest_overlap = 0;     // share of the smaller diameter, over all steps
};

struct AgentRow {
  simulation::GroupId group;
  bool teacher = false;
  bool entered = false;  // false: not yet in the campus when the run ended; not counted anywhere
  simulation::Status status = simulation::Status::waiting;
  Seconds started_s;
  Seconds left_room_s;      // out of the space it started in, not to come back
  Seconds at_stair_s;       // first time onto a staircase
  Seconds left_building_s;  // leaving time, see above
  Seconds left_campus_s;
  Seconds arrived_s;              // in its final stage or slot, to stay
  plan::OpeningId building_exit;  // none if it never left a building
  plan::OpeningId campus_exit;
  plan::StairId stair;                               // the first one used
  plan::SpaceId start, space;                        // first and last; no last one if gone
  geometry::Vec2 position;                           // last
  double lost_s = 0;                                 // see bottlenecks.h
  std::optional<double> peak_contact_force_n_per_m;  // none if the motion model knows no forces
  std::optional<ExposureRow> exposure;               // none without a fire
};

struct GroupRow {
  std::string id;
  bool is_class = false;
  std::size_t persons = 0, out = 0, inside = 0, stuck = 0;  // of those entered
  Seconds first_started_s;
  Seconds last_left_room_s;                   // nullopt unless all have
  Seconds first_at_stair_s, last_at_stair_s;  // of those who use one
  Seconds first_left_building_s;
  Seconds last_left_building_s;  // nullopt unless all have
  Seconds roll_call_s;           // nullopt unless all stand in the slot; and for groups without one
  double lost_person_s = 0;
};

struct ExitRow {
  plan::OpeningId opening;
  bool final_exit = false;  // leads out of the campus; else out of a building
  std::size_t persons = 0;
  Seconds first_s, last_s;
  double peak_flow_per_s = 0;
};

struct OpeningRow {
  std::string id;
  plan::Name name;
  plan::OpeningKind kind = plan::OpeningKind::door;
  std::string level;
  double clear_width_m = 0;
  std::size_t persons = 0;                // different people
  std::size_t forward = 0, backward = 0;  // passages; forward = from the first space to the second
  Seconds first_s, last_s;
  // Of the middle 60 % of the passages (measure::steadyFlow); 0 if too few.
  double steady_flow_per_s = 0;
  double peak_flow_per_s = 0;
  double specific_flow_per_m_s = 0;  // steady flow per metre of clear width
  double peak_specific_flow_per_m_s = 0;
};

enum class ConstraintKind { opening, stair, target };

// Who waited at a bottleneck (queues.h).
struct BottleneckQueue {
  struct Length {
    double time_s;
    std::size_t persons;
  };
  struct Reach {  // a space that the queue reached
    plan::SpaceId space;
    double first_s;
    std::size_t most;  // people of the queue in it
  };
  std::size_t longest = 0;
  Seconds longest_at_s;
  double waited_person_s = 0;
  double longest_wait_s = 0;    // of one person
  std::vector<Length> lengths;  // every second with a queue
  std::vector<Reach> reached;   // in the order it got there
};

struct BottleneckRow {
  ConstraintKind kind = ConstraintKind::opening;
  plan::OpeningId opening;  // as the kind says, the others none
  plan::StairId stair;
  plan::ZoneId zone;
  std::string id;  // in the plan; empty for "out of the campus" without an opening (cannot happen
                   // on a sound plan)
  plan::Name name;
  std::string level;  // of the opening or zone; of a staircase the lowest
  geometry::Vec2 where;
  double from_s = 0, to_s = 0;  // in between 5 to 95 % of its loss fell
  double lost_person_s = 0;
  std::size_t persons = 0;  // who lost more than 1 s there
  double peak_density_per_m2 = 0;
  double mean_flow_per_s = 0;  // between from_s and to_s
  double capacity_per_s = 0;   // SFPE, see hydraulic/capacity.h; 0 for targets
  double capacity_share = 0;   // mean flow / capacity; may exceed 1, above all with children
  struct Share {
    simulation::GroupId group;
    std::size_t persons;
  };
  std::vector<Share> groups;  // who lost more than 1 s there, most people first
  BottleneckQueue queue;
};

// A queue by the hydraulic method in front of an opening (hydraulic::OpeningOutcome).
struct QueueRow {
  plan::OpeningId opening;
  double effective_width_m = 0;
  double capacity_per_s = 0;  // of the opening itself; a staircase behind it may pass less
  std::size_t persons = 0;    // passages
  Seconds first_s, last_s;
  std::size_t longest_queue = 0;
  Seconds longest_at_s;  // nullopt if nobody ever waited
  double waited_person_s = 0;
};

// The SFPE hydraulic method on the same scenario: same people, places, starts and events.
struct HydraulicSummary {
  Seconds t50_s, t95_s, t100_s;  // as in Totals
  std::size_t inside = 0;        // not out at the end, those without a way included
  std::size_t shut_in = 0;       // without a way
  // What those who left last (the last 5 %) waited for most: an opening or a staircase. Empty id:
  // they hardly waited, walking decides.
  ConstraintKind controlling_kind = ConstraintKind::opening;
  std::string controlling;
  plan::Name controlling_name;
  double controlling_share = 0;  // of the waiting of those last 5 %
};

// Densities over time on the grid of one level. Cell (c, l) covers origin + cell_m * [c, c + 1) x
// [l, l + 1); row-major by line. A cell whose centre is in no space of the level is not `covered`;
// its values are 0.
struct DensityMap {
  std::string level;
  plan::Name name;
  geometry::Vec2 origin;
  double cell_m = 0;
  std::size_t columns = 0, lines = 0;
  std::vector<std::uint8_t> covered;
  std::vector<float> max_per_m2, mean_per_m2, above_s;  // above_s: seconds above kCrowded_per_m2
};

// Above this density nobody moves by his own will and pushes travel through the crowd (crowd.md
// E.1: danger from 4 to 5 per m²).
inline constexpr double kCrowded_per_m2 = 4.0;

struct DensityPeak {
  double density_per_m2 = 0;  // highest kernel density at anybody's own position
  double time_s = 0;
  geometry::Vec2 where;
  plan::SpaceId space;
};

struct CounterSample {
  double time_s = 0;
  std::uint64_t forward = 0, backward = 0;  // lines: so far
  std::size_t persons = 0;                  // areas: in it now
  double density_per_m2 = 0;                // areas
};

struct CounterSeries {
  std::string id;
  std::string level;
  bool area = false;                   // else a line
  std::vector<CounterSample> samples;  // every kSample_s
};

struct RunResult {
  RunIdentity identity;
  Totals totals;
  std::vector<AgentRow> agents;
  std::vector<GroupRow> groups;
  std::vector<ExitRow> exits;  // every opening that leaves a building or the campus, used or not
  std::vector<OpeningRow> openings;
  std::vector<BottleneckRow> bottlenecks;  // most lost person-seconds first
  std::vector<DensityMap> maps;            // levels with at least one space
  DensityPeak peak;
  std::optional<double> peak_contact_force_n_per_m;  // on anybody, see contact_peaks.h
  std::vector<CounterSeries> counters;
  DangerResult danger;  // no places and no samples of the hydraulic model
  // Filled by whoever owns the World, as parts of the identity are.
  std::vector<simulation::ServiceTally> services;
  std::optional<simulation::HandOverTally> hand_over;
  std::vector<simulation::BusTally> buses;
  std::optional<HydraulicSummary> hydraulic;  // beside a result of agents, or the result itself
  std::optional<FireResult> fire;             // of agents in a scenario with a fire
  std::vector<QueueRow> queues;               // of the hydraulic model only: openings passed
  std::vector<std::string> spaces;            // ids, by SpaceId
  std::vector<std::string> stairs;            // ids, by StairId
};

}  // namespace muster::analysis
