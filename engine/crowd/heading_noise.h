// Noise of the heading: one number per person and block of time, blocks of different people begin
// at different times, so the noise depends neither on dt nor on everybody's being drawn at once. A
// number is a pure function of (seed, person, block); it is kept while the block lasts, because
// drawing it costs as much as a third of a step.
//
// Thread rule: renew() is called by one thread and uses the loop inside.
#pragma once

#include <cstdint>
#include <vector>

#include "crowd/rows.h"
#include "foundation/loop.h"
#include "foundation/random.h"

namespace muster::crowd {

class HeadingNoise {
 public:
  // Writes the number of each row's person at this step: triangular, standard deviation 1.
  // `people`: agents are below this.
  void renew(const Rows& rows, std::size_t people, const Random& random, double time_s,
             double block_s, const Loop& loop, Column<float>& out);
  std::size_t bytes() const { return drawn_.capacity() * sizeof(Drawn); }

 private:
  struct Drawn {
    float phase = 0;  // of the person's blocks, 0 to 1
    float number = 0;
    std::uint32_t block = ~std::uint32_t{0};  // which the number is of; none at first
  };
  std::vector<Drawn> drawn_;  // by agent
  std::uint64_t seed_ = 0;
};

}  // namespace muster::crowd
