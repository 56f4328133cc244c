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
  // When it is: step number `step` of `dt` each.
  struct Moment {
    std::uint64_t step;
    double dt;  // s
  };
  // Writes the number of each row's person at this step: triangular, standard deviation 1.
  // `people`: agents are below this.
  void renew(const Rows& rows, std::size_t people, const Random& random, const Moment& now,
             double block_s, const Loop& loop, Column<float>& out);
  std::size_t bytes() const { return drawn_.capacity() * sizeof(Drawn); }

 private:
  struct Drawn {
    float number = 0;
    std::uint32_t until = 0;  // the step before which it holds
  };
  // What `drawn_` holds for, beside the step that renew() was last called for.
  struct Terms {
    std::uint64_t seed = 0;
    double dt = 0, block_s = 0;
    bool operator==(const Terms&) const = default;
  };
  static Drawn draw(const Random& random, std::uint32_t agent, const Moment& now, double block_s);

  std::vector<Drawn> drawn_;  // by agent
  Terms terms_;
  std::uint64_t step_ = 0;
};

}  // namespace muster::crowd
