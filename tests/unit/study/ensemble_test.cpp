// Bands, shares, classes, places and precision over made-up runs whose answers are known.
#include "study/ensemble.h"

#include <gtest/gtest.h>

#include "study/convergence.h"
#include "study/places.h"

namespace muster::study {
namespace {

// Runs in which the k-th percent is out after k * `pace` seconds.
std::vector<RunRecord> runsOfPaces(const std::vector<double>& paces) {
  std::vector<RunRecord> runs;
  for (const double pace : paces) {
    RunRecord run;
    run.seed = runs.size() + 1;
    run.agents = 100;
    for (int k = 0; k < kCurvePoints; ++k) run.curve_s[k] = pace * (k + 1);
    run.t95_s = run.curve_s[94];
    run.t100_s = run.curve_s[99];
    runs.push_back(run);
  }
  return runs;
}

std::vector<const RunRecord*> pointers(const std::vector<RunRecord>& runs) {
  std::vector<const RunRecord*> all;
  for (const RunRecord& run : runs) all.push_back(&run);
  return all;
}

TEST(Ensemble, CurveBandHoldsTheRuns) {
  const auto runs = runsOfPaces({1, 2, 4});
  const CurveBand band = curveBand(pointers(runs), 10);
  ASSERT_EQ(band.time_s.size(), 41u);  // until the slowest was out, at 400 s
  // At 100 s the three have 100, 50 and 25 % out.
  EXPECT_EQ(band.low[10], 25);
  EXPECT_EQ(band.middle[10], 50);
  EXPECT_EQ(band.high[10], 100);
  EXPECT_EQ(band.low[40], 100);
  EXPECT_EQ(band.high[0], 0);
  EXPECT_TRUE(curveBand({}, 10).time_s.empty());
}

TEST(Ensemble, NobodyIsOutWhoNeverCame) {
  auto runs = runsOfPaces({1});
  for (int k = 50; k < kCurvePoints; ++k) runs[0].curve_s[k] = std::nullopt;
  const CurveBand band = curveBand(pointers(runs), 1);
  EXPECT_EQ(band.time_s.back(), 50);
  EXPECT_EQ(band.middle.back(), 50);
}

TEST(Ensemble, SharesOfExitsCountRunsThatDidNotUseThem) {
  auto runs = runsOfPaces({1, 1});
  runs[0].exits = {{"east", false, 25, 1.0, 80.0, 0.5},
                   {"west", false, 75, 1.0, 90.0, 1.0},
                   {"gate", true, 10, 1.0, 100.0, 1.0}};
  runs[1].exits = {{"west", false, 100, 1.0, 95.0, 2.0}};
  const auto exits = exitsOf(pointers(runs));
  ASSERT_EQ(exits.size(), 3u);
  EXPECT_EQ(exits[0].id, "west");
  EXPECT_EQ(exits[0].persons, 87.5);
  EXPECT_NEAR(exits[0].share->estimate, 0.875, 1e-12);
  EXPECT_EQ(exits[0].last_s, 90.0);
  EXPECT_EQ(exits[0].peak_flow_per_s, 1.5);
  EXPECT_EQ(exits[1].id, "east");
  EXPECT_NEAR(exits[1].share->estimate, 0.125, 1e-12);
  EXPECT_TRUE(exits[2].finalExit);
  EXPECT_NEAR(exits[2].share->estimate, 0.5, 1e-12);  // all of it in one run, nothing in the other
}

TEST(Ensemble, TimesAreOnlyStatedIfTheyCameInEveryRun) {
  const Seconds never;
  const std::vector<Seconds> all{30.0, 10.0, 20.0}, some{30.0, never, 20.0};
  EXPECT_EQ(overviewOf(all).middle_s, 20.0);
  EXPECT_EQ(overviewOf(all).latest_s, 30.0);
  EXPECT_FALSE(overviewOf(some).middle_s);
  EXPECT_FALSE(overviewOf(some).latest_s);
  EXPECT_EQ(overviewOf(some).runsWithout, 1u);
}

TEST(Ensemble, ClassesInTime) {
  auto runs = runsOfPaces({1, 1});
  ClassRecord c;
  c.id = "1-1";
  c.isClass = true;
  c.persons = 20;
  c.lost_person_s = 40;
  c.last_left_building_s = 100;
  runs[0].classes = {c};
  c.last_left_building_s = 130;
  runs[1].classes = {c};
  const auto classes = classesOf(pointers(runs), 120);
  ASSERT_EQ(classes.size(), 1u);
  EXPECT_EQ(classes[0].runsInTime, 1u);
  EXPECT_EQ(classes[0].persons, 20);
  EXPECT_EQ(classes[0].lost_s, 2);
  EXPECT_EQ(classes[0].building.latest_s, 130.0);
  EXPECT_FALSE(classes[0].rollCall.middle_s);
}

BottleneckRecord place(const std::string& id, double lost_person_s, std::int64_t persons) {
  BottleneckRecord record{"opening", id, 10, 70, lost_person_s, persons, 5, 1.0, 1.1, 0.9, {}};
  record.groups = {{"1-1", persons / 2}, {"1-2", persons / 2}};
  return record;
}

TEST(Places, AJamTakesEnoughPeopleWhoLoseEnough) {
  auto runs = runsOfPaces({1, 1, 1, 1});
  runs[0].bottlenecks = {place("door", 200, 20), place("few", 900, 9), place("short", 49, 10)};
  runs[1].bottlenecks = {place("door", 100, 20)};
  runs[2].bottlenecks = {place("door", 40, 20)};  // 2 s each: costs time, but is no jam
  const auto places = placesOf(pointers(runs));
  ASSERT_EQ(places.size(), 1u);
  EXPECT_EQ(places[0].id, "door");
  EXPECT_EQ(places[0].jams, 2u);
  EXPECT_NEAR(places[0].share.estimate, 0.5, 1e-12);
  EXPECT_NEAR(places[0].lost, (200 + 100 + 40 + 0) / 4.0, 1e-12);
  EXPECT_TRUE(places[0].lost_person_s->holds(85));
  EXPECT_EQ(places[0].to_s - places[0].from_s, 60);
  EXPECT_EQ(places[0].persons, 20);
  ASSERT_EQ(places[0].groups.size(), 2u);
  EXPECT_EQ(places[0].groups[0].second, 2u);
  EXPECT_EQ(places[0].cause, analysis::Cause::merging);
}

TEST(Convergence, HalfWidthsShrinkAndTheLastPointIsTheLook) {
  std::vector<double> paces;
  for (int i = 0; i < 40; ++i) paces.push_back(2 + 0.1 * ((i * 7) % 10));
  const auto runs = runsOfPaces(paces);
  const StopRule rule;
  const auto traces = convergence(pointers(runs), {}, rule, 10);
  const auto last = look(pointers(runs), {}, rule);
  bool found = false;
  for (const ConvergenceTrace& trace : traces) {
    EXPECT_EQ(trace.points.back().runs, 40u);
    if (trace.quantity != Quantity::t95) continue;
    found = true;
    EXPECT_EQ(trace.points.front().runs, 5u);
    EXPECT_GT(trace.points.front().worst.halfWidth, 2 * trace.points.back().worst.halfWidth);
    for (const Item& item : last) {
      if (item.quantity != Quantity::t95) continue;
      EXPECT_EQ(trace.points.back().worst.halfWidth, item.halfWidth);
    }
  }
  EXPECT_TRUE(found);
  EXPECT_TRUE(convergence({}, {}, rule, 10).empty());
}

}  // namespace
}  // namespace muster::study
