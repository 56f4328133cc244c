#include "recorded_walk.h"

#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "foundation/random.h"
#include "io/recording_writer.h"

namespace muster::io::testing {

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "muster-test-XXXXXX").string();
  path_ = ::mkdtemp(name.data());
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void writeFile(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

void truncate(const std::string& path, std::size_t bytes) {
  std::filesystem::resize_file(path, std::filesystem::file_size(path) - bytes);
}

namespace {

void addSpace(plan::Campus& campus, const char* id, std::size_t level, geometry::Vec2 low,
              geometry::Vec2 high) {
  plan::Space space{};
  space.id = id;
  space.level = plan::LevelId(level);
  space.walkable.outer = geometry::rectangle(low, high);
  space.shape = space.walkable;
  campus.spaces.push_back(space);
}

}  // namespace

Walk::Walk(std::size_t agents) {
  campus_.file = "walk.geojson";
  campus_.levels.push_back({"ground", {"Ground", "一层"}, {}, 0, 0, 3.6});
  campus_.levels.push_back({"upper floor", {"Upper", "二层"}, {}, 1, 3.6, 3.6});
  addSpace(campus_, "west", 0, {0, 0}, {10, 10});
  addSpace(campus_, "east", 0, {10, 0}, {20, 10});
  addSpace(campus_, "attic", 1, {0, 0}, {20, 10});
  campus_.spaces[2].walkable.holes.push_back({{5, 5}, {5, 6}, {6, 6}, {6, 5}});
  setup_.campus = &campus_;
  setup_.scenario.id = "walk";
  setup_.scenario.hash = 0x1122334455667788ull;
  setup_.scenario.seed = 42;
  setup_.groups.resize(2);
  setup_.groups[0].description.id = "一年级1班";
  setup_.groups[1].description.id = "guests, \"VIP\"";
  grow(agents);
}

void Walk::grow(std::size_t agents) {
  crowd::Body body;
  body.radius = 0.183f;
  crowd_.body.resize(agents, body);
  crowd_.present.resize(agents, 1);
  status_.resize(agents);
  teacher_.resize(agents);
  for (std::size_t i = group_.size(); i < agents; ++i) {
    teacher_[i] = i == 0;
    group_.push_back(simulation::GroupId(i % 2));
  }
}

void Walk::move(std::size_t agent, double time_s) {
  const Random random(9);
  const auto subject = static_cast<std::uint32_t>(agent);
  const double start_s = 20 * random.uniform(subject, Purpose::place);
  const double speed = 0.8 + 0.6 * random.uniform(subject, Purpose::speed);
  const double walked = std::max(0.0, time_s - start_s) * speed;
  const double angle = 0.3 * walked + static_cast<double>(agent);
  // A wide round with a sway of 3 cm at 1 Hz, as bodies have; positions are any numbers, not
  // multiples of the quantum.
  const double x = 10 + 8 * std::sin(angle) + 0.03 * std::sin(6.28 * time_s) * (walked > 0);
  const double y = 5 + 4 * std::cos(angle * 0.7);
  crowd_.body[agent].position = {x, y};
  crowd_.body[agent].ex = static_cast<float>(std::cos(angle));
  crowd_.body[agent].ey = static_cast<float>(std::sin(angle));
  const bool upstairs = agent % 5 == 4;
  crowd_.body[agent].space = plan::SpaceId(upstairs ? 2 : (x < 10 ? 0 : 1));
  status_[agent] = walked > 0 ? simulation::Status::moving : simulation::Status::waiting;
  const bool gone = agent % 3 == 1 && time_s > start_s + 12;
  crowd_.present[agent] = gone ? 0 : 1;
  if (gone) status_[agent] = simulation::Status::out;
  if (agent % 7 == 6 && time_s > 15) status_[agent] = simulation::Status::stuck;
}

simulation::Frame Walk::at(double time_s) {
  for (std::size_t i = 0; i < crowd_.size(); ++i) move(i, time_s);
  return {&setup_, nullptr, &crowd_, time_s, 0, 0.05, status_, group_, teacher_, {}, {}, {}, {}, 0};
}

void record(Walk& walk, const std::string& path, double until_s) {
  RecordingWriter writer(path, {"test", "the plan"});
  writer.begin(walk.at(0));
  const int steps = static_cast<int>(std::floor(until_s / 0.05 + 0.5));
  for (int k = 1; k <= steps; ++k) writer.observe(walk.at(k * 0.05));
  writer.end(walk.at(until_s));
}

}  // namespace muster::io::testing
