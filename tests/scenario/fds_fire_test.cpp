// A scenario with an FDS run, right and wrong.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "program.h"
#include "summary.h"

namespace muster::testing {
namespace {

namespace fs = std::filesystem;

// A copy of the storey to damage: scenarios/fire and the plan beside it.
class FdsFireSmoke : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = freshFolder();
    fs::create_directories(folder_ + "/maps");
    fs::create_directories(folder_ + "/scenarios/fire");
    fs::copy_file(source("maps/fds-storey.geojson"), folder_ + "/maps/fds-storey.geojson");
    fs::copy_file(source("scenarios/fire/fds-storey.toml"), scenario());
    fs::copy(source("scenarios/fire/fds-storey"), run());
  }
  std::string scenario() const { return folder_ + "/scenarios/fire/fds-storey.toml"; }
  std::string run() const { return folder_ + "/scenarios/fire/fds-storey"; }
  Said check(const std::string& more = "") { return muster("check '" + scenario() + "' " + more); }
  void lay(const std::string& line) {
    std::string text = readFile(scenario());
    const std::string smv = "smv = \"fds-storey/school.smv\"\n";
    text.insert(text.find(smv) + smv.size(), line + "\n");
    std::ofstream(scenario(), std::ios::binary) << text;
  }
  void change(const std::string& file, std::size_t at, char to) {
    std::string bytes = readFile(run() + "/" + file);
    bytes[at] = to;
    std::ofstream(run() + "/" + file, std::ios::binary) << bytes;
  }
  static bool says(const Said& said, const std::string& text) {
    return said.output.find(text) != std::string::npos;
  }

  std::string folder_;
};

TEST_F(FdsFireSmoke, CheckTellsWhatTheRunHolds) {
  const Said said = check();
  EXPECT_EQ(said.exit, 0) << said.output;
  for (const char* text : {"FDS-6.10.1", "0.0 to 200.0 s", "60 × 34 × 11", "18.00 – 36.00",
                           "SOOT EXTINCTION COEFFICIENT [1/m]", "carbon monoxide", "1.80"})
    EXPECT_TRUE(says(said, text)) << text << "\n" << said.output;
  EXPECT_FALSE(says(said, "[fds.")) << said.output;
  EXPECT_TRUE(says(check("--lang zh"), "一氧化碳"));
}

TEST_F(FdsFireSmoke, AWrongPlaceIsWarnedOf) {
  lay("offset_m = [0, 1.5]");
  const Said said = check();
  EXPECT_EQ(said.exit, 0) << said.output;
  EXPECT_TRUE(says(said, "[fds.misplaced]")) << said.output;
}

TEST_F(FdsFireSmoke, ARunElsewhereIsWarnedOf) {
  lay("elevation_m = 10");
  const Said said = check();
  EXPECT_EQ(said.exit, 0) << said.output;
  EXPECT_TRUE(says(said, "[fds.covers-nothing]")) << said.output;
}

TEST_F(FdsFireSmoke, FilesThatCannotBeReadAreTold) {
  fs::remove(run() + "/school_1_4.sf");
  change("school_2_3.sf", 3, 0x1e);  // 00 00 00 1e: the other byte order
  change("school_2_3.sf", 0, 0);
  change("school_1_1.sf", 6, 'X');  // TEMPERATURE misspelt
  const Said said = check();
  EXPECT_EQ(said.exit, 1) << said.output;
  for (const char* code : {"[file.missing]", "[fds.byte-order]", "[fds.header]"})
    EXPECT_TRUE(says(said, code)) << code << "\n" << said.output;
  fs::remove(run() + "/school.smv");
  EXPECT_EQ(check().exit, 1);
}

// A frame that turns out damaged on the way: the run goes on with the last state, and says so.
TEST_F(FdsFireSmoke, DamageOnTheWayIsToldAfterTheRun) {
  const std::size_t frame = 4 * 61 * 35 + 20;
  for (const std::size_t byte : {0, 1, 2, 3})
    change("school_1_2.sf", 146 + 9 * frame + 1000 + byte, -1);
  const Said said = muster("run '" + scenario() + "' --out '" + folder_ + "/out'");
  EXPECT_EQ(said.exit, 0) << said.output;
  EXPECT_TRUE(says(said, "[fds.damaged-values]")) << said.output;
  EXPECT_EQ(Summary(folder_ + "/out").number("agents"), 184);
}

TEST_F(FdsFireSmoke, SameBitsForAnyNumberOfThreads) {
  const auto hashOf = [&](const char* threads) {
    const std::string out = folder_ + "/out" + threads;
    muster("run '" + scenario() + "' --out '" + out + "' --threads " + threads);
    return Summary(out).text("result_hash");
  };
  const std::string one = hashOf("1");
  EXPECT_EQ(one.size(), 16u);
  EXPECT_EQ(one, hashOf("2"));
}

}  // namespace
}  // namespace muster::testing
