// The program without a display, in a window, and with input it cannot show.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "viewer_program.h"

namespace muster::testing {
namespace {

using ::testing::HasSubstr;

std::string picture(const std::string& recording, const std::string& options) {
  const std::string png = freshFolder() + "/picture.png";
  const Said said = viewer("'" + recording + "' --screenshot " + png + " " + options);
  EXPECT_EQ(said.exit, 0) << said.output;
  return png;
}

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

TEST(Screenshot, HasTheSizeAskedForAndShowsPeople) {
  const std::string recording = recordingOf("two-storeys");
  const Picture early = readPicture(picture(recording, "--at 5 --size 900x600"));
  EXPECT_EQ(early.width, 900);
  EXPECT_EQ(early.height, 600);
  EXPECT_GT(colours(early), 50u);
  const Picture late = readPicture(picture(recording, "--at 40 --size 900x600"));
  EXPECT_GT(difference(early, late), 0.05);
}

TEST(Screenshot, SpeaksTheLanguageAskedFor) {
  const std::string recording = recordingOf("two-storeys");
  const Picture zh = readPicture(picture(recording, "--panels --size 900x600 --lang zh"));
  const Picture en = readPicture(picture(recording, "--panels --size 900x600 --lang en"));
  EXPECT_GT(difference(zh, en), 0.2);
}

TEST(Screenshot, OfAPlanAlone) {
  const Picture plan = readPicture(
      picture(source("maps/two-storeys.geojson"), "--panels --size 900x600 --level all"));
  EXPECT_GT(colours(plan), 30u);
}

TEST(Screenshot, OfTheSameMomentIsTheSamePicture) {
  const std::string recording = recordingOf("two-storeys");
  EXPECT_EQ(readFile(picture(recording, "--at 12 --size 800x500")),
            readFile(picture(recording, "--at 12 --size 800x500")));
}

TEST(Window, DrawsOnADisplayOfItsOwn) {
  const Said said =
      viewerInWindow("'" + recordingOf("two-storeys") + "' --window --measure 30 --size 1000x700");
  EXPECT_EQ(said.exit, 0) << said.output;
  EXPECT_THAT(said.output, HasSubstr("pictures_per_s"));
}

TEST(Window, SaysWhatToDoWithoutADisplay) {
  const Said said = viewer("'" + source("maps/two-storeys.geojson") + "'");
  EXPECT_EQ(said.exit, 1);
  EXPECT_THAT(said.output, HasSubstr("xvfb"));
  EXPECT_THAT(said.output, HasSubstr("[viewer.no-display]"));
}

// Where something is missing a sentence says what to install, in either language.
TEST(Window, SaysWhatToInstall) {
  const std::string plan = "'" + source("maps/two-storeys.geojson") + "' --size 400x400 ";
  const std::string empty = freshFolder(), png = "--screenshot " + empty + "/a.png ";
  const auto without = [&](const std::string& what, const std::string& options) {
    return run("env -u DISPLAY -u WAYLAND_DISPLAY " + what +
               " timeout -k 5 300 '" MUSTER_VIEWER "' " + plan + options);
  };
  for (const std::string language : {"en", "zh"}) {
    const Said display = without("A=1", "--lang " + language);
    EXPECT_EQ(display.exit, 1);
    EXPECT_THAT(display.output, HasSubstr("xvfb"));
    const Said drivers = without("LIBGL_DRIVERS_PATH=" + empty, png + "--lang " + language);
    EXPECT_EQ(drivers.exit, 1);
    EXPECT_THAT(drivers.output, HasSubstr("libgl1-mesa-dri"));
    EXPECT_THAT(drivers.output, HasSubstr("[viewer.no-graphics]"));
    const Said fonts = without("XDG_DATA_DIRS=" + empty, png + "--lang " + language);
    EXPECT_EQ(fonts.exit, 1);
    EXPECT_THAT(fonts.output, HasSubstr("fonts-wqy-microhei"));
    EXPECT_FALSE(std::filesystem::exists(empty + "/a.png"));
  }
}

TEST(Window, SaysWhatToInstallOnADisplayWithoutOpenGl) {
  const Said said = viewerInWindow("'" + source("maps/two-storeys.geojson") + "'",
                                   "LIBGL_DRIVERS_PATH=" + freshFolder());
  EXPECT_EQ(said.exit, 1) << said.output;
  EXPECT_THAT(said.output, HasSubstr("libgl1-mesa-dri"));
}

TEST(Input, ATruncatedRecordingOpensUpToItsLastWholeChunk) {
  const std::string bytes = readFile(recordingOf("two-storeys"));
  const std::string cut = freshFolder() + "/cut.muster";
  write(cut, bytes.substr(0, bytes.size() * 3 / 4));
  const Said said = viewer(cut + " --screenshot " + cut + ".png --size 400x400");
  EXPECT_EQ(said.exit, 0) << said.output;
  EXPECT_THAT(said.output, HasSubstr("[recording.unfinished]"));
}

TEST(Input, ARecordingOfAnotherVersionIsRefused) {
  std::string bytes = readFile(recordingOf("two-storeys"));
  bytes[8] = 77;  // the version follows the eight letters of the magic
  const std::string other = freshFolder() + "/other.muster";
  write(other, bytes);
  const Said said = viewer(other + " --screenshot " + other + ".png");
  EXPECT_EQ(said.exit, 1);
  EXPECT_THAT(said.output, HasSubstr("77"));
  EXPECT_THAT(said.output, HasSubstr("[recording.version]"));
  EXPECT_FALSE(std::filesystem::exists(other + ".png"));
}

TEST(Input, WhatCannotBeShownIsNamed) {
  const std::string plan = source("maps/two-storeys.geojson");
  EXPECT_THAT(viewer("nowhere.muster --screenshot a.png").output, HasSubstr("[file.missing]"));
  const Said level = viewer("'" + plan + "' --level attic --screenshot a.png");
  EXPECT_EQ(level.exit, 2);
  EXPECT_THAT(level.output, HasSubstr("attic"));
  EXPECT_EQ(viewer("'" + plan + "' --size 9x9 --screenshot a.png").exit, 2);
  EXPECT_EQ(viewer("'" + plan + "' --colour odour --screenshot a.png").exit, 2);
  EXPECT_THAT(viewer("'" + plan + "' --screenshot /proc/none/a.png").output,
              HasSubstr("[file.unwritable]"));
}

}  // namespace
}  // namespace muster::testing
