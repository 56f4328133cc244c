// Noise of the heading: one number per person and block of time, blocks of different people begin
// at different times, so the noise depends neither on dt nor on everybody's being drawn at once. A
// number is a pure function of (seed, person, block); it is kept while the block lasts, because
// drawing it costs as much as a third of a step.
//
// Thread rule: begin() is called by one thread, renew() by many for different chunks.
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
  // Before the numbers of a step are asked for. `people`: agents are below this.
  void begin(std::size_t people, const Random& random, const Moment& now, double block_s);
  // Writes the number of each of the chunk's rows at this step: triangular, standard deviation 1, a
  // multiple of 1/8192.
  void renew(const Rows& rows, const Loop::Chunk& chunk, Column<float>& out);
  std::size_t bytes() const { return drawn_.capacity() * sizeof(Drawn); }

 private:
  // Four bytes a person, since every look asks for everybody's.
  struct Drawn {
    std::int16_t number = 0;  // in kUnit
    std::uint16_t until = 0;  // the step of the era before which it holds, or an earlier one
  };
  static constexpr float kUnit = 1.0f / 8192;
  // Steps. With each era all are drawn anew: the same numbers, where their blocks last on.
  static constexpr std::uint64_t kEra = 1u << 15;
  // What `drawn_` holds for, beside the step.
  struct Terms {
    std::uint64_t seed = 0;
    double dt = 0, block_s = 0;
    bool operator==(const Terms&) const = default;
  };
  Drawn draw(std::uint32_t agent) const;
  std::uint64_t stepOfEra() const { return step_ % kEra; }

  std::vector<Drawn> drawn_;  // by agent
  Terms terms_;
  std::uint64_t step_ = 0;
};

}  // namespace muster::crowd
