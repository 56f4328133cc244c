// The turns at a service against queueing theory, and the rules of lines.
#include "behaviour/service_desk.h"

#include <gtest/gtest.h>

#include <cmath>

#include "foundation/elementary.h"
#include "foundation/random.h"

namespace muster::behaviour {
namespace {

constexpr double kStep_s =
    0.01;  // short against a service, so that waiting for the step is nothing

struct Waiting {
  double mean_s = 0;
  double error_s = 0;  // standard error, from batches of customers (waits of neighbours are alike)
};

// Customers come at exponential gaps; everybody called is at his lane at once.
template <class Takes>
Waiting simulate(std::size_t lanes, double rate_per_s, std::uint32_t customers,
                 const Takes& takes) {
  const Random random(7);
  ServiceDesk desk(lanes, false, false, customers);
  std::vector<double> joined(customers), waited(customers, -1);
  double next_s = 0;
  std::uint32_t coming = 0, gone = 0;
  for (std::uint64_t step = 0; gone < customers; ++step) {
    const double now_s = static_cast<double>(step) * kStep_s;
    while (coming < customers && next_s <= now_s) {
      joined[coming] = next_s;
      next_s -= logarithm(1 - random.uniform(coming, Purpose::arrival)) / rate_per_s;
      desk.join(coming++);
    }
    desk.advance(
        now_s, [](std::size_t, std::uint32_t) { return true; },
        [&](std::uint32_t who) {
          waited[who] = now_s - joined[who];
          return takes(random.uniform(who, Purpose::service));
        },
        [&](std::uint32_t) { ++gone; });
  }
  constexpr std::uint32_t kBatches = 20;
  const std::uint32_t skipped = customers / 10, size = (customers - skipped) / kBatches;
  double sum = 0, squares = 0;
  for (std::uint32_t b = 0; b < kBatches; ++b) {
    double batch = 0;
    for (std::uint32_t i = 0; i < size; ++i) batch += waited[skipped + b * size + i];
    batch /= size;
    sum += batch;
    squares += batch * batch;
  }
  const double mean = sum / kBatches;
  return {mean, std::sqrt((squares / kBatches - mean * mean) / (kBatches - 1))};
}

// Four standard errors, and half a step that services and arrivals wait for on average.
void expectWaiting(const Waiting& found, double theory_s) {
  EXPECT_NEAR(found.mean_s, theory_s, 4 * found.error_s + 2 * kStep_s)
      << "standard error " << found.error_s;
  EXPECT_LT(found.error_s, 0.08 * theory_s) << "too few customers to tell";
}

// crowd.md E.4: one lane of 30 a minute, 24 come: they wait 4.0 s.
TEST(ServiceDesk, OneLaneWithConstantServiceIsMD1) {
  const double mu = 0.5, lambda = 0.4, load = lambda / mu;
  const Waiting found = simulate(1, lambda, 60'000, [&](double) { return 1 / mu; });
  expectWaiting(found, load / (2 * mu * (1 - load)));
}

TEST(ServiceDesk, OneLaneWithExponentialServiceIsMM1) {
  const double mu = 0.5, lambda = 0.35, load = lambda / mu;
  const Waiting found =
      simulate(1, lambda, 80'000, [&](double u) { return -logarithm(1 - u) / mu; });
  expectWaiting(found, load / (mu * (1 - load)));
}

// Erlang C for two lanes: the share that waits is 2 ρ² / (1 + ρ).
TEST(ServiceDesk, TwoLanesWithOneLineAreMM2) {
  const double mu = 0.5, lambda = 0.8, load = lambda / (2 * mu);
  const Waiting found =
      simulate(2, lambda, 80'000, [&](double u) { return -logarithm(1 - u) / mu; });
  const double waits = 2 * load * load / (1 + load);
  expectWaiting(found, waits / (2 * mu - lambda));
}

TEST(ServiceDesk, WhoJoinsTakesTheShortestLineAndTheLowestOfEquals) {
  ServiceDesk desk(3, true, false, 10);
  for (std::uint32_t who = 0; who < 5; ++who) desk.join(who);
  EXPECT_EQ(desk.lines()[0], (std::vector<std::uint32_t>{0, 3}));
  EXPECT_EQ(desk.lines()[1], (std::vector<std::uint32_t>{1, 4}));
  EXPECT_EQ(desk.lines()[2], (std::vector<std::uint32_t>{2}));
}

void advance(ServiceDesk& desk, double now_s, double takes_s) {
  desk.advance(
      now_s, [](std::size_t, std::uint32_t) { return true; },
      [&](std::uint32_t) { return takes_s; }, [](std::uint32_t) {});
}

TEST(ServiceDesk, OneLineIsFirstComeFirstServed) {
  ServiceDesk desk(2, false, false, 10);
  for (std::uint32_t who = 0; who < 4; ++who) desk.join(who);
  advance(desk, 0, 1);
  EXPECT_EQ(desk.lanes()[0].customer, 0u);
  EXPECT_EQ(desk.lanes()[1].customer, 1u);
  advance(desk, 1, 1);
  EXPECT_EQ(desk.lanes()[0].customer, 2u);
  EXPECT_EQ(desk.lanes()[1].customer, 3u);
  EXPECT_EQ(desk.waiting(), 0u);
}

TEST(ServiceDesk, WithJockeyingTheLastChangesToALineShorterByTwo) {
  ServiceDesk keeps(2, true, false, 10), changes(2, true, true, 10);
  for (ServiceDesk* desk : {&keeps, &changes}) {
    for (std::uint32_t who = 0; who < 6; ++who) desk->join(who);  // 0 2 4 | 1 3 5
    for (const std::uint32_t who : {1u, 3u, 5u}) desk->leave(who);
    advance(*desk, 0, 10);
  }
  EXPECT_EQ(keeps.lines()[0], (std::vector<std::uint32_t>{2, 4}));
  EXPECT_TRUE(keeps.lines()[1].empty());
  EXPECT_EQ(changes.lines()[0], (std::vector<std::uint32_t>{2}));
  EXPECT_EQ(changes.lanes()[1].customer, 4u);
}

TEST(ServiceDesk, ALaneThatClosesFinishesAndItsLineGoesToTheOthers) {
  ServiceDesk desk(2, true, false, 10);
  for (std::uint32_t who = 0; who < 6; ++who) desk.join(who);
  advance(desk, 0, 5);
  desk.setOpen(1);
  EXPECT_EQ(desk.lanes()[1].customer, 1u);
  EXPECT_EQ(desk.lines()[0], (std::vector<std::uint32_t>{2, 4, 3, 5}));
  advance(desk, 5, 5);
  EXPECT_EQ(desk.lanes()[0].customer, 2u);
  EXPECT_EQ(desk.lanes()[1].customer, ServiceDesk::kNobody);
}

}  // namespace
}  // namespace muster::behaviour
