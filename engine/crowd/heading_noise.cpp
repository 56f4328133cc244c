#include "crowd/heading_noise.h"

#include <functional>

namespace muster::crowd {

namespace {

constexpr std::size_t kRowsPerLoopChunk = 2048;
constexpr double kRootOfSix = 2.449489742783178;  // Random::triangular has sd 1/√6

}  // namespace

void HeadingNoise::renew(const Rows& rows, std::size_t people, const Random& random, double time_s,
                         double block_s, const Loop& loop, Column<float>& out) {
  if (random.seed() != seed_) drawn_.clear();
  seed_ = random.seed();
  const std::size_t known = drawn_.size();
  if (people > known) drawn_.resize(people);
  for (std::size_t a = known; a < people; ++a)
    drawn_[a].phase =
        static_cast<float>(random.uniform(static_cast<std::uint32_t>(a), Purpose::headingPhase));
  const double time_blocks = time_s / block_s;
  const auto draw = [&](const Loop::Chunk& chunk) {
    for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
      if (k + kRowsAhead < chunk.end) __builtin_prefetch(&drawn_[rows.agent[k + kRowsAhead]], 1);
      const std::uint32_t agent = rows.agent[k];
      Drawn& drawn = drawn_[agent];
      const auto block = static_cast<std::uint32_t>(time_blocks + double{drawn.phase});
      if (block != drawn.block) {
        drawn.block = block;
        drawn.number =
            static_cast<float>(kRootOfSix * random.triangular(agent, Purpose::headingNoise, block));
      }
      out[k] = drawn.number;
    }
  };
  loop.run(rows.size(), kRowsPerLoopChunk, std::ref(draw));
}

}  // namespace muster::crowd
