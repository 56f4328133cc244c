// A scenario in the viewer: the same run as `muster run`, changes, and variants of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "viewer_program.h"

namespace muster::testing {
namespace {

namespace fs = std::filesystem;

nlohmann::json panels(const std::string& scenario, const std::string& options) {
  const std::string path = freshFolder() + "/panels.json";
  const Said said =
      viewer("'" + scenario + "' --size 900x600 --lang en --dump-ui " + path + " " + options);
  EXPECT_EQ(said.exit, 0) << said.output;
  return nlohmann::json::parse(readFile(path), nullptr, false);
}

TEST(Live, FindsWhatMusterRunFinds) {
  const auto live = panels(samples(), "--at 100000");
  const auto recorded = panels(recordingOf("two-storeys"), "--at 100000");
  ASSERT_FALSE(live["bottlenecks"].empty());
  ASSERT_EQ(live["bottlenecks"].size(), recorded["bottlenecks"].size());
  for (std::size_t i = 0; i < live["bottlenecks"].size(); ++i) {
    EXPECT_EQ(live["bottlenecks"][i]["id"], recorded["bottlenecks"][i]["id"]);
    // The table of the recording has three decimals.
    EXPECT_NEAR(live["bottlenecks"][i]["lost_person_s"].get<double>(),
                recorded["bottlenecks"][i]["lost_person_s"].get<double>(), 0.001);
  }
  EXPECT_EQ(live["clock"]["arrived"], recorded["clock"]["arrived"]);
  EXPECT_EQ(live["clock"]["out"], recorded["clock"]["out"]);
  ASSERT_EQ(live["curves"].size(), recorded["curves"].size());
  for (std::size_t i = 0; i < live["curves"].size(); ++i) {
    EXPECT_EQ(live["curves"][i]["title"], recorded["curves"][i]["title"]);
    ASSERT_EQ(live["curves"][i]["curves"].size(), recorded["curves"][i]["curves"].size());
    for (std::size_t k = 0; k < live["curves"][i]["curves"].size(); ++k)
      EXPECT_EQ(live["curves"][i]["curves"][k]["last"], recorded["curves"][i]["curves"][k]["last"]);
  }
}

// A run with a fire has maps of it in the end, and people their dose.
TEST(Live, ShowsWhatTheFireDid) {
  const std::string folder = freshFolder();
  const auto picture = [&](const std::string& name, const std::string& options) {
    const std::string png = folder + "/" + name + ".png";
    const Said said = viewer("'" + source("scenarios/fire/fds-storey.toml") +
                             "' --size 900x600 --screenshot " + png + " " + options);
    EXPECT_EQ(said.exit, 0) << said.output;
    return readPicture(png);
  };
  const Picture plain = picture("plain", "--at 30");
  EXPECT_GT(difference(plain, picture("visibility", "--at 30 --heat visibility")), 0.5);
  EXPECT_GT(difference(plain, picture("dose", "--at 30 --colour dose")), 0.01);
}

// Open, close a door, run again, save the variant; `muster run` takes it and finds the same.
TEST(Live, AVariantIsAScenarioOfItsOwn) {
  const std::string scenario = samples();
  const std::string variant = fs::path(scenario).parent_path() / "changed.toml";
  const auto ui = panels(scenario, "--at 100000 --close entrance@8 --variant '" + variant + "'");
  const auto unchanged = panels(scenario, "--at 100000");
  EXPECT_NE(ui["bottlenecks"], unchanged["bottlenecks"]);
  const std::string results = freshFolder();
  const Said said = muster("run '" + variant + "' --out '" + results + "'");
  ASSERT_EQ(said.exit, 0) << said.output;
  const auto recorded = panels(results + "/recording.muster", "--at 100000");
  ASSERT_EQ(ui["bottlenecks"].size(), recorded["bottlenecks"].size());
  EXPECT_EQ(ui["bottlenecks"][0]["id"], recorded["bottlenecks"][0]["id"]);
  EXPECT_EQ(ui["clock"]["out"], recorded["clock"]["out"]);
}

// Without the card below that says the scenario's hash.
Picture above(Picture picture) {
  picture.height = picture.height * 4 / 5;
  picture.pixels.resize(static_cast<std::size_t>(picture.width * picture.height));
  return picture;
}

// Up to the change the run is the one before.
TEST(Live, AChangeLeavesWhatWasBeforeIt) {
  const std::string scenario = samples();
  const std::string folder = freshFolder();
  const auto picture = [&](const std::string& name, const std::string& options) {
    const Said said = viewer("'" + scenario + "' --size 900x600 --level lower --screenshot " +
                             folder + "/" + name + ".png " + options);
    EXPECT_EQ(said.exit, 0) << said.output;
    return above(readPicture(folder + "/" + name + ".png"));
  };
  const std::string close = " --close entrance@12";
  EXPECT_EQ(difference(picture("a", "--at 11"), picture("b", "--at 11" + close)), 0);
  EXPECT_GT(difference(picture("c", "--at 40"), picture("d", "--at 40" + close)), 0);
}

TEST(Live, WhatCannotBeChangedIsSaid) {
  const Said unknown = viewer("'" + samples() + "' --close nowhere@3 --screenshot a.png");
  EXPECT_EQ(unknown.exit, 2);
  EXPECT_THAT(unknown.output, ::testing::HasSubstr("[viewer.wrong-change]"));
  const Said recording =
      viewer("'" + recordingOf("two-storeys") + "' --close entrance@3 --screenshot a.png");
  EXPECT_THAT(recording.output, ::testing::HasSubstr("[viewer.no-scenario]"));
}

}  // namespace
}  // namespace muster::testing
