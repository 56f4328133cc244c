// What can be changed in a scenario that runs in the window, click by click: each change makes
// another run, and its variant is the same run for `muster run` and a base for `muster study`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "io/plan_reader.h"
#include "study/widths.h"
#include "viewer/content/edit_plan.h"
#include "viewer/content/edit_text.h"
#include "viewer_program.h"

namespace muster::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

nlohmann::json json(const std::string& path) {
  return nlohmann::json::parse(readFile(path), nullptr, false);
}

// What a session saw before and after its changes, and the variant it saved.
struct Edited {
  nlohmann::json before, after;
  std::string variant;
};

Edited edited(const std::string& scenario, const std::string& clicks, const std::string& at = "5") {
  const std::string folder = freshFolder();
  std::ofstream(folder + "/session.txt")
      << "wait\ndump " << folder << "/before.json\nclick tab.run\n"
      << clicks << "wait\nclick run.save\ndump " << folder << "/after.json\n";
  const Said said = viewer("'" + scenario + "' --at " + at +
                           " --panels --level lower --lang en --size 1300x900 --script '" + folder +
                           "/session.txt'");
  EXPECT_EQ(said.exit, 0) << said.output;
  const fs::path file(scenario);
  return {json(folder + "/before.json"), json(folder + "/after.json"),
          (file.parent_path() / file.stem()).string() + "-variant.toml"};
}

// The variant as `muster run` finds it is what the window showed, and a study takes it.
void expectTheSameRun(const Edited& edited) {
  ASSERT_TRUE(fs::exists(edited.variant));
  const std::string results = freshFolder(), dump = results + "/ui.json";
  const Said run = muster("run '" + edited.variant + "' --out '" + results + "'");
  ASSERT_TRUE(run.exit == 0 || run.exit == 3) << run.output;
  ASSERT_EQ(viewer("'" + results + "/recording.muster' --at 100000 --dump-ui " + dump).exit, 0);
  const auto recorded = json(dump)["bottlenecks"], shown = edited.after["bottlenecks"];
  ASSERT_EQ(recorded.size(), shown.size());
  for (std::size_t i = 0; i < shown.size(); ++i) {
    EXPECT_EQ(recorded[i]["id"], shown[i]["id"]);
    EXPECT_NEAR(recorded[i]["lost_person_s"].get<double>(), shown[i]["lost_person_s"].get<double>(),
                0.001);
  }
  const std::string study = fs::path(edited.variant).parent_path() / "study.toml";
  std::ofstream(study) << "[study]\nbase = " << fs::path(edited.variant).filename()
                       << "\nseeds = 1\n";
  const Said studied = muster("study '" + study + "' --out '" + results + "/study'");
  EXPECT_EQ(studied.exit, 0) << studied.output;
}

TEST(Edits, ADoorIsNarrowed) {
  const Edited door =
      edited(samples(), "opening entrance\nslide run.width 0.2\nclick run.set-width\n");
  EXPECT_NE(door.after["bottlenecks"], door.before["bottlenecks"]);
  EXPECT_EQ(door.before["changes"].size(), 0u);
  EXPECT_THAT(door.after["changes"][0], HasSubstr("entrance"));
  EXPECT_THAT(readFile(door.variant), HasSubstr("plan = \"two-storeys-variant.geojson\""));
  EXPECT_THAT(door.after["selection"]["facts"]["Clear width"].get<std::string>(),
              ::testing::Not(HasSubstr("1.70")));
  expectTheSameRun(door);
}

TEST(Edits, ADoorIsMadeWiderThanDrawn) {
  const Edited door =
      edited(samples(), "opening entrance\nslide run.width 0.75\nclick run.set-width\n");
  const std::string width = door.after["selection"]["facts"]["Clear width"];
  EXPECT_GT(std::stod(width), 2.2);  // drawn: 1.8
  EXPECT_NE(door.after["bottlenecks"], door.before["bottlenecks"]);
  EXPECT_THAT(readFile(door.variant), HasSubstr("plan = \"two-storeys-variant.geojson\""));
  expectTheSameRun(door);
}

// What a study makes of the same width, and nothing else of the text.
TEST(TextEdits, JambsMoveAsInAStudy) {
  using namespace muster::viewer;
  const std::string drawn = readFile(source("maps/two-storeys.geojson"));
  std::string text = drawn;
  ASSERT_TRUE(setWidth(text, "entrance", 2.6, "plan").empty());
  const auto moved = io::parsePlan(text, "plan");
  ASSERT_TRUE(moved);
  plan::Draft studied = *io::parsePlan(drawn, "plan");
  for (plan::DraftOpening& opening : studied.openings) {
    if (opening.id == "entrance") opening.clear_width_m = 2.6;
  }
  study::lengthenToFit(studied, "entrance");
  for (std::size_t i = 0; i < studied.openings.size(); ++i) {
    EXPECT_NEAR(geometry::length(moved->openings[i].line),
                geometry::length(studied.openings[i].line), 1e-3);
    EXPECT_EQ(moved->openings[i].clear_width_m, studied.openings[i].clear_width_m);
  }
  std::size_t corners = 0;
  for (std::size_t i = 0; i < studied.spaces.size(); ++i) {
    const geometry::Ring &here = moved->spaces[i].shape.outer,
                         &there = studied.spaces[i].shape.outer;
    ASSERT_EQ(here.size(), there.size());
    for (std::size_t corner = 0; corner < here.size(); ++corner)
      EXPECT_LT(geometry::distance(here[corner], there[corner]), 1e-3);
    corners += here != io::parsePlan(drawn, "plan")->spaces[i].shape.outer ? 1 : 0;
  }
  EXPECT_GT(corners, 0u);  // a reveal did move
  EXPECT_FALSE(setWidth(text, "nowhere", 1, "plan").empty());
  std::string narrower = drawn;
  ASSERT_TRUE(setWidth(narrower, "entrance", 1.2, "plan").empty());
  EXPECT_EQ(geometry::length(io::parsePlan(narrower, "plan")->openings[0].line),
            geometry::length(io::parsePlan(drawn, "plan")->openings[0].line));
}

TEST(Edits, AGuardSendsAGroupAnotherWay) {
  const Edited guard =
      edited(samples(),
             "opening entrance\nclick run.measure\nclick run.measure.send\n"
             "click run.send-group\nclick run.send-group.pupils\n"
             "click run.send-exit\nclick run.send-exit.ramp-foot\nclick run.post\n");
  EXPECT_THAT(guard.after["events"].dump(), HasSubstr("pupils → ramp-foot"));
  EXPECT_NE(guard.after["bottlenecks"], guard.before["bottlenecks"]);
  EXPECT_THAT(readFile(guard.variant), HasSubstr("exits = [\"ramp-foot\"]"));
  expectTheSameRun(guard);
}

TEST(Edits, AGuardMetersADoor) {
  const Edited guard = edited(samples(),
                              "opening entrance\nclick run.measure\nclick run.measure.hold\n"
                              "click run.measure\nclick run.measure.meter\nclick run.post\n");
  EXPECT_NE(guard.after["bottlenecks"], guard.before["bottlenecks"]);
  EXPECT_THAT(guard.after["events"].dump(), HasSubstr("Guard lets 1 a second through: entrance"));
  expectTheSameRun(guard);
}

TEST(Edits, AGuardMakesADoorOneWay) {
  const Edited guard =
      edited(samples(),
             "opening entrance\nclick run.measure\nclick run.measure.one-way\n"
             "click run.guard-other-way\nclick run.post\nopening side-entrance\n"
             "click run.measure\nclick run.measure.open\nclick run.while-dense\nclick run.post\n");
  EXPECT_EQ(guard.after["changes"].size(), 2u);
  EXPECT_NE(guard.after["bottlenecks"], guard.before["bottlenecks"]);
  EXPECT_THAT(readFile(guard.variant), HasSubstr("watch = "));
  expectTheSameRun(guard);
}

TEST(Edits, AGroupIsReleasedLater) {
  const Edited group = edited(samples(), "person 0\nclick run.delay\nclick run.set-delay\n", "1");
  EXPECT_THAT(readFile(group.variant), HasSubstr("release_delay_s = 150"));
  EXPECT_NE(group.after["events"], group.before["events"]);
  expectTheSameRun(group);
}

// How many were out or in place in the end.
double outInTheEnd(const nlohmann::json& ui) {
  for (const auto& plot : ui["curves"]) {
    if (plot["title"] == "People out or in place") return plot["curves"][0]["last"];
  }
  ADD_FAILURE() << "no curve of people out";
  return -1;
}

TEST(Edits, AStairIsOneWay) {
  const std::string scenario = samples();
  const Edited up = edited(scenario, "stair stair\nclick run.up-only\n");
  EXPECT_LT(outInTheEnd(up.after), outInTheEnd(up.before));  // who is upstairs stays there
  fs::remove(up.variant);
  const Edited down = edited(scenario, "stair stair\nclick run.down-only\n");
  EXPECT_EQ(outInTheEnd(down.after), outInTheEnd(down.before));
  expectTheSameRun(down);
}

TEST(Edits, TheFireIsMoved) {
  const std::string scenario = samples();
  std::ofstream(scenario, std::ios::app)
      << "\n[fire.zones]\nspace = \"upper-room\"\npeak_kW = 500\n";
  const Edited fire = edited(scenario, "space hall\nclick run.move-fire\n");
  EXPECT_THAT(readFile(fire.variant), HasSubstr("space = \"hall\""));
  EXPECT_THAT(fire.after["changes"].dump(), HasSubstr("hall"));
  expectTheSameRun(fire);
}

TEST(Edits, AreTakenBackOneByOne) {
  const std::string folder = freshFolder();
  std::ofstream(folder + "/session.txt")
      << "wait\ndump " << folder << "/before.json\nopening entrance\nclick tab.run\n"
      << "slide run.width 0.2\nclick run.set-width\nwait\nclick run.post\nwait\ndump " << folder
      << "/both.json\nclick run.undo\nwait\nclick run.undo\nwait\ndump " << folder
      << "/undone.json\n";
  const Said said = viewer("'" + samples() + "' --at 5 --panels --level lower --size 1300x900 " +
                           "--script '" + folder + "/session.txt'");
  ASSERT_EQ(said.exit, 0) << said.output;
  EXPECT_EQ(json(folder + "/both.json")["changes"].size(), 2u);
  const auto before = json(folder + "/before.json"), undone = json(folder + "/undone.json");
  EXPECT_EQ(undone["changes"].size(), 0u);
  EXPECT_NE(json(folder + "/both.json")["bottlenecks"], before["bottlenecks"]);
  EXPECT_EQ(undone["bottlenecks"], before["bottlenecks"]);
}

// Up to the change the run is the one before.
TEST(Edits, AGuardLeavesWhatWasBeforeHim) {
  const std::string folder = freshFolder();
  std::ofstream(folder + "/session.txt")
      << "opening entrance\nwait\nclick tab.run\nscreenshot " << folder << "/before.png\n"
      << "click run.post\nwait\nclick run.undo\nwait\nscreenshot " << folder << "/undone.png\n";
  const Said said = viewer("'" + samples() + "' --at 9 --panels --level lower --size 1300x900 " +
                           "--script '" + folder + "/session.txt'");
  ASSERT_EQ(said.exit, 0) << said.output;
  EXPECT_LT(difference(readPicture(folder + "/before.png"), readPicture(folder + "/undone.png")),
            0.5);
}

TEST(TextEdits, AValueIsReplacedWhereItStands) {
  using namespace muster::viewer;
  std::string text = "a = \"x\" # why\nb = [\"p\", \"]\"]\n火 = 3.5\n";
  replaceValue(text, {1, 5}, "7");
  replaceValue(text, {2, 5}, "[]");
  replaceValue(text, {3, 5}, "4");
  EXPECT_EQ(text, "a = 7 # why\nb = []\n火 = 4\n");
  EXPECT_EQ(offsetOf(text, {9, 1}), text.size());
  EXPECT_EQ(endOfValue("'''a'b''' c", 0), 9u);
  EXPECT_EQ(endOfValue("\"a\\\"b\" c", 0), 6u);
  EXPECT_EQ(inQuotes("a\"\\\n"), "\"a\\\"\\\\\\u000a\"");
}

TEST(TextEdits, AKeyIsSetInItsTable) {
  using namespace muster::viewer;
  std::string text = "[[people]]\nid = \"a\"\n\n[[people]] # b\nid = \"b\"\ndelay = 3\n";
  const auto table = [&](std::size_t number) {
    return behaviour::parseToml(text, "x")->find("people")->value.items[number];
  };
  setKey(text, table(0), "delay", "1");
  setKey(text, table(1), "delay", "2");
  EXPECT_EQ(text, "[[people]]\ndelay = 1\nid = \"a\"\n\n[[people]] # b\nid = \"b\"\ndelay = 2\n");
}

}  // namespace
}  // namespace muster::testing
