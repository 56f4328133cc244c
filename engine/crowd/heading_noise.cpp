#include "crowd/heading_noise.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "crowd/motion_model.h"

namespace muster::crowd {

namespace {

constexpr double kRootOfSix = 2.449489742783178;  // Random::triangular has sd 1/√6

}  // namespace

HeadingNoise::Terms::Terms(const Random& random, double step_s, double blockLength_s)
    : seed(random.seed()),
      dt(step_s),
      block_s(blockLength_s),
      blocksPerSecond(1 / block_s),
      stepsPerSecond(1 / dt) {}

// floor(step * dt / block_s + phase): with a product instead of the quotient wherever rounding
// cannot matter.
std::uint32_t HeadingNoise::Terms::blockAt(std::uint64_t step, double phase) const {
  constexpr double kClearly = 1e-6;
  const double now_s = static_cast<double>(step) * dt;
  const double blocks = now_s * blocksPerSecond + phase;
  const auto whole = static_cast<std::uint32_t>(blocks);
  const double rest = blocks - whole;
  if (rest > kClearly && rest < 1 - kClearly) return whole;
  return static_cast<std::uint32_t>(now_s / block_s + phase);
}

// Of the step after the block the same question is asked as of this one, so that the number is
// renewed in exactly the step in which the block is another one, whatever the rounding: time and
// block grow with the step, and so do their rounded values.
HeadingNoise::Drawn HeadingNoise::draw(std::uint32_t agent) const {
  const Random random(terms_.seed);
  const double phase = double{static_cast<float>(random.uniform(agent, Purpose::headingPhase))};
  const std::uint32_t block = terms_.blockAt(step_, phase);
  const double end_s = (static_cast<double>(block) + 1 - phase) * terms_.block_s;
  auto until = static_cast<std::uint64_t>(end_s * terms_.stepsPerSecond);
  while (until > step_ + 1 && terms_.blockAt(until - 1, phase) != block) --until;
  while (until <= step_ || terms_.blockAt(until, phase) == block) ++until;
  const double number = kRootOfSix * random.triangular(agent, Purpose::headingNoise, block);
  const double units = number / double{kUnit};
  const std::uint64_t lasts = stepOfEra() + (until - step_);
  return {static_cast<std::int16_t>(units + std::copysign(0.5, units)),
          static_cast<std::uint16_t>(std::min<std::uint64_t>(lasts, 0xffff))};
}

void HeadingNoise::begin(std::size_t people, const Random& random, const Moment& now,
                         double block_s) {
  const Terms terms(random, now.dt, block_s);
  if (terms != terms_ || now.step < step_ || now.step / kEra != step_ / kEra) drawn_.clear();
  terms_ = terms;
  step_ = now.step;
  drawn_.resize(std::max(drawn_.size(), people));
}

// All that are due one after the other: a number is a long chain of products, and so the processor
// begins the next one before a chain ends.
void HeadingNoise::renew(const Rows& rows, const Loop::Chunk& chunk, Column<float>& out) {
  const std::uint64_t now = stepOfEra();
  std::array<std::uint32_t, kRowsPerChunk> due;
  for (std::size_t begin = chunk.begin; begin < chunk.end; begin += due.size()) {
    const std::size_t end = std::min(begin + due.size(), chunk.end);
    std::size_t count = 0;
    for (std::size_t k = begin; k < end; ++k) {
      if (k + kRowsAhead < rows.size()) __builtin_prefetch(&drawn_[rows.agent[k + kRowsAhead]], 1);
      due[count] = rows.agent[k];
      count += now >= drawn_[rows.agent[k]].until ? 1 : 0;
    }
    for (std::size_t i = 0; i < count; ++i) drawn_[due[i]] = draw(due[i]);
    for (std::size_t k = begin; k < end; ++k)
      out[k] = kUnit * static_cast<float>(drawn_[rows.agent[k]].number);
  }
}

}  // namespace muster::crowd
