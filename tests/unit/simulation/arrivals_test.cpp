// People who come: when, where, who sits down, and that nobody is lost or made.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "simulation/arrival_times.h"
#include "small_world.h"

namespace muster::simulation {
namespace {

using testing::Stage;

Arrival arrivalOf(std::vector<std::string> groups, std::vector<std::string> at, double from_s,
                  double to_s, ArrivalProcess process = ArrivalProcess::poisson) {
  Arrival arrival;
  arrival.groups = std::move(groups);
  arrival.at = std::move(at);
  arrival.from_s = from_s;
  arrival.to_s = to_s;
  arrival.process = process;
  arrival.peak_s = (from_s + to_s) / 2;
  return arrival;
}

// Visitors who come in at one door and leave by the other.
Scenario visitors(int count, Arrival arrival) {
  behaviour::Group group = testing::loosePeople("visitors", count, "");
  group.spaces.clear();
  group.exits = {"far"};
  Scenario scenario = testing::scenarioWith({group});
  scenario.events.clear();
  scenario.arrivals = {std::move(arrival)};
  return scenario;
}

std::size_t present(const World& world) {
  const Frame frame = world.frame();
  return static_cast<std::size_t>(std::ranges::count(frame.crowd->present, 1));
}

std::vector<double> timesOf(const Arrival& arrival, std::size_t people) {
  std::vector<std::uint32_t> rows;
  for (std::size_t row = 0; row < people; ++row) rows.push_back(static_cast<std::uint32_t>(row));
  std::vector<double> times;
  for (const Coming& one : comingTimes(arrival, rows, Random(3))) times.push_back(one.at_s);
  std::ranges::sort(times);
  return times;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

TEST(ArrivalTimes, UniformComesInEqualSteps) {
  const auto times = timesOf(arrivalOf({}, {}, 100, 200, ArrivalProcess::uniform), 50);
  EXPECT_DOUBLE_EQ(times.front(), 101);
  for (std::size_t i = 1; i < times.size(); ++i) EXPECT_NEAR(times[i] - times[i - 1], 2, 1e-9);
}

TEST(ArrivalTimes, PoissonIsIndependentAndPeakedHasItsMeanAndSpread) {
  const auto even = timesOf(arrivalOf({}, {}, 0, 600), 4000);
  EXPECT_NEAR(mean(even), 300, 4 * 600 / std::sqrt(12.0 * 4000));
  Arrival peaked = arrivalOf({}, {}, 0, 600, ArrivalProcess::peaked);
  peaked.peak_s = 500;
  const auto times = timesOf(peaked, 4000);
  EXPECT_NEAR(mean(times), (0 + 500 + 600) / 3.0, 8);  // standard error 2.1 s
  const auto early = std::ranges::count_if(times, [](double t) { return t < 250; });
  EXPECT_NEAR(static_cast<double>(early) / 4000, 250.0 * 250 / (600.0 * 500), 0.03);
  EXPECT_GE(times.front(), 0);
  EXPECT_LE(times.back(), 600);
}

TEST(ArrivalTimes, APoissonRateGivesExponentialGapsAndLeavesTheRestAtHome) {
  Arrival arrival = arrivalOf({}, {}, 0, 1000);
  arrival.rate_per_min = 30;
  const auto times = timesOf(arrival, 2000);
  EXPECT_NEAR(static_cast<double>(times.size()), 500, 4 * std::sqrt(500.0));
  std::vector<double> gaps;
  for (std::size_t i = 1; i < times.size(); ++i) gaps.push_back(times[i] - times[i - 1]);
  double squares = 0;
  for (const double gap : gaps) squares += gap * gap;
  // Of an exponential distribution the spread is the mean.
  const double spread =
      std::sqrt(squares / static_cast<double>(gaps.size()) - mean(gaps) * mean(gaps));
  EXPECT_NEAR(spread / mean(gaps), 1, 0.2);
}

TEST(ArrivalTimes, APlatoonComesAtOnce) {
  Arrival arrival = arrivalOf({}, {}, 0, 600, ArrivalProcess::platoon);
  arrival.platoon = 40;
  const auto times = timesOf(arrival, 120);
  EXPECT_EQ(std::ranges::count(times, 0.0), 40);
  EXPECT_EQ(std::ranges::count(times, 300.0), 40);
  EXPECT_EQ(std::ranges::count(times, 600.0), 40);
}

TEST(Arrivals, PeopleHaveNoBodyBeforeTheirTimeAndAllOfThemGoThrough) {
  Stage stage(testing::roomWithTwoExits(), visitors(60, arrivalOf({"visitors"}, {"near"}, 20, 80)));
  while (stage.world().frame().time_s < 20) {
    EXPECT_EQ(present(stage.world()), 0u);
    stage.world().step();
  }
  std::size_t most = 0;
  while (!stage.world().finished()) {
    stage.world().step();
    most = std::max(most, present(stage.world()));
    const Frame frame = stage.world().frame();
    const auto out = static_cast<std::size_t>(std::ranges::count(frame.status, Status::out));
    std::size_t outside = 0;  // not here yet
    for (std::size_t i = 0; i < 60; ++i)
      outside += frame.crowd->present[i] == 0 && frame.status[i] == Status::waiting;
    EXPECT_EQ(out + present(stage.world()) + outside, 60u);
  }
  EXPECT_EQ(stage.count(Status::out), 60u);
  EXPECT_GT(most, 5u);
  EXPECT_LT(most, 60u);
}

TEST(Arrivals, ABusAtANarrowDoorAppearsWithoutOverlaps) {
  Arrival bus = arrivalOf({"visitors"}, {"near"}, 0, 60, ArrivalProcess::platoon);
  bus.platoon = 50;
  Stage stage(testing::roomWithTwoExits(), visitors(50, bus));
  double deepest = 0;
  while (!stage.world().finished()) {
    stage.world().step();
    deepest = std::max(deepest, stage.world().frame().deepestOverlap);
  }
  EXPECT_EQ(stage.count(Status::out), 50u);
  EXPECT_LT(deepest, 0.05);
}

// A class that comes in by the apron, sits down in the room, and leaves at a release.
Scenario classThatComes(double release_s) {
  behaviour::Group group = testing::loosePeople("class", 20, "room");
  Scenario scenario = testing::scenarioWith({group});
  scenario.duration_s = 3000;
  scenario.events.front().kind = EventKind::release;
  scenario.events.front().at_s = release_s;
  scenario.arrivals = {arrivalOf({"class"}, {"exit"}, 0, 60)};
  return scenario;
}

TEST(Arrivals, AClassSitsDownInItsRoomAndLeavesWhenItIsReleased) {
  Stage stage(testing::roomWithExit(10, 8, 1), classThatComes(2000));
  stage.run(1000);
  EXPECT_EQ(stage.count(Status::arrived), 20u);
  const plan::SpaceId room = stage.campus().space("room");
  const Frame seated = stage.world().frame();
  for (std::size_t i = 0; i < 20; ++i) EXPECT_EQ(seated.crowd->body[i].space, room);
  stage.run();
  EXPECT_EQ(stage.count(Status::out), 20u);
  EXPECT_GT(stage.world().frame().time_s, 2000);
  EXPECT_LT(stage.world().frame().time_s, 2100);
}

TEST(Arrivals, EmptyHoursAreSkippedAndTimeStaysAMultipleOfTheStep) {
  Stage stage(testing::roomWithExit(10, 8, 1), classThatComes(2000));
  std::size_t steps = 0;
  double longest_s = 0, before_s = 0;
  while (!stage.world().finished()) {
    stage.world().step();
    ++steps;
    const Frame frame = stage.world().frame();
    longest_s = std::max(longest_s, frame.time_s - before_s);
    before_s = frame.time_s;
    EXPECT_DOUBLE_EQ(frame.time_s, static_cast<double>(frame.step) * 0.05);
  }
  EXPECT_GT(longest_s, 1500);
  EXPECT_LT(steps, 200u * 20);
}

TEST(Arrivals, WhomTheAlarmCatchesOnTheWayTurnsRoundAndWhoHasNotComeStaysAway) {
  Scenario scenario = classThatComes(30);
  scenario.events.front().kind = EventKind::alarm;
  Stage stage(testing::roomWithExit(10, 8, 1), scenario);
  stage.run();
  EXPECT_LT(stage.world().frame().time_s, 90);
  const Frame frame = stage.world().frame();
  std::size_t never = 0;
  for (std::size_t i = 0; i < 20; ++i) never += frame.status[i] == Status::waiting;
  EXPECT_GT(never, 3u);
  EXPECT_EQ(stage.count(Status::out) + never, 20u);
}

TEST(ArrivalsParallel, TheSameBitsForAnyNumberOfThreads) {
  std::string hash;
  for (const int threads : {1, 2, 5}) {
    Stage stage(testing::roomWithTwoExits(),
                visitors(200, arrivalOf({"visitors"}, {"near", "far"}, 0, 60)), threads);
    stage.run();
    if (hash.empty()) hash = stage.world().hash();
    EXPECT_EQ(stage.world().hash(), hash) << threads;
  }
}

TEST(Arrivals, TheCheckTellsWhatIsWrong) {
  const auto codes = [](Arrival arrival) {
    std::string all;
    for (const Problem& p :
         testing::problemsOf(testing::roomWithTwoExits(), visitors(5, std::move(arrival))))
      all += p.code + " ";
    return all;
  };
  EXPECT_EQ(codes(arrivalOf({"visitors"}, {"near"}, 0, 60)), "");
  EXPECT_NE(codes(arrivalOf({"visitors"}, {"near"}, 60, 60)).find("scenario.arrival-window"),
            std::string::npos);
  EXPECT_NE(codes(arrivalOf({"nobody"}, {"near"}, 0, 60)).find("scenario.unknown-reference"),
            std::string::npos);
  EXPECT_NE(codes(arrivalOf({"visitors"}, {"roof"}, 0, 60)).find("scenario.unknown-reference"),
            std::string::npos);
}

}  // namespace
}  // namespace muster::simulation
