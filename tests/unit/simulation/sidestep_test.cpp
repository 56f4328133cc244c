// Who comes upon people that stand in his way goes round them.
#include "simulation/sidestep.h"

#include <gtest/gtest.h>

#include "small_world.h"

namespace muster::simulation {
namespace {

using testing::Stage;

// A corridor 3 m wide; a class stands in a slot across it, and a minute later others come by.
Scenario pastAClass(std::uint64_t seed) {
  auto stands = testing::loosePeople("stands", 18, "piece-0");
  stands.assembly = "slot";
  auto walks = testing::loosePeople("walks", 12, "start");
  walks.heldUntilReleased = true;
  Scenario scenario = testing::scenarioWith({stands, walks});
  Event release;
  release.kind = EventKind::release;
  release.at_s = 60;
  release.groups = {"walks"};
  scenario.events.push_back(release);
  scenario.duration_s = 400;
  scenario.seed = seed;
  return scenario;
}

// Without going round them 90 of these 720 stay for good. One is shut in: a pupil's width between
// two who stand and the wall let him in, and no further.
TEST(Sidestep, HardlyAnybodyIsWedgedBetweenPeopleWhoStand) {
  plan::Draft draft = testing::corridorInPieces(1);
  testing::addZone(draft, "slot", {14, 0}, {20, 3});
  std::size_t past = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Stage stage(draft, pastAClass(seed));
    stage.run();
    EXPECT_EQ(stage.count(Status::arrived), 18u) << seed;
    past += stage.count(Status::out);
    EXPECT_EQ(stage.count(Status::out) + stage.count(Status::stuck), 12u) << seed;
  }
  EXPECT_GE(past, 718u);
}

}  // namespace
}  // namespace muster::simulation
