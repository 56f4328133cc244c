// The small FDS runs of tests/unit/io/fds (our own inputs, FDS 6.10.1), and plans to lay them into.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "hazard/fds_fire.h"
#include "plan/campus.h"

namespace muster::io::testing {

// <this folder>/fds/<name>/<name>.smv
std::string smvOf(const std::string& name);

std::string readFile(const std::filesystem::path& path);
void writeFile(const std::filesystem::path& path, const std::string& bytes);

// A folder of the test's own with copies of the small runs, to damage.
class FdsCopies : public ::testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;
  std::filesystem::path file(const std::string& name) const { return folder_ / name; }
  std::string smv(const std::string& name) const { return (folder_ / (name + ".smv")).string(); }

  std::filesystem::path folder_;
};

struct Box {
  geometry::Vec2 low, high;
};
// One storey of rooms at this elevation, 3 m high; each has a door to the outside, so that any
// arrangement is a plan. Throws if it is none.
plan::Campus storeyOf(const std::vector<Box>& rooms, double elevation_m = 0);

hazard::FdsFire fireOf(const std::string& smv);

bool has(const Problems& problems, std::string_view code);
std::string list(const Problems& problems);

}  // namespace muster::io::testing
