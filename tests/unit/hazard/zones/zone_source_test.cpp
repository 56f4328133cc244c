// The built-in fire over a small plan: what becomes of spaces and openings, and what a reading
// says.
#include "hazard/zones/zone_source.h"

#include <gtest/gtest.h>
#include <algorithm>

#include "hazard/zones/plan_network.h"
#include "plan/check.h"

namespace muster::hazard::zones {
namespace {

using plan::Category;
using plan::OpeningKind;

plan::DraftSpace space(const std::string& id, const std::string& level, Category category,
                       geometry::Vec2 low, geometry::Vec2 high) {
  plan::DraftSpace made;
  made.id = id;
  made.level = level;
  made.category = category;
  made.shape = {geometry::rectangle(low, high), {}};
  return made;
}

plan::DraftOpening opening(const std::string& id, OpeningKind kind, geometry::Segment line) {
  plan::DraftOpening made;
  made.id = id;
  made.level = "ground";
  made.kind = kind;
  made.line = line;
  made.clear_width_m = kind == OpeningKind::door ? 0.9 : geometry::length(line);
  made.width_source = plan::WidthSource::measured;
  return made;
}

// A corridor (0,0)-(36,2.4) with a way out at its west end, a room north of its west end, a store
// beyond it without any door but to the yard, and the yard.
plan::Campus smallSchool() {
  plan::Draft draft;
  draft.file = "small";
  draft.buildings = {{"house", {}, {}}};
  draft.levels = {{"outdoors", {}, "", 0, 0, 3.6, {}}, {"ground", {}, "house", 0, 0, 3.6, {}}};
  draft.spaces = {space("corridor", "ground", Category::walkway, {0, 0}, {36, 2.4}),
                  space("room", "ground", Category::laboratory, {0, 2.4}, {9, 9.6}),
                  space("store", "ground", Category::storage, {20, 2.4}, {24, 6}),
                  space("yard", "outdoors", Category::yard, {0, -20}, {36, 0})};
  draft.openings = {opening("door", OpeningKind::door, {{6, 2.4}, {7, 2.4}}),
                    opening("way-out", OpeningKind::door, {{0, 0.5}, {0, 1.9}}),
                    opening("store-door", OpeningKind::door, {{24, 3}, {24, 4}})};
  draft.openings[1].outside = draft.openings[2].outside = true;
  plan::Checked checked = plan::check(draft);
  EXPECT_TRUE(checked.campus.has_value());
  return std::move(*checked.campus);
}

ZoneFire fireIn(const std::string& id) {
  ZoneFire fire;
  fire.space = id;
  return fire;
}

class ZoneSourceTest : public ::testing::Test {
 protected:
  std::shared_ptr<const Source> source(const ZoneFire& fire,
                                       const std::vector<DoorChange>& events = {}) {
    auto made = zoneSource(campus, fire, 10, 310, events);
    EXPECT_TRUE(made.has_value());
    return *made;
  }
  static double smokeAt(Reading& reading, double t, plan::SpaceId id, geometry::Vec2 p,
                        double height = 1.6) {
    reading.moveTo(t);
    return reading.at(id, p, height).extinction_per_m;
  }
  const plan::Campus campus = smallSchool();
  const plan::SpaceId corridor = campus.space("corridor"), room = campus.space("room");
};

TEST_F(ZoneSourceTest, NetworkOfAPlan) {
  const PlanNetwork made = networkOf(campus, fireIn("room"), room);
  // 36 m by 2.4 m: three pieces; the room; the store cannot be reached.
  EXPECT_EQ(made.spaces[corridor.index()].pieces.size(), 3u);
  EXPECT_EQ(made.spaces[room.index()].pieces.size(), 1u);
  EXPECT_TRUE(made.spaces[campus.space("store").index()].pieces.empty());
  ASSERT_EQ(made.network.compartments.size(), 4u);
  double area = 0;
  for (std::size_t c = 0; c < 3; ++c) area += made.network.compartments[c].area_m2;
  EXPECT_NEAR(area, 36 * 2.4, 1e-6);
  EXPECT_EQ(std::ranges::count_if(made.network.wallVents, [](const auto& v) { return v.joint; }),
            2);
  const WallVent& door = made.network.wallVents[made.ventOfOpening[campus.opening("door").index()]];
  EXPECT_EQ(door.first == 0 || door.second == 0, true);  // in the corridor's western piece
  EXPECT_EQ(door.soffit_m, 2.1);
  EXPECT_NEAR(door.width_m, 0.9, 1e-12);
  EXPECT_EQ(made.ventOfOpening[campus.opening("store-door").index()], kOpenAir);
  EXPECT_EQ(made.network.burning.at(0).compartment, 3u);
  EXPECT_NEAR(releaseAt(made.network.burning[0].release, 150), 1055e3, 1e3);
}

TEST_F(ZoneSourceTest, SmokeReachesTheRoomThenTheCorridorThenItsFarEnd) {
  const auto reading = source(fireIn("room"))->open();
  const auto reached = [&](plan::SpaceId id, geometry::Vec2 p) {
    double t = 0;
    while (t < 310 && smokeAt(*reading, t, id, p, 2.9) < 0.1) t += 1;
    return t;
  };
  const double inRoom = reached(room, {4, 6}), near = reached(corridor, {6, 1}),
               far = reached(corridor, {34, 1});
  EXPECT_GT(inRoom, 10);  // the ignition
  EXPECT_LT(inRoom, near);
  EXPECT_LT(near + 5, far);
  EXPECT_LT(far, 310);
}

TEST_F(ZoneSourceTest, AmbientBeforeTheIgnitionAndOutOfReach) {
  const auto fire = source(fireIn("room"));
  const auto reading = fire->open();
  for (const double t : {0.0, 10.0}) {
    reading->moveTo(t);
    EXPECT_EQ(reading->at(room, {4, 6}, 3).extinction_per_m, 0);
    EXPECT_NEAR(reading->at(room, {4, 6}, 3).oxygen, kAmbientOxygen, 1e-6);
  }
  reading->moveTo(300);
  EXPECT_EQ(reading->at(campus.space("store"), {21, 3}, 2).extinction_per_m, 0);
  EXPECT_FALSE(fire->covers(campus.space("store"), {21, 3}));
  EXPECT_FALSE(fire->covers(campus.space("yard"), {1, -3}));
  EXPECT_TRUE(fire->covers(room, {4, 6}));
  EXPECT_EQ(fire->start_s(), 10);
  EXPECT_EQ(fire->end_s(), 310);
}

TEST_F(ZoneSourceTest, BlendsTheLayersUpwardsWithoutAJump) {
  const auto reading = source(fireIn("room"))->open();
  reading->moveTo(160);
  double before = -1;
  for (double h = 0.1; h < 3.3; h += 0.05) {
    const double k = reading->at(room, {4, 6}, h).extinction_per_m;
    EXPECT_GE(k, before);
    if (before >= 0) {
      EXPECT_LT(k - before, 2.5);
    }
    before = k;
  }
  EXPECT_GT(before, 5);
  EXPECT_GT(reading->at(room, {4, 6}, 0.5).radiation_kW_per_m2, 0.1);
  EXPECT_LT(reading->at(room, {4, 6}, 0.5).extinction_per_m, 0.5);
}

TEST_F(ZoneSourceTest, BackwardsAndASecondReadingSayTheSame) {
  const auto fire = source(fireIn("room"));
  const auto a = fire->open(), b = fire->open();
  const double late = smokeAt(*a, 200, corridor, {20, 1});
  EXPECT_LT(smokeAt(*a, 60, corridor, {20, 1}), late);
  EXPECT_EQ(smokeAt(*a, 200, corridor, {20, 1}), late);
  EXPECT_EQ(smokeAt(*b, 200, corridor, {20, 1}), late);
}

TEST_F(ZoneSourceTest, AShutDoorKeepsSmokeBackAndTheScenarioOpensIt) {
  ZoneFire shut = fireIn("room");
  shut.doors = {{{"door"}, 0, 0, {}, {}}};
  const auto open = source(fireIn("room"))->open(), closed = source(shut)->open();
  const std::vector<DoorChange> events{{0, campus.opening("door"), 0},
                                       {120, campus.opening("door"), 1}};
  const auto later = source(fireIn("room"), events)->open();
  const double free = smokeAt(*open, 180, corridor, {6, 1}, 3);
  // Not none: the fire presses its smoke through the gaps.
  EXPECT_LT(smokeAt(*closed, 180, corridor, {6, 1}, 3), 0.5 * free);
  EXPECT_EQ(smokeAt(*later, 120, corridor, {6, 1}, 3), smokeAt(*closed, 120, corridor, {6, 1}, 3));
  EXPECT_GT(smokeAt(*later, 180, corridor, {6, 1}, 3), 0.5 * free);
}

TEST_F(ZoneSourceTest, CoupledDoorsAreAsOpenAsPeopleHoldThem) {
  ZoneFire shut = fireIn("room");
  shut.doorsOpen = 0;
  ZoneFire coupled = shut;
  coupled.coupled = true;
  const auto fixed = source(shut)->open(), alone = source(coupled)->open(),
             held = source(coupled)->open();
  std::vector<float> openShare(campus.openings.size(), 0);
  openShare[campus.opening("door").index()] = 1;
  for (double t = 0; t <= 200; t += 0.5) held->moveTo(t, openShare);
  EXPECT_EQ(smokeAt(*alone, 200, corridor, {6, 1}, 3), smokeAt(*fixed, 200, corridor, {6, 1}, 3));
  EXPECT_GT(held->at(corridor, {6, 1}, 3).extinction_per_m,
            2 * smokeAt(*fixed, 200, corridor, {6, 1}, 3));
}

TEST_F(ZoneSourceTest, AWindowBreaksWithTheHeat) {
  ZoneFire shut = fireIn("room");
  shut.doorsOpen = 0;
  ZoneFire window = shut;
  window.windows = {{"room", 3, 0.9, 2.4, {}, 120, {}}};
  const auto without = source(shut)->open(), with = source(window)->open();
  EXPECT_EQ(smokeAt(*with, 90, room, {4, 6}, 3), smokeAt(*without, 90, room, {4, 6}, 3));
  without->moveTo(300);
  with->moveTo(300);
  // Fresh air: it burns on.
  EXPECT_GT(with->at(room, {4, 6}, 3).temperature_C, without->at(room, {4, 6}, 3).temperature_C);
}

TEST_F(ZoneSourceTest, EverythingThatIsWrongIsSaid) {
  ZoneFire fire = fireIn("cellar");
  fire.fuel = "wod";
  fire.windows = {{"yard", 1, 1, 2, {}, {}, {}}};
  fire.doors = {{{"door", "gate"}, 0, 0, {}, {}}};
  const auto made = zoneSource(campus, fire, 0, 100);
  ASSERT_FALSE(made.has_value());
  std::vector<std::string> codes;
  for (const Problem& problem : made.error()) codes.push_back(problem.code);
  EXPECT_EQ(codes,
            (std::vector<std::string>{"scenario.unknown-reference", "scenario.fire-not-indoors",
                                      "scenario.unknown-reference", "toml.unknown-word"}));
}

}  // namespace
}  // namespace muster::hazard::zones
