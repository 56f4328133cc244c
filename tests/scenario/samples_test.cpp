// Every sample, scenario or study, is one that the program takes: a newcomer copies them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "program.h"

namespace muster::testing {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> samples() {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(source("scenarios"))) {
    const fs::path& path = entry.path();
    // Those of verification/ are templates of its tests; the imported school needs a plan that is
    // not ours.
    const bool own = path.string().find("/verification/") == std::string::npos &&
                     path.stem() != "imported-school";
    if (own && path.extension() == ".toml") found.push_back(path.string());
  }
  std::ranges::sort(found);
  return found;
}

TEST(Samples, AreTakenWithoutAnError) {
  const auto all = samples();
  EXPECT_GT(all.size(), 30u);
  for (const std::string& path : all) {
    const Said said = muster("check '" + path + "' --lang en");
    EXPECT_EQ(said.exit, 0) << path << "\n" << said.output;
  }
}

}  // namespace
}  // namespace muster::testing
