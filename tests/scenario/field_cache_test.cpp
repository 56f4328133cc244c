// A run with kept fields gives the bits of one that builds them, whatever has become of the cache.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "program.h"
#include "summary.h"

namespace muster::testing {
namespace {

namespace fs = std::filesystem;

struct FieldCacheSmoke : ::testing::Test {
  const std::string folder = cacheHome() + "/muster";
  void SetUp() override { fs::remove_all(folder); }

  std::vector<fs::path> files() const {
    std::vector<fs::path> all;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none)) all.push_back(entry.path());
    return all;
  }
  std::string hash(const std::string& options = "") const {
    const std::string out = freshFolder();
    const Said said = muster("run '" + source("scenarios/two-storeys.toml") + "' " + options +
                             " --out '" + out + "'");
    EXPECT_EQ(said.exit, 0) << said.output;
    return Summary(out).text("result_hash");
  }
};

TEST_F(FieldCacheSmoke, ARunFromTheCacheGivesTheSameBits) {
  const std::string fresh = hash("--no-cache");
  EXPECT_TRUE(files().empty()) << "--no-cache keeps nothing";
  EXPECT_EQ(hash(), fresh);
  ASSERT_EQ(files().size(), 1u);
  const auto written = fs::file_size(files()[0]);
  EXPECT_EQ(hash(), fresh);
  EXPECT_EQ(hash("--threads 1"), fresh);
  EXPECT_EQ(fs::file_size(files()[0]), written);
}

TEST_F(FieldCacheSmoke, ADamagedCacheIsBuiltAnew) {
  const std::string fresh = hash();
  ASSERT_EQ(files().size(), 1u);
  const fs::path file = files()[0];
  const std::string whole = readFile(file);
  fs::resize_file(file, whole.size() / 2);
  EXPECT_EQ(hash(), fresh);
  EXPECT_EQ(readFile(file).size(), whole.size());
  std::string spoilt = whole;
  spoilt[whole.size() / 3] ^= 0x10;
  std::ofstream(file, std::ios::binary) << spoilt;
  EXPECT_EQ(hash(), fresh);
}

TEST_F(FieldCacheSmoke, ACacheThatCannotBeWrittenIsNoMatter) {
  const std::string fresh = hash();
  fs::remove_all(folder);
  std::ofstream(folder) << "a file where the folder should be";
  EXPECT_EQ(hash(), fresh);
  const Said said = muster("check '" + source("scenarios/two-storeys.toml") + "'");
  EXPECT_EQ(said.exit, 0) << said.output;
  EXPECT_EQ(said.output.find("cache"), std::string::npos) << said.output;
  fs::remove(folder);
}

TEST_F(FieldCacheSmoke, CheckKeepsFieldsForTheRun) {
  muster("check '" + source("scenarios/two-storeys.toml") + "' --no-cache");
  EXPECT_TRUE(files().empty());
  muster("check '" + source("scenarios/two-storeys.toml") + "'");
  EXPECT_EQ(files().size(), 1u);
}

// A door that is now locked, a moved wall: other bits, other file.
TEST_F(FieldCacheSmoke, AChangedPlanHasItsOwnFields) {
  const std::string own = freshFolder();
  fs::create_directories(own + "/maps");
  fs::create_directories(own + "/scenarios");
  fs::copy_file(source("scenarios/two-storeys.toml"), own + "/scenarios/two-storeys.toml");
  std::string plan = readFile(source("maps/two-storeys.geojson"));
  const auto check = [&] {
    std::ofstream(own + "/maps/two-storeys.geojson", std::ios::trunc) << plan;
    const Said said = muster("check '" + own + "/scenarios/two-storeys.toml'");
    EXPECT_EQ(said.exit, 0) << said.output;
  };
  check();
  EXPECT_EQ(files().size(), 1u);
  check();
  EXPECT_EQ(files().size(), 1u);
  const std::string kind = R"("kind":"door",)";
  const std::size_t door = plan.find(kind);
  ASSERT_NE(door, std::string::npos);
  plan.insert(door + kind.size(), R"("direction":"forward",)");
  check();
  EXPECT_EQ(files().size(), 2u);
}

}  // namespace
}  // namespace muster::testing
