// What only a whole plan tells: units, drawing accuracy, many problems at once and their order.
#include <gtest/gtest.h>

#include <cmath>

#include "plan/check.h"
#include "small_plan.h"

namespace muster::plan {
namespace {

using test::box;

TEST(CheckUnits, aPlanInDegreesIsToldFromOneInMetres) {
  Draft draft = test::oneRoom();
  for (auto& p : draft.spaces[0].shape.outer) p = p * 1e-5;
  const Checked checked = check(draft);
  EXPECT_TRUE(test::find(checked, "plan.extent-tiny") ||
              test::find(checked, "plan.shape-zero-area"))
      << test::codes(checked);
  EXPECT_FALSE(checked.campus);
}

TEST(CheckUnits, aPlanInCentimetresIsSuspicious) {
  Draft draft = test::oneRoom();
  for (auto& p : draft.spaces[0].shape.outer) p = {p.x * 600, p.y * 100};
  draft.openings[0].line = {{1, 0}, {2.2, 0}};
  const Checked checked = check(draft);
  EXPECT_TRUE(test::find(checked, "plan.extent-huge"));
  EXPECT_TRUE(checked.campus) << test::codes(checked);
}

TEST(CheckUnits, aSpaceThatNoRasterCouldCoverIsRefused) {
  Draft draft = test::oneRoom();
  for (auto& p : draft.spaces[0].shape.outer) p = p * 1000;
  draft.openings[0].line = {{1, 0}, {2.2, 0}};
  const Checked checked = check(draft);
  ASSERT_TRUE(test::find(checked, "plan.space-huge")) << test::codes(checked);
  EXPECT_EQ(test::argument(*test::find(checked, "plan.space-huge"), "value"), "24");
  EXPECT_FALSE(test::find(checked, "plan.extent-huge"));
  EXPECT_FALSE(checked.campus);
}

TEST(CheckProblems, thousandsOfStackedRoomsAreToldInAMoment) {
  Draft draft = test::oneRoom();
  for (int i = 0; i < 3000; ++i) {
    draft.spaces.push_back(
        test::space("copy" + std::to_string(i), "l0", Category::room, box(0, 0, 6, 4)));
  }
  const Checked checked = check(draft);
  EXPECT_EQ(test::count(checked, "plan.spaces-overlap"), 50u);
  ASSERT_TRUE(test::find(checked, "plan.more-of-a-kind"));
  EXPECT_EQ(test::find(checked, "plan.more-of-a-kind")->severity, Severity::error);
  EXPECT_EQ(checked.problems.size(), 51u);
}

TEST(CheckProblems, floorUnderSeveralFixturesIsLostOnce) {
  Draft draft = test::oneRoom();
  for (int i = 0; i < 31; ++i) {
    draft.fixtures.push_back(
        {"desk" + std::to_string(i), "l0", FixtureKind::desk, box(3, 2, 4, 3), {}});
  }
  Checked checked = check(draft);
  ASSERT_TRUE(checked.campus) << test::codes(checked);
  EXPECT_NEAR(checked.campus->spaces[0].area_m2, 23, 1e-6);
  for (int i = 0; i < 31; ++i) draft.fixtures[i].shape = box(3, 2 + 0.03 * i, 4, 3);
  draft.fixtures.push_back({"cupboard", "l0", FixtureKind::other, box(4, 2, 5, 3), {}});
  checked = check(draft);
  ASSERT_TRUE(checked.campus) << test::codes(checked);
  EXPECT_NEAR(checked.campus->spaces[0].area_m2, 22, 1e-6);
}

TEST(CheckProblems, exitsThatAreAllLockedAreTold) {
  Draft draft = test::oneRoom();
  draft.openings[0].locked = true;
  Checked checked = check(draft);
  ASSERT_EQ(checked.problems.size(), 1u) << test::codes(checked);
  EXPECT_EQ(checked.problems[0].code, "plan.all-exits-locked");
  EXPECT_EQ(checked.problems[0].severity, Severity::warning);
  DraftOpening open = draft.openings[0];
  open.id = "second";
  open.line = {{3, 0}, {4.2, 0}};
  open.locked = false;
  draft.openings.push_back(open);
  checked = check(draft);
  EXPECT_TRUE(checked.problems.empty()) << test::codes(checked);
}

TEST(CheckProblems, idsThatNoTableCouldHoldAreRefused) {
  for (const std::string& id : {std::string("a\nb"), std::string("\x7f"), std::string(201, 'a')}) {
    Draft draft = test::oneRoom();
    draft.openings[0].id = id;
    const Checked checked = check(draft);
    ASSERT_EQ(checked.problems.size(), 1u) << test::codes(checked);
    EXPECT_EQ(checked.problems[0].code, "plan.bad-id");
    EXPECT_LE(test::argument(checked.problems[0], "value").size(), 43u);
  }
  std::string longest;
  for (int i = 0; i < 200; ++i) longest += "门";
  Draft draft = test::oneRoom();
  draft.openings[0].id = longest;
  EXPECT_TRUE(check(draft).problems.empty());
}

TEST(CheckUnits, doorsInFeetAreTold) {
  Draft draft = test::oneRoom();
  draft.spaces[0].shape = box(0, 0, 40, 20);
  draft.openings.clear();
  for (int i = 0; i < 5; ++i) {
    DraftOpening door = test::opening("d" + std::to_string(i), "l0", OpeningKind::door,
                                      {{5.0 * i + 1, 0}, {5.0 * i + 4.2, 0}});
    door.outside = true;
    door.clear_width_m = 3;
    draft.openings.push_back(door);
  }
  const Checked checked = check(draft);
  ASSERT_TRUE(test::find(checked, "plan.doors-in-feet")) << test::codes(checked);
  EXPECT_EQ(test::argument(*test::find(checked, "plan.doors-in-feet"), "in_metres"), "0.914");
  EXPECT_TRUE(checked.campus);
}

TEST(CheckProblems, allAreToldAtOnceInFileOrder) {
  Draft draft = test::twoStoreys();
  std::uint32_t line = 1;
  for (auto& space : draft.spaces) space.place = {++line, 1};
  for (auto& opening : draft.openings) opening.place = {++line, 1};
  test::spaceOf(draft, "flightA").ascent->riser_m = 0.5;
  test::openingOf(draft, "exit").clear_width_m = 77;
  test::openingOf(draft, "front0").level = "nowhere at all";
  test::spaceOf(draft, "room1").capacity = -1;
  const Checked checked = check(draft);
  std::vector<std::string> codes;
  std::uint32_t last = 0;
  for (const Problem& problem : checked.problems) {
    codes.push_back(problem.code);
    EXPECT_GE(problem.place.line, last);
    last = problem.place.line;
  }
  EXPECT_EQ(codes, (std::vector<std::string>{"plan.riser-in-feet", "plan.capacity-negative",
                                             "plan.unknown-reference", "plan.door-width"}))
      << test::codes(checked);
}

TEST(CheckProblems, overlapsOfAMillimetreAreDrawingAccuracy) {
  Draft draft = test::twoStoreys();
  test::spaceOf(draft, "room0").shape = box(0, 1.999, 9, 9);
  test::spaceOf(draft, "corridor0").shape = box(0, 0, 12.001, 2.0);
  const Checked checked = check(draft);
  EXPECT_TRUE(checked.problems.empty()) << test::codes(checked);
}

TEST(CheckProblems, hundredsOfDefaultWidthsAreOneWarning) {
  Draft draft = test::oneRoom();
  draft.spaces[0].shape = box(0, 0, 1000, 20);
  for (int i = 0; i < 300; ++i) {
    DraftOpening door = test::opening("d" + std::to_string(i), "l0", OpeningKind::door,
                                      {{3.0 * i + 4, 0}, {3.0 * i + 5, 0}});
    door.outside = true;
    draft.openings.push_back(door);
  }
  const Checked checked = check(draft);
  ASSERT_EQ(checked.problems.size(), 1u) << test::codes(checked);
  EXPECT_EQ(test::argument(checked.problems[0], "count"), "300");
  EXPECT_NEAR(checked.campus->openings[1].clear_width_m, 0.9, 1e-9);
  EXPECT_EQ(checked.campus->openings[1].width_source, WidthSource::defaulted);
}
}  // namespace
}  // namespace muster::plan
