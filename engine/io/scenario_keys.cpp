#include "io/scenario_keys.h"

#include <array>

#include "behaviour/distribution_reader.h"
#include "behaviour/profile_reader.h"
#include "io/roster_reader.h"
#include "plan/vocabulary.h"
#include "simulation/scenario.h"

namespace muster::io {
namespace {

using behaviour::KeyKind;
using behaviour::KeyRule;

constexpr std::array<std::string_view, 11> kEvents{"alarm",     "open",    "close",    "one-way",
                                                   "both-ways", "release", "announce", "lights-out",
                                                   "lights-on", "fall",    "move"};

constexpr std::array<KeyRule, 15> kRoot{{
    {.name = "scenario", .kind = KeyKind::table, .required = true},
    {.name = "model", .kind = KeyKind::table},
    {.name = "people", .kind = KeyKind::tableList, .required = true},
    {.name = "class", .kind = KeyKind::tableList},
    {.name = "profile", .kind = KeyKind::tableList},
    {.name = "event", .kind = KeyKind::tableList},
    {.name = "observe", .kind = KeyKind::table},
    {.name = "arrival", .kind = KeyKind::tableList},
    {.name = "gate", .kind = KeyKind::tableList},
    {.name = "pickup", .kind = KeyKind::tableList},
    {.name = "bus", .kind = KeyKind::tableList},
    {.name = "guard", .kind = KeyKind::tableList},
    {.name = "fire", .kind = KeyKind::table},
    {.name = "timetable", .kind = KeyKind::table},
    {.name = "danger", .kind = KeyKind::table},
}};

constexpr double kWeek_s = 7 * 86400.0;  // the longest that makes sense: a school week
// 2^53: exact as a number in every editor and spreadsheet.
constexpr double kLargestSeed = 9007199254740992.0;

constexpr std::array<KeyRule, 7> kScenario{{
    {.name = "plan", .kind = KeyKind::text, .required = true},
    {.name = "title", .kind = KeyKind::name},
    {.name = "seed", .kind = KeyKind::integer, .low = 0, .high = kLargestSeed},
    {.name = "duration_s", .kind = KeyKind::number, .low = 1, .high = kWeek_s},
    {.name = "batch_interval_s", .kind = KeyKind::number, .low = 0, .high = 3600},
    {.name = "start_clock_h", .kind = KeyKind::number, .low = 0, .high = 24},
    {.name = "until_outdoors", .kind = KeyKind::boolean},
}};

constexpr std::array<KeyRule, 2> kTitle{{
    {.name = "en", .kind = KeyKind::text},
    {.name = "zh", .kind = KeyKind::text},
}};

// Ranges as in simulation/scenario.h.
const std::array<KeyRule, 10> kModel{{
    {.name = "motion", .kind = KeyKind::text},
    {.name = "step_s", .kind = KeyKind::number, .low = 0.005, .high = 0.1},
    {.name = "look_s", .kind = KeyKind::number, .low = 0.005, .high = 0.1},
    {.name = "motivation", .kind = KeyKind::text, .words = behaviour::motivationWords()},
    {.name = "stuck_after_s", .kind = KeyKind::number, .low = 20, .high = 3600},
    {.name = "rethink_after_s", .kind = KeyKind::number, .low = 5, .high = 600},
    {.name = "flow", .kind = KeyKind::text, .words = simulation::flowWords()},
    {.name = "code_flow_per_m_s", .kind = KeyKind::number, .low = 0.3, .high = 3},
    {.name = "reroute", .kind = KeyKind::text, .words = simulation::rerouteWords()},
    {.name = "social_influence", .kind = KeyKind::number, .low = 0, .high = 1},
}};

const std::array<KeyRule, 27>& people() {
  static const std::array<KeyRule, 27> rules{{
      {.name = "roster", .kind = KeyKind::text},
      {.name = "id", .kind = KeyKind::text},
      {.name = "count", .kind = KeyKind::integer, .low = 1, .high = 1'000'000},
      {.name = "profile", .kind = KeyKind::text},
      {.name = "special_needs", .kind = KeyKind::integer, .low = 0, .high = 1'000'000},
      {.name = "teachers", .kind = KeyKind::integer, .low = 0, .high = kMostTeachers},
      {.name = "teacher_profile", .kind = KeyKind::text},
      {.name = "helpers", .kind = KeyKind::integer, .low = 1, .high = 4},
      {.name = "helper_profile", .kind = KeyKind::text},
      {.name = "spaces", .kind = KeyKind::textList},
      {.name = "categories", .kind = KeyKind::textList, .words = plan::spellings<plan::Category>()},
      {.name = "front_door", .kind = KeyKind::text},
      {.name = "back_door", .kind = KeyKind::text},
      {.name = "front_stair", .kind = KeyKind::text},
      {.name = "back_stair", .kind = KeyKind::text},
      {.name = "exits", .kind = KeyKind::textList},
      {.name = "familiar_exits", .kind = KeyKind::textList},
      {.name = "assembly", .kind = KeyKind::text},
      {.name = "via", .kind = KeyKind::textList},
      {.name = "laps", .kind = KeyKind::integer, .low = 1, .high = 1'000'000},
      {.name = "party", .kind = KeyKind::text},
      {.name = "files", .kind = KeyKind::integer, .low = 1, .high = 4},
      {.name = "batch", .kind = KeyKind::integer, .low = 1, .high = kMostBatches},
      {.name = "release_delay_s", .kind = KeyKind::number, .low = 0, .high = kLongestRelease_s},
      {.name = "held_until_released", .kind = KeyKind::boolean},
      {.name = "group_response", .kind = KeyKind::table},
      {.name = "person_response", .kind = KeyKind::table},
  }};
  return rules;
}

constexpr std::array<KeyRule, 8> kClass{{
    {.name = "id", .kind = KeyKind::text, .required = true},
    {.name = "front_stair", .kind = KeyKind::text},
    {.name = "back_stair", .kind = KeyKind::text},
    {.name = "exits", .kind = KeyKind::textList},
    {.name = "assembly", .kind = KeyKind::text},
    {.name = "batch", .kind = KeyKind::integer, .low = 1, .high = kMostBatches},
    {.name = "release_delay_s", .kind = KeyKind::number, .low = 0, .high = kLongestRelease_s},
    {.name = "held_until_released", .kind = KeyKind::boolean},
}};

constexpr std::array<std::string_view, 2> kTriggers{"detection", "cleared"};

constexpr std::array<KeyRule, 12> kEvent{{
    {.name = "at_s", .kind = KeyKind::number, .low = 0, .high = kWeek_s},
    {.name = "on", .kind = KeyKind::text, .words = kTriggers},
    {.name = "kind", .kind = KeyKind::text, .required = true, .words = kEvents},
    {.name = "openings", .kind = KeyKind::textList},
    {.name = "forward", .kind = KeyKind::boolean},
    {.name = "groups", .kind = KeyKind::textList},
    {.name = "exits", .kind = KeyKind::textList},
    {.name = "stair", .kind = KeyKind::text},
    {.name = "speed_factor", .kind = KeyKind::number, .low = 0.1, .high = 1},
    {.name = "by", .kind = KeyKind::textList},
    {.name = "where", .kind = KeyKind::text},
    {.name = "for_s", .kind = KeyKind::number, .low = 1, .high = 600},
}};

constexpr std::array<KeyRule, 5> kObserve{{
    {.name = "frame_s", .kind = KeyKind::number, .low = 0.05, .high = 10},
    // Finer than a body means nothing, coarser than a room hides everything.
    {.name = "density_cell_m", .kind = KeyKind::number, .low = 0.1, .high = 5},
    {.name = "record", .kind = KeyKind::boolean},
    {.name = "line", .kind = KeyKind::tableList},
    {.name = "area", .kind = KeyKind::tableList},
}};

constexpr double kFarthest_m = 20'000;  // as plan::check: beyond it is no local frame in metres

constexpr std::array<KeyRule, 4> kLine{{
    {.name = "id", .kind = KeyKind::text, .required = true},
    {.name = "level", .kind = KeyKind::text, .required = true},
    {.name = "from",
     .kind = KeyKind::point,
     .required = true,
     .low = -kFarthest_m,
     .high = kFarthest_m},
    {.name = "to",
     .kind = KeyKind::point,
     .required = true,
     .low = -kFarthest_m,
     .high = kFarthest_m},
}};

constexpr std::array<KeyRule, 4> kArea{{
    {.name = "id", .kind = KeyKind::text, .required = true},
    {.name = "level", .kind = KeyKind::text, .required = true},
    {.name = "ring",
     .kind = KeyKind::pointList,
     .required = true,
     .low = -kFarthest_m,
     .high = kFarthest_m},
    {.name = "keep_free", .kind = KeyKind::boolean},
}};

}  // namespace

std::span<const KeyRule> rootRules() {
  return kRoot;
}
std::span<const KeyRule> scenarioRules() {
  return kScenario;
}
std::span<const KeyRule> modelRules() {
  return kModel;
}
std::span<const KeyRule> peopleRules() {
  return people();
}
std::span<const KeyRule> classRules() {
  return kClass;
}
std::span<const KeyRule> eventRules() {
  return kEvent;
}
std::span<const KeyRule> observeRules() {
  return kObserve;
}
std::span<const KeyRule> lineRules() {
  return kLine;
}
std::span<const KeyRule> areaRules() {
  return kArea;
}
std::span<const KeyRule> titleRules() {
  return kTitle;
}
std::span<const std::string_view> eventWords() {
  return kEvents;
}

std::vector<KeyTable> scenarioKeyTables() {
  using behaviour::Quantity;
  return {
      {"root", rootRules()},
      {"scenario", scenarioRules()},
      {"title", titleRules()},
      {"model", modelRules()},
      {"people", peopleRules()},
      {"class", classRules()},
      {"event", eventRules()},
      {"arrival", arrivalRules()},
      {"gate", gateRules()},
      {"pickup", pickupRules()},
      {"bus", busRules()},
      {"guard", guardRules()},
      {"timetable", timetableRules()},
      {"period", periodRules()},
      {"observe", observeRules()},
      {"line", lineRules()},
      {"area", areaRules()},
      {"danger", dangerRules()},
      {"alarm_level", alarmLevelRules()},
      {"fire", fireRules()},
      {"uniform", uniformFireRules()},
      {"zones", zoneFireRules()},
      {"window", zoneWindowRules()},
      {"door", zoneDoorRules()},
      {"fds", fdsFireRules()},
      {"detection", detectionRules()},
      {"effects", effectsRules()},
      {"tenability", tenabilityRules()},
      {"profile", behaviour::profileRules()},
      {"time_gap_s", behaviour::motivationRules("time_gap_s")},
      {"spacing_m", behaviour::motivationRules("spacing_m")},
      {"slow_start", behaviour::motivationRules("slow_start")},
      {"speed_factor", behaviour::motivationRules("speed_factor")},
      {"delay", behaviour::distributionRules(Quantity::delay)},
      {"speed", behaviour::distributionRules(Quantity::speed)},
  };
}

}  // namespace muster::io
