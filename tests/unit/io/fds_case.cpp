#include "fds_case.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <unistd.h>

#include "plan/check.h"

namespace muster::io::testing {

namespace fs = std::filesystem;

std::string smvOf(const std::string& name) {
  return MUSTER_SOURCE_DIR "/tests/unit/io/fds/" + name + "/" + name + ".smv";
}

std::string readFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

void writeFile(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

void FdsCopies::SetUp() {
  const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
  folder_ = fs::temp_directory_path() /
            ("muster-fds-" + std::string(test->name()) + "-" + std::to_string(::getpid()));
  fs::create_directories(folder_);
  for (const std::string name : {"tiny", "solid"})
    fs::copy(fs::path(smvOf(name)).parent_path(), folder_);
}

void FdsCopies::TearDown() {
  fs::remove_all(folder_);
}

plan::Campus storeyOf(const std::vector<Box>& rooms, double elevation_m) {
  plan::Draft draft;
  draft.file = "test.geojson";
  plan::DraftBuilding building;
  building.id = "house";
  draft.buildings.push_back(building);
  plan::DraftLevel level;
  level.id = "storey";
  level.building = "house";
  level.elevation_m = elevation_m;
  level.height_m = 3;
  draft.levels.push_back(level);
  for (std::size_t i = 0; i < rooms.size(); ++i) {
    plan::DraftSpace space;
    space.id = "room-" + std::to_string(i);
    space.level = "storey";
    space.category = plan::Category::room;
    space.shape.outer = geometry::rectangle(rooms[i].low, rooms[i].high);
    draft.spaces.push_back(space);
    plan::DraftOpening exit;
    exit.id = "exit-" + std::to_string(i);
    exit.level = "storey";
    exit.line = {rooms[i].low, rooms[i].low + geometry::Vec2{1, 0}};
    exit.outside = true;
    draft.openings.push_back(exit);
  }
  plan::Checked checked = plan::check(draft);
  if (!checked.campus) throw std::runtime_error(list(checked.problems));
  return std::move(*checked.campus);
}

hazard::FdsFire fireOf(const std::string& smv) {
  hazard::FdsFire fire;
  fire.smv = smv;
  return fire;
}

bool has(const Problems& problems, std::string_view code) {
  return std::ranges::any_of(problems, [&](const Problem& p) { return p.code == code; });
}

std::string list(const Problems& problems) {
  std::string all;
  for (const Problem& problem : problems) {
    all += problem.code + " " + problem.file + ":" + std::to_string(problem.place.line);
    for (const auto& [name, value] : problem.arguments) all += " " + name + "=" + value;
    all += "\n";
  }
  return all;
}

}  // namespace muster::io::testing
