// The parts of reading a scenario, one function per table of the file; scenario_reader.cpp puts
// them together.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "behaviour/table_reader.h"
#include "foundation/state_hash.h"
#include "simulation/scenario.h"

namespace muster::io {

// What has been read so far.
struct ScenarioDraft {
  simulation::Scenario scenario;
  std::string folder;  // of the scenario file; paths are relative to it
  StateHash hash;
  Problems problems;       // of the scenario file itself; sorted at the end
  Problems otherProblems;  // of rosters, with their own file
  std::map<std::string, Place> groupIds;
};

// `written` seen from the scenario's folder.
std::string resolved(const ScenarioDraft& draft, const std::string& written);
// Bytes of a file named by `key`, already added to the hash; empty with a problem at the key's
// place if it cannot be read.
std::optional<std::string> bytesOf(ScenarioDraft& draft, const behaviour::TableReader& reader,
                                   std::string_view key, std::size_t mostBytes);

// The enumerator whose spelling is given; words in the order of the enum, as the key's rule has
// them.
template <class Word>
Word wordOf(const behaviour::TableReader& reader, std::string_view key,
            std::span<const std::string_view> words, Word fallback) {
  const behaviour::TomlValue* word = reader.value(key);
  if (!word) return fallback;
  return static_cast<Word>(std::find(words.begin(), words.end(), word->text) - words.begin());
}

// Before people: whose people come decides who needs a place at the start.
void readArrivals(std::span<const behaviour::TomlValue> tables, ScenarioDraft& draft);
void readGates(std::span<const behaviour::TomlValue> tables, ScenarioDraft& draft);
void readPickups(std::span<const behaviour::TomlValue> tables, ScenarioDraft& draft);
void readBuses(std::span<const behaviour::TomlValue> tables, ScenarioDraft& draft);
void readGuards(std::span<const behaviour::TomlValue> tables, ScenarioDraft& draft);
void readPeople(std::span<const behaviour::TomlValue> tables, ScenarioDraft& draft);
// After people: what differs from the roster.
void readClasses(std::span<const behaviour::TomlValue> tables, ScenarioDraft& draft);
// After people: where the classes are, and when they move.
void readTimetable(const behaviour::TomlValue& table, ScenarioDraft& draft);
void readEvents(std::span<const behaviour::TomlValue> tables, ScenarioDraft& draft);
void readFire(const behaviour::TomlValue& table, ScenarioDraft& draft);
void readDanger(const behaviour::TomlValue& table, ScenarioDraft& draft);
void readObserve(const behaviour::TomlValue& table, ScenarioDraft& draft);

}  // namespace muster::io
