#include "viewer/content/changes.h"

#include <fmt/format.h>

#include <filesystem>

#include "io/scenario_keys.h"
#include "io/scenario_reader.h"
#include "io/text_file.h"

namespace muster::viewer {

namespace {

constexpr std::size_t kLargestScenario = std::size_t{1} << 22;

// A basic string of TOML.
std::string quoted(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

void addList(std::string& text, const char* key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  text += std::string(key) + " = [";
  for (std::size_t i = 0; i < values.size(); ++i) text += (i > 0 ? ", " : "") + quoted(values[i]);
  text += "]\n";
}

}  // namespace

simulation::Scenario changed(simulation::Scenario scenario,
                             const std::vector<simulation::Event>& changes) {
  scenario.events.insert(scenario.events.end(), changes.begin(), changes.end());
  return scenario;
}

std::string variantText(const std::string& scenarioText,
                        const std::vector<simulation::Event>& changes) {
  std::string text = scenarioText;
  if (!text.empty() && text.back() != '\n') text += '\n';
  for (const simulation::Event& change : changes) {
    text +=
        fmt::format("\n[[event]]\nat_s = {:.2f}\nkind = {}\n", change.at_s,
                    quoted(std::string(io::eventWords()[static_cast<std::size_t>(change.kind)])));
    addList(text, "openings", change.openings);
    addList(text, "groups", change.groups);
    addList(text, "exits", change.exits);
    if (!change.stair.empty()) text += "stair = " + quoted(change.stair) + "\n";
    if (change.kind == simulation::EventKind::oneWay)
      text += std::string("forward = ") + (change.forward ? "true" : "false") + "\n";
  }
  return text;
}

std::string variantPath(const std::string& scenarioFile) {
  const std::filesystem::path file(scenarioFile);
  const std::string stem = (file.parent_path() / file.stem()).string() + "-variant";
  std::string path = stem + ".toml";
  for (int number = 2; std::filesystem::exists(path); ++number)
    path = stem + "-" + std::to_string(number) + ".toml";
  return path;
}

Problems writeVariant(const std::string& scenarioFile,
                      const std::vector<simulation::Event>& changes, const std::string& path) {
  const auto bytes = io::readBytes(scenarioFile, kLargestScenario);
  if (!bytes) return bytes.error();
  const std::string text = variantText(*bytes, changes);
  const io::ReadScenario read = io::readScenarioText(text, path);
  if (!read.scenario) return read.problems;
  return io::writeAtomically(path, text);
}

}  // namespace muster::viewer
