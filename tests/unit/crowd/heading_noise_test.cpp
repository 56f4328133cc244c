#include "crowd/heading_noise.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "foundation/instruction_set.h"

namespace muster::crowd {
namespace {

constexpr double kRootOfSix = 2.449489742783178;
constexpr double kBlock_s = 0.5;

Rows rowsOf(const std::vector<std::uint32_t>& agents) {
  Rows rows;
  rows.resize(agents.size());
  std::copy(agents.begin(), agents.end(), rows.agent.begin());
  return rows;
}

std::vector<std::uint32_t> firstAgents(std::size_t count) {
  std::vector<std::uint32_t> agents(count);
  std::iota(agents.begin(), agents.end(), 0u);
  return agents;
}

Column<float> noiseOf(const std::vector<std::uint32_t>& agents, std::uint64_t seed,
                      std::uint64_t step, double dt) {
  const Rows rows = rowsOf(agents);
  Column<float> out(rows.size());
  HeadingNoise(Random(seed), step, dt, kBlock_s).write(rows, {0, 0, rows.size()}, out);
  return out;
}

// What the number is by its definition, drawn alone.
double plainly(std::uint64_t seed, std::uint32_t agent, std::uint64_t step, double dt) {
  const double phase = HeadingNoise::phase(agent) * 0x1p-32;
  const double blocks = static_cast<double>(step) * dt / kBlock_s + phase;
  const auto block = static_cast<std::uint32_t>(static_cast<std::uint64_t>(blocks));
  return kRootOfSix * Random(seed).triangular(agent, Purpose::headingNoise, block);
}

// Steps of many lengths, some of which divide a block and some not; numbers of rows that fill no
// vector; all kinds of vectors; seeds of more than 32 bits.
TEST(HeadingNoise, IsTheRandomNumberOfPersonAndBlock) {
  const InstructionSet best = instructionSet();
  for (const auto set : {InstructionSet::ssse3, InstructionSet::avx2, InstructionSet::avx512}) {
    if (!offered(set)) continue;
    useInstructionSet(set);
    for (const double dt : {0.05, 0.1, 0.01, 0.03, 1.0 / 3.0, 1.3, 1e-5})
      for (const std::uint64_t step : {0u, 1u, 7u, 10u, 999u, 1'000'000u})
        for (const std::uint64_t seed : {std::uint64_t{7}, std::uint64_t{0x123456789abcdef0}}) {
          std::vector<std::uint32_t> agents = firstAgents(37);
          agents.push_back(3'999'999'999);
          const Column<float> noise = noiseOf(agents, seed, step, dt);
          for (std::size_t k = 0; k < agents.size(); ++k)
            ASSERT_NEAR(double{noise[k]}, plainly(seed, agents[k], step, dt), 1e-6)
                << "agent " << agents[k] << ", step " << step << " of " << dt << " s";
        }
  }
  useInstructionSet(best);
}

TEST(HeadingNoise, WritesTheRowsOfItsChunkAlone) {
  const Rows rows = rowsOf(firstAgents(40));
  Column<float> out(rows.size(), 9.0f);
  HeadingNoise(Random(1), 5, 0.05, kBlock_s).write(rows, {1, 16, 35}, out);
  for (std::size_t k = 0; k < rows.size(); ++k)
    EXPECT_EQ(out[k] == 9.0f, k < 16 || k >= 35) << "row " << k;
}

TEST(HeadingNoise, HoldsForABlockWhateverTheStep) {
  const std::vector<std::uint32_t> agents = firstAgents(1'000);
  std::vector<int> changes(agents.size(), 0);
  std::vector<int> at(10, 0);  // tenths of a block
  Column<float> before = noiseOf(agents, 1, 0, 0.05);
  for (std::uint64_t step = 1; step <= 100; ++step) {
    const Column<float> now = noiseOf(agents, 1, step, 0.05);
    for (std::size_t a = 0; a < agents.size(); ++a)
      if (now[a] != before[a]) ++changes[a], ++at[step % 10];
    before = now;
    // The same time in steps of 0.01 s. (Not of agent 0, whose block begins where rounding
    // decides.)
    const Column<float> fine = noiseOf(agents, 1, 5 * step, 0.01);
    for (std::size_t a = 1; a < agents.size(); ++a) ASSERT_EQ(fine[a], now[a]) << "agent " << a;
  }
  for (const int count : changes) EXPECT_EQ(count, 10);      // blocks in 5 s
  for (const int count : at) EXPECT_NEAR(count, 1'000, 20);  // of 10,000: never all at once
}

// Moments of 200,000 numbers, within five of their standard errors; neighbours by number and in
// time are not correlated.
TEST(HeadingNoise, IsTriangularWithStandardDeviationOne) {
  const std::vector<std::uint32_t> agents = firstAgents(20'000);
  double sum = 0, squares = 0, fourths = 0, besides = 0, later = 0;
  const int blocks = 10;
  std::vector<Column<float>> noise;
  for (int b = 0; b <= blocks; ++b)
    noise.push_back(noiseOf(agents, 3, static_cast<std::uint64_t>(10 * b), 0.05));
  for (int b = 0; b < blocks; ++b)
    for (std::size_t a = 0; a < agents.size(); ++a) {
      const double x = double{noise[b][a]};
      ASSERT_LE(std::abs(x), kRootOfSix);
      sum += x;
      squares += x * x;
      fourths += x * x * x * x;
      besides += x * double{noise[b][(a + 1) % agents.size()]};
      later += x * double{noise[b + 1][a]};
    }
  const double n = blocks * static_cast<double>(agents.size());
  const double error = 1 / std::sqrt(n);
  EXPECT_NEAR(sum / n, 0, 5 * error);
  EXPECT_NEAR(squares / n, 1, 5 * error * std::sqrt(2.4 - 1));  // E x⁴ = 12/5, E x⁸ = 144/5
  EXPECT_NEAR(fourths / n, 2.4, 5 * error * std::sqrt(28.8 - 2.4 * 2.4));
  EXPECT_NEAR(besides / n, 0, 5 * error);
  EXPECT_NEAR(later / n, 0, 5 * error);
}

}  // namespace
}  // namespace muster::crowd
