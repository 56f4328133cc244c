#include "crowd/heading_noise.h"

#include <gtest/gtest.h>

#include <cmath>

namespace muster::crowd {
namespace {

constexpr double kRootOfSix = 2.449489742783178;

Rows rowsOf(const std::vector<std::uint32_t>& agents) {
  Rows rows;
  rows.resize(agents.size());
  std::copy(agents.begin(), agents.end(), rows.agent.begin());
  return rows;
}

// What the number is by its definition, without anything kept.
float plainly(const Random& random, std::uint32_t agent, HeadingNoise::Moment now, double block_s) {
  const double phase = double{static_cast<float>(random.uniform(agent, Purpose::headingPhase))};
  const double time_s = static_cast<double>(now.step) * now.dt;
  const auto block = static_cast<std::uint32_t>(time_s / block_s + phase);
  const double number = kRootOfSix * random.triangular(agent, Purpose::headingNoise, block);
  return static_cast<float>(std::lround(number * 8192)) / 8192;
}

// Steps of many lengths, some of which divide a block and some not; people who rest for a while, so
// that they have no row in some steps; pauses that are skipped.
TEST(HeadingNoise, IsRenewedInTheStepInWhichTheBlockIsAnother) {
  const Random random(7);
  constexpr std::uint32_t kPeople = 200;
  for (const double dt : {0.05, 0.1, 0.01, 0.03, 0.07, 1.0 / 3.0, 0.7, 1.3, 1e-3, 1e-5}) {
    HeadingNoise noise;
    Column<float> out(kPeople);
    std::uint64_t step = 0;
    for (int i = 0; i < 400; ++i, step += i % 97 == 0 ? 100'000 : i % 41 == 0 ? 65'536 : 1) {
      std::vector<std::uint32_t> agents;
      for (std::uint32_t a = 0; a < kPeople; ++a)
        if ((a * 7 + step) % 31 > a % 13) agents.push_back(a);
      const Rows rows = rowsOf(agents);
      noise.begin(kPeople, random, {step, dt}, 0.5);
      noise.renew(rows, {0, 0, rows.size()}, out);
      for (std::size_t k = 0; k < agents.size(); ++k)
        ASSERT_EQ(out[k], plainly(random, agents[k], {step, dt}, 0.5))
            << "agent " << agents[k] << ", step " << step << " of " << dt << " s";
    }
  }
}

TEST(HeadingNoise, KeepsNothingOfAnotherRun) {
  const Rows rows = rowsOf({0, 1, 2, 3, 4, 5});
  HeadingNoise noise;
  Column<float> out(rows.size());
  const auto expectAt = [&](std::uint64_t seed, HeadingNoise::Moment now, double block_s) {
    const Random random(seed);
    noise.begin(rows.size(), random, now, block_s);
    noise.renew(rows, {0, 0, rows.size()}, out);
    for (std::uint32_t k = 0; k < rows.size(); ++k)
      EXPECT_EQ(out[k], plainly(random, k, now, block_s));
  };
  expectAt(1, {1000, 0.05}, 0.5);
  expectAt(2, {1000, 0.05}, 0.5);  // another seed
  expectAt(2, {3, 0.05}, 0.5);     // an earlier step
  expectAt(2, {3, 0.1}, 0.5);      // longer steps
  expectAt(2, {3, 0.1}, 0.2);      // shorter blocks
}

}  // namespace
}  // namespace muster::crowd
