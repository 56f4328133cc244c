#include "crowd/heading_noise.h"

#include <algorithm>
#include <functional>

#include "foundation/grain.h"

namespace muster::crowd {

namespace {

constexpr std::size_t kMostRowsAtOnce = 2048;
constexpr double kRootOfSix = 2.449489742783178;  // Random::triangular has sd 1/√6

}  // namespace

// Of the step after the block the same question is asked as of this one, so that the number is
// renewed in exactly the step in which the block is another one, whatever the rounding: time and
// block grow with the step, and so do their rounded values.
HeadingNoise::Drawn HeadingNoise::draw(const Random& random, std::uint32_t agent, const Moment& now,
                                       double block_s) {
  const double phase = double{static_cast<float>(random.uniform(agent, Purpose::headingPhase))};
  const auto blockAt = [&](std::uint64_t step) {
    return static_cast<std::uint32_t>(static_cast<double>(step) * now.dt / block_s + phase);
  };
  const std::uint32_t block = blockAt(now.step);
  auto until =
      static_cast<std::uint64_t>((static_cast<double>(block) + 1 - phase) * block_s / now.dt);
  while (until > now.step + 1 && blockAt(until - 1) != block) --until;
  while (until <= now.step || blockAt(until) == block) ++until;
  const double number = kRootOfSix * random.triangular(agent, Purpose::headingNoise, block);
  return {static_cast<float>(number), static_cast<std::uint32_t>(until)};
}

void HeadingNoise::renew(const Rows& rows, std::size_t people, const Random& random,
                         const Moment& now, double block_s, const Loop& loop, Column<float>& out) {
  const Terms terms{random.seed(), now.dt, block_s};
  if (terms != terms_ || now.step < step_) drawn_.clear();
  terms_ = terms;
  step_ = now.step;
  drawn_.resize(std::max(drawn_.size(), people));
  const auto renewSome = [&](const Loop::Chunk& chunk) {
    for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
      if (k + kRowsAhead < chunk.end) __builtin_prefetch(&drawn_[rows.agent[k + kRowsAhead]], 1);
      const std::uint32_t agent = rows.agent[k];
      Drawn& drawn = drawn_[agent];
      if (now.step >= drawn.until) drawn = draw(random, agent, now, block_s);
      out[k] = drawn.number;
    }
  };
  loop.run(rows.size(), evenGrain(rows.size(), kMostRowsAtOnce), std::ref(renewSome));
}

}  // namespace muster::crowd
