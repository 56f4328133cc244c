// [[arrival]]: who comes when, written out or as a table of comma separated values.
#include <algorithm>
#include <array>
#include <map>

#include "io/arrival_table.h"
#include "io/scenario_keys.h"
#include "io/scenario_sections.h"
#include "io/text_file.h"

namespace muster::io {
namespace {

using behaviour::TableReader;
using behaviour::TomlValue;
using simulation::Arrival;
using simulation::ArrivalProcess;

constexpr std::size_t kMostTableBytes = 4u << 20;
// What a table says line by line.
constexpr std::array<std::string_view, 9> kNotWithTable{
    "groups", "at", "from_s", "to_s", "count", "rate_per_min", "process", "peak_s", "platoon"};

void readTable(const TableReader& reader, ScenarioDraft& draft) {
  for (const std::string_view key : kNotWithTable) {
    if (reader.has(key)) reader.complain("scenario.not-with-arrival-table", key);
  }
  if (!reader.value("table")) return;
  const std::string path = resolved(draft, reader.text("table"));
  const auto bytes = bytesOf(draft, reader, "table", kMostTableBytes);
  if (!bytes) return;
  ReadArrivals read = readArrivalTable(*bytes, path, draft.scenario.startClock_h);
  append(draft.otherProblems, std::move(read.problems), path);
  for (Arrival& arrival : read.arrivals) draft.scenario.arrivals.push_back(std::move(arrival));
}

void readArrival(const TomlValue& table, ScenarioDraft& draft) {
  const TableReader reader(table, "arrival", arrivalRules(), {}, draft.problems);
  if (reader.has("table")) return readTable(reader, draft);
  for (const std::string_view key : {"at", "from_s", "to_s"}) {
    if (!reader.has(key)) reader.complain("toml.missing-key", key);
  }
  Arrival arrival;
  arrival.file = draft.scenario.file;
  arrival.place = table.place;
  arrival.groups = reader.texts("groups");
  arrival.at = reader.texts("at");
  arrival.from_s = reader.number("from_s", 0);
  arrival.to_s = reader.number("to_s", 0);
  arrival.count = static_cast<int>(reader.integer("count", 0));
  arrival.rate_per_min = reader.number("rate_per_min", 0);
  arrival.process = wordOf(reader, "process", simulation::arrivalWords(), arrival.process);
  arrival.peak_s = reader.number("peak_s", (arrival.from_s + arrival.to_s) / 2);
  arrival.platoon = static_cast<int>(reader.integer("platoon", arrival.platoon));
  if (reader.has("count") && reader.has("rate_per_min"))
    reader.complain("scenario.arrival-count-and-rate", "rate_per_min");
  const auto only = [&](std::string_view key, ArrivalProcess process) {
    if (reader.has(key) && arrival.process != process)
      reader.complain("scenario.not-with-process", key);
  };
  only("peak_s", ArrivalProcess::peaked);
  only("platoon", ArrivalProcess::platoon);
  if (reader.has("rate_per_min") && arrival.process == ArrivalProcess::peaked)
    reader.complain("scenario.not-with-process", "rate_per_min");
  if (reader.value("at") && arrival.at.empty()) reader.complain("scenario.arrival-nowhere", "at");
  draft.scenario.arrivals.push_back(std::move(arrival));
}

}  // namespace

void readArrivals(std::span<const TomlValue> tables, ScenarioDraft& draft) {
  for (const TomlValue& table : tables) readArrival(table, draft);
}

}  // namespace muster::io
