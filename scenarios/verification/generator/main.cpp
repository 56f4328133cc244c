// generate_verification OUT_DIR: writes the plans and scenarios of the verification suite anew.
#include <cstdio>
#include <fstream>

#include <fmt/format.h>

#include "io/plan_writer.h"
#include "scene.h"

namespace {

using muster::verification_scenes::Scenario;
using muster::verification_scenes::Scene;

std::string tomlOf(const Scene& scene, const Scenario& scenario) {
  return fmt::format(
             "# Written by generate_verification.\n[scenario]\ntitle = {{ en = \"{}\", zh = \"{}\" "
             "}}\nplan = \"{}.geojson\"\nseed = 1\nduration_s = {}\n\n[model]\nmotion = "
             "\"anticipation\"\nstep_s = 0.05\nmotivation = \"{}\"\n{}",
             scenario.title.en, scenario.title.zh, scene.plan, scenario.duration_s,
             scenario.motivation, scenario.model) +
         scenario.people + muster::verification_scenes::kAlarm;
}

bool saveText(const std::string& text, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) std::fprintf(stderr, "%s: cannot be written\n", path.c_str());
  return static_cast<bool>(file);
}

bool save(const Scene& scene, const std::string& folder) {
  const auto saved = muster::io::savePlan(scene.draft, folder + scene.plan + ".geojson");
  if (!saved) {
    for (const muster::Problem& problem : saved.error())
      std::fprintf(stderr, "%s: %s %s\n", scene.plan.c_str(), problem.code.c_str(),
                   problem.feature.c_str());
    return false;
  }
  bool good = true;
  for (const Scenario& scenario : scene.scenarios)
    good &= saveText(tomlOf(scene, scenario), folder + scenario.id + ".toml");
  return good;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: generate_verification OUT_DIR\n", stderr);
    return 2;
  }
  muster::verification_scenes::Scenes scenes;
  muster::verification_scenes::addCorridors(scenes);
  muster::verification_scenes::addRooms(scenes);
  muster::verification_scenes::addBottlenecks(scenes);
  muster::verification_scenes::addStairs(scenes);
  muster::verification_scenes::addChoices(scenes);
  muster::verification_scenes::addSmoke(scenes);
  bool good = true;
  for (const Scene& scene : scenes) good &= save(scene, std::string(argv[1]) + "/");
  return good ? 0 : 1;
}
