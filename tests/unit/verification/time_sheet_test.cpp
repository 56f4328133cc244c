#include "verification/time_sheet.h"

#include <gtest/gtest.h>

#include <set>

#include "verification/crowded_hall.h"

namespace muster::verification {
namespace {

TEST(TimeSheet, AddsUpByNameInTheOrderOfTheFirst) {
  TimeSheet sheet, more;
  sheet.add("read", 1);
  sheet.add("atlas", 2);
  more.add("atlas", 4);
  more.add("write", 8);
  sheet.add(more);
  ASSERT_EQ(sheet.entries().size(), 3u);
  EXPECT_EQ(sheet.entries()[0].name, "read");
  EXPECT_EQ(sheet.entries()[1].name, "atlas");
  EXPECT_DOUBLE_EQ(sheet.entries()[1].wall_s, 6);
  EXPECT_EQ(sheet.entries()[2].name, "write");
  EXPECT_DOUBLE_EQ(sheet.sum_s(), 15);
}

TEST(TimeSheet, HandsOnWhatTheWorkReturns) {
  TimeSheet sheet;
  EXPECT_EQ(sheet.timed("sum", [] { return 7; }), 7);
  ASSERT_EQ(sheet.entries().size(), 1u);
  EXPECT_GE(sheet.entries()[0].wall_s, 0.0);
}

struct Calls final : simulation::Observer {
  std::string seen;
  void begin(const simulation::Frame&) override { seen += "b"; }
  void observe(const simulation::Frame&) override { seen += "o"; }
  void end(const simulation::Frame&) override { seen += "e"; }
};

TEST(TimeSheet, ObserversAndPhasesAreTimedApart) {
  const auto loop = serialLoop();
  const auto hall = CrowdedHall::make(kFewestInHall, *loop);
  ASSERT_TRUE(hall);
  auto setup = (*hall)->setup("collision-free", *loop);
  ASSERT_TRUE(setup);
  setup->scenario.duration_s = 0.15;
  const auto world = simulation::World::make(*setup, (*hall)->atlas(), *loop);
  ASSERT_TRUE(world);
  Calls calls;
  TimeSheet sheet;
  TimedObserver timed(calls, sheet, "calls");
  Silent silent;
  (*world)->run({&timed}, silent);
  EXPECT_EQ(calls.seen, "boooe");
  sheet.addPhases(**world);
  std::multiset<std::string> names;
  for (const auto& entry : sheet.entries()) names.insert(entry.name);
  const std::multiset<std::string> expected{"calls", "events", "arrivals",  "decisions", "heading",
                                            "grid",  "motion", "crossings", "dose",      "hash"};
  EXPECT_EQ(names, expected);
}

TEST(TimeSheet, PhasesSinceAnEarlierLookLeaveOutWhatWasBefore) {
  const auto loop = serialLoop();
  const auto hall = CrowdedHall::make(kFewestInHall, *loop);
  ASSERT_TRUE(hall);
  const auto setup = (*hall)->setup("anticipation", *loop);
  ASSERT_TRUE(setup);
  const auto world = simulation::World::make(*setup, (*hall)->atlas(), *loop);
  ASSERT_TRUE(world);
  (*world)->step();
  const auto before = (*world)->phaseTimes();
  TimeSheet nothing, all;
  nothing.addPhases(**world, before);
  all.addPhases(**world);
  EXPECT_EQ(nothing.sum_s(), 0.0);
  EXPECT_GT(all.sum_s(), 0.0);
}

}  // namespace
}  // namespace muster::verification
