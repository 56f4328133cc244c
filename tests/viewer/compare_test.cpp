// Two recordings beside each other, and films.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "study/curve_difference.h"
#include "study/store.h"
#include "study/wanted.h"
#include "viewer_program.h"

namespace muster::testing {
namespace {

namespace fs = std::filesystem;

std::string recordingWithSeed(int seed) {
  const std::string folder = freshFolder();
  const Said said = muster("run '" + source("scenarios/two-storeys.toml") + "' --seed " +
                           std::to_string(seed) + " --out '" + folder + "'");
  EXPECT_EQ(said.exit, 0) << said.output;
  return folder + "/recording.muster";
}

Picture picture(const std::string& files, const std::string& options) {
  const std::string png = freshFolder() + "/picture.png";
  const Said said = viewer(files + " --screenshot " + png + " --size 1200x600 " + options);
  EXPECT_EQ(said.exit, 0) << said.output;
  return readPicture(png);
}

// The left or right half.
Picture half(const Picture& whole, bool right) {
  Picture part{whole.width / 2 - 1, whole.height, {}};
  const int from = right ? whole.width - part.width : 0;
  for (int y = 0; y < whole.height; ++y) {
    for (int x = 0; x < part.width; ++x)
      part.pixels.push_back(whole.pixels[static_cast<std::size_t>(y * whole.width + from + x)]);
  }
  return part;
}

TEST(Compare, BothHalvesShowTheSameMomentFromTheSamePlace) {
  const std::string one = "'" + recordingOf("two-storeys") + "'";
  const Picture twice = picture(one + " " + one, "--at 20 --level lower");
  ASSERT_EQ(twice.width, 1200);
  // Floats round differently beside the left edge: a few pixels by one shade, no more.
  EXPECT_LT(difference(half(twice, false), half(twice, true)), 1e-4);
  const std::string other = " '" + recordingWithSeed(2) + "'";
  const Picture two = picture(one + other, "--at 20 --level lower");
  EXPECT_EQ(difference(half(twice, false), half(two, false)), 0);
  EXPECT_GT(difference(half(two, false), half(two, true)), 0);
}

TEST(Compare, ADifferenceMapIsEmptyForTheSameRun) {
  const std::string one = "'" + recordingOf("two-storeys") + "'";
  const std::string other = " '" + recordingWithSeed(3) + "'";
  const std::string options = "--at 0 --level lower --heat ";
  const Picture none = picture(one + " " + one, options + "none");
  const Picture same = picture(one + " " + one, options + "difference");
  const Picture differ = picture(one + other, options + "difference");
  EXPECT_EQ(difference(half(none, false), half(same, false)),
            0);  // the left one is what is compared with
  EXPECT_LT(difference(half(none, true), half(same, true)),
            difference(half(none, true), half(differ, true)));
}

TEST(Compare, PanelsOfTwoRecordings) {
  const std::string path = freshFolder() + "/panels.json";
  const std::string one = "'" + recordingOf("two-storeys") + "'";
  const Said said = viewer(one + " " + one + " --panels --tab compare --dump-ui " + path);
  EXPECT_EQ(said.exit, 0) << said.output;
  const auto ui = nlohmann::json::parse(readFile(path), nullptr, false);
  ASSERT_FALSE(ui["compared"].empty());
  for (const auto& group : ui["compared"]) EXPECT_EQ(group["here_s"], group["there_s"]);
}

// Two variants of a study, six runs each; the entrance of the second is half shut.
std::string studied() {
  static std::string out;
  if (!out.empty()) return out;
  const std::string folder = freshFolder();
  std::ofstream(folder + "/study.toml")
      << "[study]\nbase = \"" << source("scenarios/two-storeys.toml")
      << "\"\nseeds = 6\n[[variant]]\nid = \"narrow\"\n[variant.set]\n"
      << "opening.entrance.clear_width_m = 0.6\n";
  const Said said = muster("study '" + folder + "/study.toml' --out '" + folder + "/out'");
  EXPECT_EQ(said.exit, 0) << said.output;
  return out = folder + "/out";
}

nlohmann::json compared(const std::string& first, const std::string& second,
                        const std::string& at) {
  const std::string folder = freshFolder(), dump = folder + "/ui.json";
  const Said said = viewer("'" + first + "' '" + second + "' --panels --tab compare --at " + at +
                           " --dump-ui " + dump + " --screenshot " + folder + "/picture.png");
  EXPECT_EQ(said.exit, 0) << said.output;
  return nlohmann::json::parse(readFile(dump), nullptr, false);
}

TEST(Compare, TwoVariantsOfAStudyHaveAnInterval) {
  const std::string out = studied();
  const auto study = muster::study::readStored(out);
  ASSERT_TRUE(study);
  const auto runs = muster::study::byVariant(study->runs, study->variants.size());
  const auto known = muster::study::curveDifference(runs[1], runs[0], 1);
  const std::size_t moments = known.more.size();
  ASSERT_GT(moments, 10u);
  for (const std::size_t at : {moments / 4, moments / 2, moments - 1}) {
    const auto shown = compared(out, out + ":narrow", std::to_string(at))["difference"]["study"];
    EXPECT_EQ(shown["pairs"], 6);
    EXPECT_EQ(shown["mean"], known.more[at].estimate);
    EXPECT_EQ(shown["low"], known.more[at].low);
    EXPECT_EQ(shown["high"], known.more[at].high);
  }
  const auto most = std::ranges::max_element(known.more, {}, &muster::study::Interval::estimate);
  EXPECT_GT(most->estimate, 1);  // with the wider entrance more are out
  const auto back = compared(out + "/typical-narrow.muster", out + "/study.sqlite",
                             std::to_string(most - known.more.begin()));
  EXPECT_EQ(back["difference"]["study"]["mean"], -most->estimate);
}

TEST(Compare, ARecordingThatOnlyHasTheNameOfAStudysHasNoInterval) {
  const std::string out = studied(), folder = freshFolder();
  fs::copy(out + "/study.sqlite", folder + "/study.sqlite");
  fs::copy(out + "/typical.muster", folder + "/typical.muster");
  fs::copy(recordingWithSeed(99), folder + "/typical-narrow.muster");
  const auto ui = compared(folder + "/typical.muster", folder + "/typical-narrow.muster", "40");
  EXPECT_FALSE(ui["difference"].contains("study"));
}

// Three storeys beside one: storeys, places and a probe of one that the other does not have.
TEST(Compare, ResultsOnDifferentPlansStandBesideEachOther) {
  const std::string folder = freshFolder(), dump = folder + "/ui";
  std::ofstream(folder + "/session.txt")
      << "wait\nkey up\nkey up\nopening ramp-foot\nprobe 420 480\ndump " << dump
      << "1.json\nclick time.play\nplay 0.2\npoint 900 500\ndump " << dump
      << "2.json\nkey up\npoint 420 500\ndump " << dump << "3.json\n";
  const Said said = viewer("'" + recordingOf("two-storeys") + "' '" + recordingOf("one-room") +
                           "' --panels --level lower --script '" + folder + "/session.txt'");
  ASSERT_EQ(said.exit, 0) << said.output;
  const auto ui = [&](const char* number) {
    return nlohmann::json::parse(readFile(dump + number + ".json"), nullptr, false);
  };
  EXPECT_EQ(ui("1")["scenario"], "two-storeys");
  EXPECT_EQ(ui("1")["level"], "upper");
  EXPECT_EQ(ui("2")["scenario"], "one-room");
  EXPECT_EQ(ui("2")["level"], "ground");
  EXPECT_EQ(ui("3")["scenario"], "two-storeys");
}

TEST(Compare, WhatAStudyDoesNotHaveIsNamed) {
  const std::string out = studied();
  EXPECT_THAT(viewer("'" + out + ":wide' --screenshot a.png").output,
              ::testing::HasSubstr("[study.unknown-variant]"));
  const std::string folder = freshFolder();
  fs::copy(out + "/study.sqlite", folder + "/study.sqlite");
  EXPECT_THAT(viewer("'" + folder + "' --screenshot a.png").output,
              ::testing::HasSubstr("[viewer.no-study-recording]"));
}

TEST(Film, IsASequenceOfPictures) {
  const std::string folder = freshFolder() + "/film";
  const Said said = viewer("'" + recordingOf("two-storeys") + "' --video " + folder +
                           " --at 10 --until 12 --rate 4 --size 400x400");
  EXPECT_EQ(said.exit, 0) << said.output;
  // 2 s of the run at 4 s a second and 25 pictures a second, both ends included.
  EXPECT_TRUE(fs::exists(folder + "/000013.png"));
  EXPECT_FALSE(fs::exists(folder + "/000014.png"));
  EXPECT_GT(difference(readPicture(folder + "/000001.png"), readPicture(folder + "/000013.png")),
            0);
}

}  // namespace
}  // namespace muster::testing
