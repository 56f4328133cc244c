// Noise of the heading: one number per person and block of time, blocks of different people begin
// at different times, so the noise depends neither on dt nor on everybody's being drawn at once. A
// number is a pure function of (seed, person, block): nothing is kept.
//
// Philox (foundation/random.h) a lane a person: drawn one by one, the numbers took 4 % of a step of
// the crowded hall, although each was kept while its block lasted.
//
// Thread rule: immutable; write() runs for disjoint chunks from many threads.
#pragma once

#include <cstdint>

#include "crowd/rows.h"
#include "foundation/loop.h"
#include "foundation/random.h"

namespace muster::crowd {

class HeadingNoise {
 public:
  // In step number `step` of `dt` each; a number holds for block_s > 0.
  HeadingNoise(const Random& random, std::uint64_t step, double dt, double block_s);
  // Writes the number of each of the chunk's rows: symmetric triangular, standard deviation 1, a
  // difference of two multiples of 2^-24, scaled.
  void write(const Rows& rows, const Loop::Chunk& chunk, Column<float>& out) const;

  // By what share of a block, in 2^-32, somebody's blocks begin earlier than those of agent 0: the
  // golden ratio's multiples, spread evenly whoever is there.
  static constexpr std::uint32_t phase(std::uint32_t agent) { return agent * 0x9E3779B9u; }

 private:
  std::uint64_t seed_;
  // Time in blocks: whole ones, and the rest in 2^-32.
  std::uint32_t block_, part_;
};

}  // namespace muster::crowd
