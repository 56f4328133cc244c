// Fields that were kept and recalled give the bits of those that were built, and belong to nothing
// but what they were built of.
#include "navigation/kept_fields.h"

#include <gtest/gtest.h>

#include <random>

#include "navigation/atlas.h"
#include "small_campus.h"

namespace muster::navigation {
namespace {

using geometry::Polygon;
using geometry::Vec2;
using testing::SmallCampus;

// A yard with an assembly zone and a bench in it, and an L-shaped corridor that leads there.
struct School {
  SmallCampus small;
  plan::SpaceId corridor = small.room(
      Polygon{{{0, 0}, {10, 0}, {10, 10}, {8, 10}, {8, 2}, {0, 2}}, {}}, plan::Category::walkway);
  plan::SpaceId yard = small.yard(Polygon{{{8, 10}, {30, 10}, {30, 30}, {8, 30}}, {}});
  plan::OpeningId wide = small.opening({{8, 10}, {10, 10}}, corridor, yard);
  plan::OpeningId exit = small.opening({{30, 20}, {30, 24}}, yard);
  plan::ZoneId zone = small.zone(yard, {20, 12}, {26, 16});
  School() { small.desk(yard, {14, 18}, {16, 19}); }

  std::vector<LegId> legs(const Atlas& atlas) const {
    return {atlas.leg(corridor, Goal{wide, {}, {}}),
            atlas.leg(corridor, Goal{wide, {}, {}}, Goal{{}, zone, {}}),
            atlas.leg(yard, Goal{exit, {}, {}}), atlas.leg(yard, Goal{{}, zone, {}}),
            atlas.leg(yard, Goal{{}, {}, Vec2{22, 14}})};
  }
};

void expectSameBits(const Atlas& a, const Atlas& b, const std::vector<LegId>& legs) {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> at(0, 30);
  for (int i = 0; i < 5000; ++i) {
    const Vec2 p{at(random), at(random)};
    for (const LegId leg : legs) {
      const Reading left = a.read(leg, p), right = b.read(leg, p);
      ASSERT_EQ(left.distance_m, right.distance_m) << p.x << " " << p.y;
      ASSERT_EQ(left.direction, right.direction) << p.x << " " << p.y;
    }
  }
}

TEST(KeptFields, RecalledOnesGiveTheSameBits) {
  School school;
  const plan::Campus& campus = school.small.campus();
  const Atlas built(campus);
  const auto legs = school.legs(built);
  EXPECT_TRUE(built.hasNews());
  Atlas recalled(campus);
  recalled.recall(built.keep());
  EXPECT_EQ(school.legs(recalled), legs);
  EXPECT_FALSE(recalled.hasNews());
  expectSameBits(built, recalled, legs);
}

TEST(KeptFields, WhatIsMissingIsBuilt) {
  School school;
  const plan::Campus& campus = school.small.campus();
  const Atlas built(campus);
  const auto legs = school.legs(built);
  KeptFields half = built.keep();
  ASSERT_GT(half.fields.size(), 2u);
  half.fields.resize(half.fields.size() / 2);
  half.grounds.pop_back();
  Atlas recalled(campus);
  recalled.recall(half);
  EXPECT_EQ(school.legs(recalled), legs);
  EXPECT_TRUE(recalled.hasNews());
  expectSameBits(built, recalled, legs);
}

TEST(KeptFields, WhatNobodyAskedForIsKeptAgain) {
  School school;
  const plan::Campus& campus = school.small.campus();
  const Atlas built(campus);
  school.legs(built);
  const KeptFields kept = built.keep();
  Atlas idle(campus);
  idle.recall(kept);
  idle.leg(school.yard, Goal{school.exit, {}, {}});
  EXPECT_EQ(idle.keep().fields.size(), kept.fields.size());
  EXPECT_EQ(idle.keep().grounds.size(), kept.grounds.size());
}

// Whatever a file says, nothing is read that is not there.
TEST(KeptFields, ContentThatCannotBeIsBuiltAnew) {
  School school;
  const plan::Campus& campus = school.small.campus();
  const Atlas built(campus);
  const auto legs = school.legs(built);
  const auto spoilt = [&](const auto& spoil) {
    KeptFields kept = built.keep();
    for (KeptGround& ground : kept.grounds) spoil(ground);
    for (KeptField& field : kept.fields) spoil(field);
    Atlas atlas(campus);
    atlas.recall(std::move(kept));
    EXPECT_EQ(school.legs(atlas), legs);
    expectSameBits(built, atlas, legs);
  };
  struct {
    void operator()(KeptGround& ground) const { ground.rasters.clearance.pop_back(); }
    void operator()(KeptField& field) const {
      field.content.labels = field.content.labels.first(field.content.labels.size() - 1);
    }
  } sizes;
  spoilt(sizes);
  struct {
    void operator()(KeptGround& ground) const {
      if (!ground.rasters.zones.empty()) ground.rasters.zones[0] = 7u << 8;
    }
    void operator()(KeptField& field) const {
      const auto& good = field.content.labels;
      const auto labels = std::make_shared<std::vector<Label>>(good.begin(), good.end());
      labels->front() = 60000;
      field.content.labels = *labels;
      field.content.owner = labels;
    }
  } values;
  spoilt(values);
  struct {
    void operator()(KeptGround&) const {}
    void operator()(KeptField& field) const {
      const auto self = static_cast<Label>(field.content.turns.size() + 1);
      field.content.turns.push_back({{0, 0}, {0, 0}, self});
    }
  } loops;
  spoilt(loops);
}

TEST(KeptFields, EveryChangeOfThePlanChangesTheFingerprint) {
  School school;
  const plan::Campus& campus = school.small.campus();
  const Fingerprint print = campusFingerprint(campus);
  EXPECT_EQ(campusFingerprint(plan::Campus(campus)), print);
  const auto changed = [&](const auto& change) {
    plan::Campus other = campus;
    change(other);
    return campusFingerprint(other) != print;
  };
  EXPECT_TRUE(changed([](auto& c) { c.openings[0].locked = true; }));
  EXPECT_TRUE(changed([](auto& c) { c.openings[0].direction = plan::Direction::forward; }));
  EXPECT_TRUE(changed([](auto& c) { c.openings[1].passages[0].b.y -= 1e-9; }));
  EXPECT_TRUE(changed([](auto& c) { c.zones[0].shape.outer[2].x += 0.01; }));
  EXPECT_TRUE(changed([](auto& c) { c.zones[0].kind = plan::ZoneKind::forbidden; }));
  EXPECT_TRUE(changed([](auto& c) { c.fixtures[0].shape.outer[0].x += 0.01; }));
  EXPECT_TRUE(changed([](auto& c) { c.fixtures.pop_back(); }));
  EXPECT_TRUE(changed([](auto& c) { c.spaces[0].walkable.outer[1].x += 0.01; }));
  EXPECT_TRUE(changed([](auto& c) { c.spaces[1].shape.outer[1].x += 0.01; }));
  EXPECT_TRUE(changed([](auto& c) { std::swap(c.spaces[0], c.spaces[1]); }));
}

TEST(KeptFields, GoalsAreToldApart) {
  School school;
  const Admitted none(1, false), one(1, true);
  const GoalShape here = GoalShape::point({1, 1}), there = GoalShape::point({1, 1.0000001});
  EXPECT_EQ(goalFingerprint(here, none), goalFingerprint(GoalShape::point({1, 1}), none));
  EXPECT_NE(goalFingerprint(here, none), goalFingerprint(there, none));
  EXPECT_NE(goalFingerprint(here, none), goalFingerprint(here, one));
  const plan::Campus& campus = school.small.campus();
  const auto portals = makePortals(campus);
  const Portal& portal = portals[school.wide.index()];
  const auto rest = [](double metres) { return [=](Vec2 p) { return Aimed{p, metres}; }; };
  EXPECT_NE(goalFingerprint(GoalShape::opening(portal, school.corridor, rest(1)), none),
            goalFingerprint(GoalShape::opening(portal, school.corridor, rest(2)), none));
}

}  // namespace
}  // namespace muster::navigation
