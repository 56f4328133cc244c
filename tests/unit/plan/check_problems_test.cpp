// One test per rule: a right plan, broken in one place, gives that problem and no other error.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

#include "plan/check.h"
#include "small_plan.h"

namespace muster::plan {
namespace {

using test::box;

struct Mistake {
  const char* what;
  std::function<Draft()> plan;
  std::function<void(Draft&)> make;
  Severity severity;
  std::string code;
  std::string feature;
  std::vector<std::pair<std::string, std::string>> arguments = {};
};

void PrintTo(const Mistake& mistake, std::ostream* out) {
  *out << mistake.what;
}

class CheckFinds : public testing::TestWithParam<Mistake> {};

TEST_P(CheckFinds, theMistakeAndNothingElse) {
  const Mistake& mistake = GetParam();
  Draft draft = mistake.plan();
  mistake.make(draft);
  const Checked checked = check(draft);
  ASSERT_EQ(checked.problems.size(), 1u) << test::codes(checked);
  const Problem& problem = checked.problems.front();
  EXPECT_EQ(problem.code, mistake.code) << test::codes(checked);
  EXPECT_EQ(problem.severity, mistake.severity);
  EXPECT_EQ(problem.feature, mistake.feature);
  EXPECT_EQ(problem.file, draft.file);
  EXPECT_EQ(checked.campus.has_value(), mistake.severity != Severity::error);
  for (const auto& [name, value] : mistake.arguments) {
    EXPECT_EQ(test::argument(problem, name), value) << name;
  }
}

const double kNan = std::numeric_limits<double>::quiet_NaN();
const auto room = test::oneRoom;
const auto two = test::twoStoreys;
constexpr Severity kError = Severity::error;
constexpr Severity kWarning = Severity::warning;
constexpr Severity kNote = Severity::note;

DraftOpening& door(Draft& d, const std::string& id) {
  return test::openingOf(d, id);
}
DraftSpace& unit(Draft& d, const std::string& id) {
  return test::spaceOf(d, id);
}
Ascent& ascent(Draft& d) {
  return *test::spaceOf(d, "flightA").ascent;
}

INSTANTIATE_TEST_SUITE_P(
    Ids, CheckFinds,
    testing::Values(Mistake{"a duplicate id", two, [](Draft& d) { door(d, "back1").id = "room0"; },
                            kError, "plan.duplicate-id", "room0"},
                    Mistake{"an empty id", room, [](Draft& d) { d.buildings.push_back({}); },
                            kError, "plan.empty-id", ""},
                    Mistake{"a level that is not there",
                            two,
                            [](Draft& d) {
                              unit(d, "room1").level = "roof terrace";
                              door(d, "front1").spaces = {"room1", "corridor1"};
                              door(d, "back1").spaces = {"room1", "corridor1"};
                            },
                            kError,
                            "plan.unknown-reference",
                            "room1",
                            {{"key", "level_id"}, {"value", "roof terrace"}}},
                    Mistake{"a misspelt unit",
                            two,
                            [](Draft& d) {
                              door(d, "front0").spaces = {"romo0", "corridor0"};
                            },
                            kError,
                            "plan.misspelt-reference",
                            "front0",
                            {{"nearest", "room0"}}},
                    Mistake{"a building that is not there", room,
                            [](Draft& d) { d.levels[0].building = "canteen"; }, kError,
                            "plan.unknown-reference", "l0"},
                    Mistake{"a storey of 36 m",
                            room,
                            [](Draft& d) { d.levels[0].height_m = 36; },
                            kError,
                            "plan.level-height",
                            "l0",
                            {{"value", "36"}, {"low", "2"}, {"high", "20"}}},
                    Mistake{"an elevation in millimetres", room,
                            [](Draft& d) { d.levels[0].elevation_m = 36000; }, kError,
                            "plan.elevation", "l0"},
                    Mistake{"storeys out of order",
                            room,
                            [](Draft& d) {
                              d.levels.push_back({"l1", {}, "b", 1, -3.6, 3.6, {}});
                            },
                            kWarning,
                            "plan.level-order",
                            "l1",
                            {{"other", "l0"}}}));

INSTANTIATE_TEST_SUITE_P(
    Shapes, CheckFinds,
    testing::Values(
        Mistake{"a ring that crosses itself", room,
                [](Draft& d) { std::swap(d.spaces[0].shape.outer[1], d.spaces[0].shape.outer[2]); },
                kError, "plan.shape-self-crossing", "room"},
        Mistake{"a ring of two points", room, [](Draft& d) { d.spaces[0].shape.outer.resize(2); },
                kError, "plan.shape-too-few-points", "room"},
        Mistake{"no ring", room,
                [](Draft& d) {
                  d.spaces[0].shape.outer.clear();
                  d.openings[0].spaces = {"room"};
                },
                kError, "plan.shape-too-few-points", "room"},
        Mistake{"not a number", room, [](Draft& d) { d.spaces[0].shape.outer[1].x = kNan; }, kError,
                "plan.coordinate-too-far", "room"},
        Mistake{"a coordinate at 50 km",
                room,
                [](Draft& d) { d.spaces[0].shape.outer[2].x = 50000; },
                kError,
                "plan.coordinate-too-far",
                "room",
                {{"x", "50000"}, {"limit_m", "20000"}}},
        Mistake{"an opening at infinity", two,
                [](Draft& d) { door(d, "front0").line.a.x = -INFINITY; }, kError,
                "plan.coordinate-too-far", "front0"},
        Mistake{"a huge classroom",
                room,
                [](Draft& d) {
                  d.spaces[0].category = Category::classroom;
                  d.spaces[0].shape = box(0, 0, 30, 20);
                  DraftOpening more = d.openings[0];
                  more.id = "more";
                  more.line = {{5, 0}, {6.2, 0}};
                  d.openings.push_back(more);
                },
                kWarning,
                "plan.classroom-too-large",
                "room",
                {{"area_m2", "600"}, {"if_feet_m2", "55.7"}}},
        Mistake{
            "a sliver", room,
            [](Draft& d) {
              d.spaces.push_back(test::space("sliver", "l0", Category::room, box(6, 0, 6.02, 4)));
              d.openings.push_back(test::opening("gap", "l0", OpeningKind::gap, {{6, 1}, {6, 2}}));
              d.openings.back().spaces = {"sliver", "room"};
            },
            kWarning, "plan.space-tiny", "sliver"},
        Mistake{
            "two spaces in one place",
            room,
            [](Draft& d) {
              d.spaces.push_back(test::space("twin", "l0", Category::room, box(5, 1, 8, 3)));
              d.openings.push_back(test::opening("gap", "l0", OpeningKind::gap, {{8, 1}, {8, 2}}));
              d.openings.back().spaces = {"twin"};
              d.openings.back().outside = true;
            },
            kError,
            "plan.spaces-overlap",
            "twin",
            {{"other", "room"}, {"area_m2", "2"}}}));

INSTANTIATE_TEST_SUITE_P(
    Stairs, CheckFinds,
    testing::Values(
        Mistake{"a flight without ascent", two, [](Draft& d) { unit(d, "flightA").ascent.reset(); },
                kError, "plan.ascent-missing", "flightA"},
        Mistake{"a room with an ascent",
                two,
                [](Draft& d) { unit(d, "room0").ascent = ascent(d); },
                kError,
                "plan.ascent-not-sloped",
                "room0",
                {{"category", "classroom"}}},
        Mistake{"a flight of no stair", two, [](Draft& d) { unit(d, "flightA").stair.clear(); },
                kError, "plan.stair-id-missing", "flightA"},
        Mistake{"an ascent that is a point", two,
                [](Draft& d) { ascent(d).line.b = ascent(d).line.a; }, kError,
                "plan.ascent-no-length", "flightA"},
        Mistake{"a rise of nothing", two, [](Draft& d) { ascent(d).rise_m = 0; }, kError,
                "plan.ascent-rise", "flightA"},
        Mistake{"a rise that is no number", two, [](Draft& d) { ascent(d).rise_m = kNan; }, kError,
                "plan.ascent-rise", "flightA"},
        Mistake{"an ascent beside its flight",
                two,
                [](Draft& d) {
                  ascent(d).line = {{10, 2}, {10, 5.3}};
                },
                kError,
                "plan.ascent-off-outline",
                "flightA",
                {{"distance_m", "2"}}},
        Mistake{"risers in feet",
                two,
                [](Draft& d) { ascent(d).riser_m = 0.5; },
                kError,
                "plan.riser-in-feet",
                "flightA",
                {{"in_metres", "0.152"}}},
        Mistake{"treads in feet",
                two,
                [](Draft& d) { ascent(d).tread_m = 0.9186; },
                kError,
                "plan.tread-in-feet",
                "flightA",
                {{"in_metres", "0.28"}}},
        Mistake{"risers in millimetres", two, [](Draft& d) { ascent(d).riser_m = 150; }, kError,
                "plan.riser-impossible", "flightA"},
        Mistake{"treads of nothing",
                two,
                [](Draft& d) { ascent(d).tread_m = 0; },
                kError,
                "plan.tread-impossible",
                "flightA",
                {{"low", "0.15"}, {"high", "0.6"}}},
        Mistake{"high risers",
                two,
                [](Draft& d) {
                  ascent(d).riser_m = 0.225;
                  ascent(d).tread_m = 0.4;
                },
                kWarning,
                "plan.riser-unusual",
                "flightA",
                {{"value", "0.225"}, {"high", "0.2"}}},
        Mistake{"risers that do not add up",
                two,
                [](Draft& d) { ascent(d).riser_m = 0.1565; },
                kWarning,
                "plan.risers-do-not-add-up",
                "flightA",
                {{"risers", "11.5"}}},
        Mistake{"treads that do not add up", two, [](Draft& d) { ascent(d).tread_m = 0.23; },
                kWarning, "plan.treads-do-not-add-up", "flightA"},
        Mistake{"a flight that rises too little",
                two,
                [](Draft& d) {
                  ascent(d).rise_m = 1.2;
                  ascent(d).riser_m = 0.1;
                },
                kError,
                "plan.floors-do-not-meet",
                "headA",
                {{"second_elevation_m", "1.2"}}},
        Mistake{"a foot that is walled up", two,
                [](Draft& d) {
                  std::erase_if(d.openings, [](const auto& o) { return o.id == "footA"; });
                  unit(d, "landing1").category = Category::landing;
                },
                kError, "plan.flight-foot-closed", "flightA"},
        Mistake{"a narrow flight",
                two,
                [](Draft& d) {
                  unit(d, "flightA").shape = box(12, 2, 13, 5.3);
                  ascent(d).line = {{12.5, 2}, {12.5, 5.3}};
                  door(d, "footA").line.b.x = 13;
                  door(d, "headA").line.b.x = 13;
                },
                kWarning,
                "plan.flight-narrow",
                "flightA",
                {{"value", "1"}, {"low", "1.1"}}},
        Mistake{"a flight of 0.5 m",
                two,
                [](Draft& d) {
                  unit(d, "flightA").shape = box(12, 2, 12.5, 5.3);
                  ascent(d).line = {{12.25, 2}, {12.25, 5.3}};
                  door(d, "footA").line.b.x = 12.5;
                  door(d, "headA").line.b.x = 12.5;
                },
                kError,
                "plan.flight-no-width",
                "flightA",
                {{"value", "0.5"}}},
        Mistake{"a middle rail",
                two,
                [](Draft& d) { ascent(d).handrails = Handrails::middle; },
                kNote,
                "plan.middle-rails-not-cut",
                "",
                {{"count", "1"}}}));

INSTANTIATE_TEST_SUITE_P(
    Openings, CheckFinds,
    testing::Values(
        Mistake{"an opening in the middle of nowhere", two,
                [](Draft& d) {
                  door(d, "front0").line = {{50, 50}, {51.1, 50}};
                },
                kError, "plan.opening-touches-no-space", "front0"},
        Mistake{
            "an opening in the middle of a room", room,
            [](Draft& d) {
              d.openings.push_back(test::opening("o", "l0", OpeningKind::gap, {{2, 2}, {3, 2}}));
            },
            kError, "plan.opening-touches-no-space", "o"},
        Mistake{"a door to nowhere",
                two,
                [](Draft& d) {
                  door(d, "front0").line = {{0, 4}, {0, 5.1}};
                },
                kError,
                "plan.opening-touches-one-space",
                "front0",
                {{"space", "room0"}}},
        Mistake{"a wall between door and room",
                two,
                [](Draft& d) {
                  unit(d, "room0").shape = box(0, 2.2, 9, 9);
                  std::erase_if(d.openings, [](const auto& o) { return o.id == "back0"; });
                  unit(d, "room0").category = Category::library;
                  unit(d, "room0").capacity.reset();
                },
                kError,
                "plan.opening-touches-one-space-but-near",
                "front0",
                {{"space", "corridor0"}, {"other", "room0"}, {"distance_m", "0.2"}}},
        Mistake{"an exit between two spaces", two,
                [](Draft& d) { door(d, "front0").outside = true; }, kError,
                "plan.opening-outside-between", "front0"},
        Mistake{"one unit named, not outside",
                two,
                [](Draft& d) { door(d, "front0").spaces = {"room0"}; },
                kError,
                "plan.opening-wrong-unit-count",
                "front0",
                {{"count", "1"}, {"valid", "2"}}},
        Mistake{"three units named", two,
                [](Draft& d) {
                  door(d, "front0").spaces = {"room0", "corridor0", "room1"};
                },
                kError, "plan.opening-wrong-unit-count", "front0"},
        Mistake{"one unit twice", two,
                [](Draft& d) {
                  door(d, "front0").spaces = {"room0", "room0"};
                },
                kError, "plan.opening-same-space-twice", "front0"},
        Mistake{"a unit it does not touch",
                two,
                [](Draft& d) {
                  door(d, "front0").spaces = {"room0", "landing0"};
                },
                kError,
                "plan.opening-off-space",
                "front0",
                {{"space", "landing0"}}},
        Mistake{"an opening of 1 mm", two, [](Draft& d) { door(d, "front0").line.b.x = 1.001; },
                kError, "plan.opening-too-short", "front0"},
        Mistake{"a door in millimetres",
                room,
                [](Draft& d) { d.openings[0].clear_width_m = 900; },
                kError,
                "plan.door-width",
                "exit",
                {{"value", "900"}, {"low", "0.4"}, {"high", "6"}}},
        Mistake{"a door of negative width", room,
                [](Draft& d) { d.openings[0].clear_width_m = -1; }, kError, "plan.door-width",
                "exit"},
        Mistake{"a width that is no number", room,
                [](Draft& d) { d.openings[0].clear_width_m = kNan; }, kError, "plan.door-width",
                "exit"},
        Mistake{"a gap of no width", room,
                [](Draft& d) {
                  d.openings[0].kind = OpeningKind::gap;
                  d.openings[0].clear_width_m = 0;
                },
                kError, "plan.opening-no-width", "exit"},
        Mistake{"clear wider than drawn",
                room,
                [](Draft& d) { d.openings[0].clear_width_m = 1.4; },
                kError,
                "plan.clear-wider-than-drawn",
                "exit",
                {{"value", "1.4"}, {"drawn_m", "1.2"}}},
        Mistake{"no width stated",
                room,
                [](Draft& d) { d.openings[0].clear_width_m.reset(); },
                kWarning,
                "plan.default-widths",
                "",
                {{"count", "1"}}},
        Mistake{"lanes of a door", room, [](Draft& d) { d.openings[0].lanes = 2; }, kError,
                "plan.lanes-not-gate", "exit"},
        Mistake{"no lane", room, [](Draft& d) { d.openings[0].lanes = 0; }, kError, "plan.lanes",
                "exit"},
        Mistake{"two thousand million lanes", room,
                [](Draft& d) {
                  d.openings[0].kind = OpeningKind::gate;
                  d.openings[0].lanes = 2000000000;
                },
                kError, "plan.lanes", "exit"},
        Mistake{"lanes that do not fit",
                room,
                [](Draft& d) {
                  d.openings[0].kind = OpeningKind::gate;
                  d.openings[0].lanes = 3;
                },
                kError,
                "plan.lanes-do-not-fit",
                "exit",
                {{"posts_m", "0.4"}}},
        Mistake{"open at 25 o'clock",
                room,
                [](Draft& d) {
                  d.openings[0].open_hours_h = {{7, 25}};
                },
                kError,
                "plan.open-hours",
                "exit",
                {{"to", "25"}}},
        Mistake{"a door drawn twice",
                two,
                [](Draft& d) {
                  DraftOpening twin = door(d, "front0");
                  twin.id = "twin";
                  twin.line = reversed(twin.line);
                  d.openings.push_back(twin);
                },
                kWarning,
                "plan.openings-overlap",
                "twin",
                {{"other", "front0"}}},
        Mistake{
            "steps between two rooms",
            room,
            [](Draft& d) {
              d.spaces.push_back(test::space("stage", "l0", Category::room, box(6, 0, 9, 4)));
              d.spaces.back().elevation_m = 0.6;
              d.openings.push_back(test::opening("gap", "l0", OpeningKind::gap, {{6, 1}, {6, 2}}));
            },
            kError,
            "plan.floors-do-not-meet",
            "gap",
            {{"limit_m", "0.25"}}}));

INSTANTIATE_TEST_SUITE_P(
    Contents, CheckFinds,
    testing::Values(
        Mistake{"a desk outside", room,
                [](Draft& d) {
                  d.fixtures = {{"desk", "l0", FixtureKind::desk, box(20, 20, 21, 21), {}}};
                },
                kError, "plan.fixture-outside", "desk"},
        Mistake{"a slot outside", room,
                [](Draft& d) {
                  d.zones = {{"slot", {}, "l0", ZoneKind::assembly, box(5, 1, 9, 3), {}, {}}};
                },
                kError, "plan.zone-outside", "slot"},
        Mistake{"a slot half in the wall",
                room,
                [](Draft& d) {
                  d.zones = {{"slot", {}, "l0", ZoneKind::waiting, box(4, 1, 7, 3), {}, {}}};
                },
                kWarning,
                "plan.zone-leaves-space",
                "slot",
                {{"inside_percent", "67"}}},
        Mistake{"a crowded slot",
                room,
                [](Draft& d) {
                  d.zones = {{"slot", {}, "l0", ZoneKind::assembly, box(4, 1, 5, 2), 45, {}}};
                },
                kWarning,
                "plan.zone-too-small",
                "slot",
                {{"high", "4"}}},
        Mistake{"a slot for less than nobody", room,
                [](Draft& d) {
                  d.zones = {{"slot", {}, "l0", ZoneKind::assembly, box(4, 1, 5, 2), -1, {}}};
                },
                kError, "plan.capacity-negative", "slot"},
        Mistake{"ten million people in a room",
                room,
                [](Draft& d) { d.spaces[0].capacity = 10000000; },
                kWarning,
                "plan.capacity-above-area",
                "room",
                {{"high", "17"}}},
        Mistake{"less than nobody", room, [](Draft& d) { d.spaces[0].capacity = -5; }, kError,
                "plan.capacity-negative", "room"},
        Mistake{"a cupboard in front of the door",
                room,
                [](Draft& d) {
                  d.fixtures = {{"cupboard", "l0", FixtureKind::cabinet, box(1, 0.4, 2, 0.9), {}}};
                },
                kWarning,
                "plan.door-blocked",
                "exit",
                {{"fixtures", "cupboard"}}},
        Mistake{"one door only",
                two,
                [](Draft& d) {
                  std::erase_if(d.openings, [](const auto& o) { return o.id == "back1"; });
                },
                kWarning,
                "plan.classrooms-with-one-door",
                "room1",
                {{"count", "1"}}}));

INSTANTIATE_TEST_SUITE_P(
    Reach, CheckFinds,
    testing::Values(Mistake{"no exit", two,
                            [](Draft& d) {
                              std::erase_if(d.openings,
                                            [](const auto& o) { return o.id == "exit"; });
                            },
                            kError, "plan.no-way-out", ""},
                    Mistake{"nothing at all", [] { return Draft{}; }, [](Draft&) {}, kError,
                            "plan.no-way-out", ""},
                    Mistake{"an exit that only lets in", two,
                            [](Draft& d) { door(d, "exit").direction = Direction::backward; },
                            kError, "plan.no-way-out", ""},
                    Mistake{"a room that touches nothing", room,
                            [](Draft& d) {
                              d.spaces.push_back(
                                  test::space("island", "l0", Category::room, box(20, 0, 24, 4)));
                            },
                            kWarning, "plan.spaces-without-opening", "island"},
                    Mistake{"a one-way corridor",
                            two,
                            [](Draft& d) {
                              door(d, "hall1").spaces = {"landing1", "corridor1"};
                              door(d, "hall1").direction = Direction::forward;
                            },
                            kWarning,
                            "plan.spaces-without-way-out",
                            "",
                            {{"count", "2"}, {"spaces", "corridor1, room1"}}},
                    Mistake{"an exit in mid-air",
                            two,
                            [](Draft& d) {
                              DraftOpening more = door(d, "exit");
                              more.id = "air";
                              more.level = "l1";
                              d.openings.push_back(more);
                            },
                            kWarning,
                            "plan.exit-above-ground",
                            "air",
                            {{"elevation_m", "3.6"}, {"ground_m", "0"}}}));

}  // namespace
}  // namespace muster::plan
