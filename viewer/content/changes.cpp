#include "viewer/content/changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "io/scenario_keys.h"
#include "io/scenario_reader.h"
#include "io/text_file.h"
#include "viewer/content/edit_plan.h"
#include "viewer/content/edit_text.h"

namespace muster::viewer {

namespace {

using behaviour::TomlEntry;
using behaviour::TomlValue;

void addList(std::string& text, const char* key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  text += std::string(key) + " = [";
  for (std::size_t i = 0; i < values.size(); ++i) text += (i > 0 ? ", " : "") + inQuotes(values[i]);
  text += "]\n";
}

Problems noSuchPlace(const std::string& value) {
  return {{Severity::error, "viewer.no-such-place", {}, {}, value, {{"value", value}}}};
}

Problems apply(Texts& texts, const Events& events, const std::string&) {
  std::string& text = texts.scenario;
  for (const simulation::Event& event : events) {
    text += fmt::format("\n[[event]]\nat_s = {:.2f}\nkind = {}\n", event.at_s,
                        inQuotes(io::eventWords()[static_cast<std::size_t>(event.kind)]));
    addList(text, "openings", event.openings);
    addList(text, "groups", event.groups);
    addList(text, "exits", event.exits);
    if (!event.stair.empty()) text += "stair = " + inQuotes(event.stair) + "\n";
    if (event.kind == simulation::EventKind::oneWay)
      text += std::string("forward = ") + (event.forward ? "true" : "false") + "\n";
  }
  return {};
}

Problems apply(Texts& texts, const simulation::Guard& guard, const std::string&) {
  std::string& text = texts.scenario;
  text += fmt::format("\n[[guard]]\nid = {}\nmeasure = {}\nfrom_s = {:.2f}\n", inQuotes(guard.id),
                      inQuotes(simulation::measureWords()[static_cast<std::size_t>(guard.measure)]),
                      guard.from_s);
  addList(text, "openings", guard.openings);
  addList(text, "groups", guard.groups);
  addList(text, "exits", guard.exits);
  if (guard.measure == simulation::Measure::oneWay)
    text += std::string("forward = ") + (guard.forward ? "true" : "false") + "\n";
  if (guard.measure == simulation::Measure::meter)
    text += fmt::format("rate_per_s = {:.2f}\n", guard.rate_per_s);
  if (!guard.watch.empty()) text += "watch = " + inQuotes(guard.watch) + "\n";
  return {};
}

Problems apply(Texts& texts, const Width& width, const std::string& file) {
  return setWidth(texts.plan, width.opening, width.width_m, file);
}

// Of a list of tables, the one with that id.
const TomlValue* withId(const TomlEntry* list, const std::string& id) {
  if (list == nullptr) return nullptr;
  for (const TomlValue& table : list->value.items) {
    const TomlEntry* entry = table.find("id");
    if (entry != nullptr && entry->value.text == id) return &table;
  }
  return nullptr;
}

Problems apply(Texts& texts, const Delay& delay, const std::string& file) {
  const auto document = behaviour::parseToml(texts.scenario, file);
  if (!document) return document.error();
  const std::string written = fmt::format("{:.2f}", delay.release_s);
  const TomlValue* table = withId(document->find(delay.isClass ? "class" : "people"), delay.group);
  if (table != nullptr) {
    setKey(texts.scenario, *table, "release_delay_s", written);
  } else if (delay.isClass) {
    texts.scenario +=
        fmt::format("\n[[class]]\nid = {}\nrelease_delay_s = {}\n", inQuotes(delay.group), written);
  } else {
    return noSuchPlace(delay.group);
  }
  return {};
}

Problems apply(Texts& texts, const FireRoom& room, const std::string& file) {
  const auto document = behaviour::parseToml(texts.scenario, file);
  if (!document) return document.error();
  const TomlEntry* fire = document->find("fire");
  const TomlEntry* zones = fire ? fire->value.find("zones") : nullptr;
  const TomlEntry* uniform = fire ? fire->value.find("uniform") : nullptr;
  if (zones) {
    setKey(texts.scenario, zones->value, "space", inQuotes(room.space));
  } else if (uniform) {
    setKey(texts.scenario, uniform->value, "spaces", "[" + inQuotes(room.space) + "]");
  } else {
    return noSuchPlace(room.space);
  }
  return {};
}

// The scenario then names the plan that was changed with it.
Problems writePlan(Texts& texts, const std::string& path) {
  const auto document = behaviour::parseToml(texts.scenario, path);
  if (!document) return document.error();
  const TomlEntry* scenario = document->find("scenario");
  const TomlEntry* plan = scenario ? scenario->value.find("plan") : nullptr;
  if (plan == nullptr) return noSuchPlace("plan");
  const std::filesystem::path file = std::filesystem::path(path).replace_extension(".geojson");
  replaceValue(texts.scenario, plan->value.place, inQuotes(file.filename().string()));
  return io::writeAtomically(file.string(), texts.plan);
}

}  // namespace

Result<Texts> changed(Texts texts, const std::vector<Change>& changes, const std::string& file) {
  if (!texts.scenario.empty() && texts.scenario.back() != '\n') texts.scenario += '\n';
  for (const Change& change : changes) {
    const Problems problems =
        std::visit([&](const auto& one) { return apply(texts, one, file); }, change);
    if (!problems.empty()) return tl::unexpected(problems);
  }
  return texts;
}

std::string variantPath(const std::string& scenarioFile) {
  const std::filesystem::path file(scenarioFile);
  const std::string stem = (file.parent_path() / file.stem()).string() + "-variant";
  std::string path = stem + ".toml";
  for (int number = 2; std::filesystem::exists(path); ++number)
    path = stem + "-" + std::to_string(number) + ".toml";
  return path;
}

Problems writeVariant(const Texts& base, const std::vector<Change>& changes,
                      const std::string& path) {
  auto texts = changed(base, changes, path);
  if (!texts) return texts.error();
  if (texts->plan != base.plan) {
    if (Problems problems = writePlan(*texts, path); hasErrors(problems)) return problems;
  }
  const io::ReadScenario read = io::readScenarioText(texts->scenario, path);
  if (!read.scenario) return read.problems;
  return io::writeAtomically(path, texts->scenario);
}

}  // namespace muster::viewer
