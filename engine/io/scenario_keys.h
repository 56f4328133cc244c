// The keys of a scenario file, once: the reader checks against these tables, and a test holds
// scenarios/scenario.schema.json (for editors) against them.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "behaviour/table_reader.h"

namespace muster::io {

std::span<const behaviour::KeyRule> rootRules();
std::span<const behaviour::KeyRule> scenarioRules();
std::span<const behaviour::KeyRule> modelRules();
std::span<const behaviour::KeyRule> peopleRules();
std::span<const behaviour::KeyRule> classRules();
std::span<const behaviour::KeyRule> eventRules();
std::span<const behaviour::KeyRule> observeRules();
std::span<const behaviour::KeyRule> lineRules();
std::span<const behaviour::KeyRule> areaRules();
std::span<const behaviour::KeyRule> titleRules();
std::span<const behaviour::KeyRule> arrivalRules();  // arrival_keys.cpp
// gate_keys.cpp
std::span<const behaviour::KeyRule> gateRules();
std::span<const behaviour::KeyRule> pickupRules();
std::span<const behaviour::KeyRule> busRules();
std::span<const behaviour::KeyRule> guardRules();
// scenario_timetable.cpp
std::span<const behaviour::KeyRule> timetableRules();
std::span<const behaviour::KeyRule> periodRules();
// scenario_danger.cpp
std::span<const behaviour::KeyRule> dangerRules();
std::span<const behaviour::KeyRule> alarmLevelRules();
// fire_keys.cpp
std::span<const behaviour::KeyRule> fireRules();
std::span<const behaviour::KeyRule> uniformFireRules();
std::span<const behaviour::KeyRule> zoneFireRules();
std::span<const behaviour::KeyRule> zoneWindowRules();
std::span<const behaviour::KeyRule> zoneDoorRules();
std::span<const behaviour::KeyRule> fdsFireRules();
std::span<const behaviour::KeyRule> detectionRules();
std::span<const behaviour::KeyRule> effectsRules();
std::span<const behaviour::KeyRule> tenabilityRules();

std::span<const std::string_view> eventWords();  // in the order of simulation::EventKind

// Every table by the name it has among the schema's definitions; "root" is the file itself.
struct KeyTable {
  std::string_view name;
  std::span<const behaviour::KeyRule> rules;
};
std::vector<KeyTable> scenarioKeyTables();

}  // namespace muster::io
