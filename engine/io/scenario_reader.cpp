#include "io/scenario_reader.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "behaviour/profile_reader.h"
#include "io/scenario_keys.h"
#include "io/scenario_sections.h"
#include "io/text_file.h"

namespace muster::io {
namespace {

using behaviour::TableReader;
using behaviour::TomlValue;

constexpr std::size_t kMostScenarioBytes = 4u << 20;
constexpr std::size_t kMostPlanBytes = 1u << 30;

// A plain text is meant for every language.
plan::Name titleOf(const TableReader& reader, Problems& problems) {
  const TomlValue* value = reader.value("title");
  if (!value) return {};
  if (value->kind == TomlValue::Kind::text) return {value->text, value->text};
  const TableReader title(*value, "scenario.title", titleRules(), {}, problems);
  return {title.text("en"), title.text("zh")};
}

void readGeneral(const TomlValue& table, ScenarioDraft& draft) {
  simulation::Scenario& s = draft.scenario;
  const TableReader reader(table, "scenario", scenarioRules(), {}, draft.problems);
  s.place = table.place;
  s.title = titleOf(reader, draft.problems);
  s.seed = static_cast<std::uint64_t>(reader.integer("seed", static_cast<std::int64_t>(s.seed)));
  s.duration_s = reader.number("duration_s", s.duration_s);
  s.batchInterval_s = reader.number("batch_interval_s", s.batchInterval_s);
  s.startClock_h = reader.number("start_clock_h", s.startClock_h);
  s.untilOutdoors = reader.boolean("until_outdoors", s.untilOutdoors);
  if (!reader.value("plan")) return;
  s.plan = resolved(draft, reader.text("plan"));
  bytesOf(draft, reader, "plan", kMostPlanBytes);
}

void readModel(const TomlValue& table, ScenarioDraft& draft) {
  simulation::ModelChoice& m = draft.scenario.model;
  const TableReader reader(table, "model", modelRules(), {}, draft.problems);
  m.motion = reader.text("motion", m.motion);
  m.place = reader.place("motion");
  m.step_s = reader.number("step_s", m.step_s);
  m.look_s = reader.number("look_s", m.look_s);
  m.stuckAfter_s = reader.number("stuck_after_s", m.stuckAfter_s);
  m.rethinkAfter_s = reader.number("rethink_after_s", m.rethinkAfter_s);
  m.motivation = wordOf(reader, "motivation", behaviour::motivationWords(), m.motivation);
  m.flow = wordOf(reader, "flow", simulation::flowWords(), m.flow);
  m.reroute = wordOf(reader, "reroute", simulation::rerouteWords(), m.reroute);
  m.socialInfluence = reader.number("social_influence", m.socialInfluence);
  m.codeFlow_per_m_s = reader.number("code_flow_per_m_s", m.codeFlow_per_m_s);
}

void readDocument(const TomlValue& document, ScenarioDraft& draft) {
  const TableReader root(document, "", rootRules(), {}, draft.problems);
  if (const TomlValue* table = root.value("scenario")) readGeneral(*table, draft);
  if (const TomlValue* table = root.value("model")) readModel(*table, draft);
  draft.scenario.profiles = behaviour::readProfileRows(
      root.tables("profile"), behaviour::builtInProfiles(), draft.problems);
  readArrivals(root.tables("arrival"), draft);
  readPeople(root.tables("people"), draft);
  readClasses(root.tables("class"), draft);
  if (const TomlValue* table = root.value("timetable")) readTimetable(*table, draft);
  readGates(root.tables("gate"), draft);
  readPickups(root.tables("pickup"), draft);
  readBuses(root.tables("bus"), draft);
  readGuards(root.tables("guard"), draft);
  readEvents(root.tables("event"), draft);
  if (const TomlValue* table = root.value("fire")) readFire(*table, draft);
  if (const TomlValue* table = root.value("observe")) readObserve(*table, draft);
  if (const TomlValue* table = root.value("danger")) readDanger(*table, draft);
}

}  // namespace

std::string resolved(const ScenarioDraft& draft, const std::string& written) {
  return (std::filesystem::path(draft.folder) / written).lexically_normal().string();
}

std::optional<std::string> bytesOf(ScenarioDraft& draft, const TableReader& reader,
                                   std::string_view key, std::size_t mostBytes) {
  Result<std::string> bytes = readBytes(resolved(draft, reader.text(key)), mostBytes);
  if (!bytes) {
    // The fault lies in the line that names the file.
    for (Problem& problem : bytes.error()) {
      problem.file.clear();
      problem.place = reader.place(key);
      draft.problems.push_back(std::move(problem));
    }
    return std::nullopt;
  }
  draft.hash.add(std::uint64_t{bytes->size()});
  draft.hash.add(std::string_view(*bytes));
  return std::move(*bytes);
}

namespace {

ReadScenario readEdited(std::string_view bytes, const std::string& path, const ScenarioEdit& edit) {
  const Result<Text> text = decodeUtf8(bytes, path);
  if (!text) return {std::nullopt, text.error()};
  Result<TomlValue> document = behaviour::parseToml(text->utf8, path);
  if (!document) return {std::nullopt, document.error()};
  if (edit) edit(*document);

  ScenarioDraft draft;
  const std::filesystem::path where(path);
  draft.folder = where.parent_path().string();
  draft.scenario.file = path;
  draft.scenario.id = where.stem().string();
  draft.hash.add(std::uint64_t{bytes.size()});
  draft.hash.add(bytes);
  readDocument(*document, draft);
  draft.scenario.hash = draft.hash.value();

  behaviour::sortByPlace(draft.problems);
  ReadScenario result;
  append(result.problems, std::move(draft.problems), path);
  append(result.problems, std::move(draft.otherProblems));
  if (!hasErrors(result.problems)) result.scenario = std::move(draft.scenario);
  return result;
}

}  // namespace

ReadScenario readScenarioText(std::string_view bytes, const std::string& path) {
  return readEdited(bytes, path, {});
}

ReadScenario readScenario(const std::string& path, const ScenarioEdit& edit) {
  const Result<std::string> bytes = readBytes(path, kMostScenarioBytes);
  if (!bytes) return {std::nullopt, bytes.error()};
  return readEdited(*bytes, path, edit);
}

ReadScenario readScenario(const std::string& path) {
  return readScenario(path, {});
}

}  // namespace muster::io
