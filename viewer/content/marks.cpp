#include "viewer/content/marks.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "io/scenario_reader.h"
#include "viewer/content/changes.h"

namespace muster::viewer {

namespace {

using simulation::EventKind;

constexpr std::size_t kJamsShown = 8;

const char* keyOf(EventKind kind) {
  switch (kind) {
    case EventKind::alarm:
      return "viewer.event.alarm";
    case EventKind::open:
      return "viewer.event.open";
    case EventKind::close:
      return "viewer.event.close";
    case EventKind::oneWay:
      return "viewer.event.one-way";
    case EventKind::bothWays:
      return "viewer.event.both-ways";
    case EventKind::release:
      return "viewer.event.release";
    case EventKind::announce:
      return "viewer.event.announce";
    case EventKind::lightsOut:
      return "viewer.event.lights-out";
    case EventKind::lightsOn:
      return "viewer.event.lights-on";
    case EventKind::fall:
      return "viewer.event.fall";
    case EventKind::move:
      return "viewer.event.move";
  }
  return "";
}

std::string listed(const std::vector<std::string>& ids, const report::Words& words) {
  if (ids.empty()) return words.text("viewer.event.everybody");
  std::string list;
  for (const std::string& id : ids) list += (list.empty() ? "" : ", ") + id;
  return list;
}

std::optional<simulation::Scenario> scenarioOf(const Document& document) {
  if (document.description) return changed(*document.description, document.changes);
  if (document.scenarioFile.empty() || !std::filesystem::exists(document.scenarioFile))
    return std::nullopt;
  io::ReadScenario read = io::readScenario(document.scenarioFile);
  if (!read.scenario || read.scenario->hash != document.scenarioHash) return std::nullopt;
  return std::move(read.scenario);
}

void addEvents(std::vector<Mark>& marks, const Document& document, const report::Words& words) {
  const auto scenario = scenarioOf(document);
  if (!scenario) return;
  for (const simulation::Event& event : scenario->events) {
    // When that was, the scenario does not say.
    if (event.onDetection || !event.clearedBy.empty()) continue;
    marks.push_back({event.at_s, MarkKind::event, eventText(event, words)});
  }
}

// A class is complete when its last one stands in the slot.
void addCompletions(std::vector<Mark>& marks, const Document& document,
                    const report::Words& words) {
  std::map<std::uint32_t, double> last_s;
  std::map<std::uint32_t, bool> whole;
  for (const analysis::AgentRow& row : document.tables->agents) {
    if (!row.entered || !row.group.valid()) continue;
    const auto [at, first] = whole.emplace(row.group.value, true);
    at->second = at->second && row.arrived_s.has_value();
    double& time_s = last_s[row.group.value];
    time_s = std::max(time_s, row.arrived_s.value_or(0));
  }
  for (const auto& [group, complete] : whole) {
    if (!complete || !document.groups[group].isClass) continue;
    marks.push_back({last_s[group], MarkKind::complete,
                     words.text("viewer.event.complete", {{"what", document.groups[group].id}})});
  }
}

}  // namespace

std::string eventText(const simulation::Event& event, const report::Words& words) {
  const auto& what = event.openings.empty() ? event.groups : event.openings;
  std::string text =
      words.text(keyOf(event.kind),
                 {{"what", event.kind == EventKind::fall ? event.where : listed(what, words)}});
  for (const std::string& exit : event.exits) text += " → " + exit;
  if (!event.stair.empty()) text += " → " + event.stair;
  return text;
}

std::vector<Mark> marksOf(const Document& document, const report::Words& words) {
  std::vector<Mark> marks;
  addEvents(marks, document, words);
  if (document.tables) {
    addCompletions(marks, document, words);
    const auto& jams = document.tables->bottlenecks;
    for (std::size_t i = 0; i < jams.size() && i < kJamsShown; ++i)
      marks.push_back(
          {jams[i].from_s, MarkKind::jam,
           words.text("viewer.event.jam", {{"what", words.name(jams[i].name, jams[i].id)}})});
  }
  std::ranges::stable_sort(marks, {}, &Mark::time_s);
  return marks;
}

}  // namespace muster::viewer
