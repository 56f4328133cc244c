#include "crowd/heading_noise.h"

#include <algorithm>
#include <cmath>

namespace muster::crowd {

namespace {

constexpr double kRootOfSix = 2.449489742783178;  // Random::triangular has sd 1/√6

}  // namespace

// Of the step after the block the same question is asked as of this one, so that the number is
// renewed in exactly the step in which the block is another one, whatever the rounding: time and
// block grow with the step, and so do their rounded values.
HeadingNoise::Drawn HeadingNoise::draw(std::uint32_t agent) const {
  const auto [seed, dt, block_s] = terms_;
  const Random random(seed);
  const double phase = double{static_cast<float>(random.uniform(agent, Purpose::headingPhase))};
  const auto blockAt = [&](std::uint64_t step) {
    return static_cast<std::uint32_t>(static_cast<double>(step) * dt / block_s + phase);
  };
  const std::uint32_t block = blockAt(step_);
  auto until = static_cast<std::uint64_t>((static_cast<double>(block) + 1 - phase) * block_s / dt);
  while (until > step_ + 1 && blockAt(until - 1) != block) --until;
  while (until <= step_ || blockAt(until) == block) ++until;
  const double number = kRootOfSix * random.triangular(agent, Purpose::headingNoise, block);
  const std::uint64_t lasts = stepOfEra() + (until - step_);
  return {static_cast<std::int16_t>(std::lround(number / double{kUnit})),
          static_cast<std::uint16_t>(std::min<std::uint64_t>(lasts, 0xffff))};
}

void HeadingNoise::begin(std::size_t people, const Random& random, const Moment& now,
                         double block_s) {
  const Terms terms{random.seed(), now.dt, block_s};
  if (terms != terms_ || now.step < step_ || now.step / kEra != step_ / kEra) drawn_.clear();
  terms_ = terms;
  step_ = now.step;
  drawn_.resize(std::max(drawn_.size(), people));
}

void HeadingNoise::renew(const Rows& rows, const Loop::Chunk& chunk, Column<float>& out) {
  const std::uint64_t now = stepOfEra();
  for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
    if (k + kRowsAhead < rows.size()) __builtin_prefetch(&drawn_[rows.agent[k + kRowsAhead]], 1);
    const std::uint32_t agent = rows.agent[k];
    Drawn& drawn = drawn_[agent];
    if (now >= drawn.until) drawn = draw(agent);
    out[k] = kUnit * static_cast<float>(drawn.number);
  }
}

}  // namespace muster::crowd
