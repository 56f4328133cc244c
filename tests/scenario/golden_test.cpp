// Golden hashes: the bits that a scenario gives, the same in Debug and in Release (both builds run
// this) and for any thread count. Regenerate with tests/golden/regenerate and look at the diff; a
// change of hashes says why in its commit.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <initializer_list>
#include <map>
#include <sstream>

#include "program.h"
#include "summary.h"

namespace muster::testing {
namespace {

std::string goldenFile() {
  return source("tests/golden/hashes.csv");
}

std::map<std::string, std::string> readGolden() {
  std::istringstream lines(readFile(goldenFile()));
  std::map<std::string, std::string> golden;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t comma = line.find(',');
    if (comma != std::string::npos) golden[line.substr(0, comma)] = line.substr(comma + 1);
  }
  return golden;
}

std::string hashOf(const std::string& scenario, const std::string& model) {
  const std::string folder = freshFolder();
  muster("run '" + source("scenarios/" + scenario + ".toml") + "' --threads 2 --model " + model +
         " --out '" + folder + "'");
  return Summary(folder).text("result_hash");
}

void compare(const std::string& scenario, std::initializer_list<const char*> models) {
  for (const char* model : models) {
    const std::string key = scenario + " " + model;
    const std::string hash = hashOf(scenario, model);
    ASSERT_EQ(hash.size(), 16u) << key;
    if (std::getenv("MUSTER_REGENERATE") != nullptr) {
      std::ofstream(goldenFile(), std::ios::app) << key << "," << hash << "\n";
      continue;
    }
    const auto golden = readGolden();
    ASSERT_TRUE(golden.count(key)) << key << " is not in " << goldenFile();
    EXPECT_EQ(hash, golden.at(key)) << key;
  }
}

TEST(GoldenSmoke, OneRoom) {
  compare("one-room", {"anticipation", "collision-free", "social-force"});
}
TEST(GoldenSmoke, TwoStoreys) {
  compare("two-storeys", {"anticipation", "collision-free", "social-force"});
}
TEST(GoldenSmoke, SocialForce) {
  compare("social-force", {"social-force"});
}
TEST(Golden, FireDrill) {
  compare("fire-drill", {"anticipation", "collision-free"});
}

}  // namespace
}  // namespace muster::testing
