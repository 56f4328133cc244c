// Random numbers as a pure function of (seed, subject, purpose, index): no state, no order of
// calls, so an agent keeps its speed and its delay in layout A and in layout B, and any thread may
// ask for any number. Philox4x32-10 of Random123 (Salmon, Moraes, Dror, Shaw, SC'11). Same bits on
// every x86-64 machine.
#pragma once

#include <cstdint>

namespace muster {

// Values are part of the promise "same scenario + seed = same bits": never renumber, only append.
enum class Purpose : std::uint32_t {
  place = 1,
  speed = 2,
  radius = 3,
  timeGap = 4,
  groupResponse = 5,
  personResponse = 6,
  stairSpeed = 7,
  headingNoise = 8,
  // 9: once a phase of headingNoise
  routeTaste = 10,
  seat = 11,
  smokeResponse = 12,
  arrival = 13,
  service = 14,
  match = 15,
  fall = 16,
};

class Random {
 public:
  explicit Random(std::uint64_t seed) : seed_(seed) {}

  std::uint64_t seed() const { return seed_; }
  std::uint64_t bits(std::uint32_t subject, Purpose purpose, std::uint32_t index = 0) const;
  // Uniform in [0, 1): 53 bits.
  double uniform(std::uint32_t subject, Purpose purpose, std::uint32_t index = 0) const;
  // Standard normal by Box-Muller on two uniforms of one Philox block, with foundation's own log
  // and cosine.
  double normal(std::uint32_t subject, Purpose purpose, std::uint32_t index = 0) const;
  // Symmetric triangular on [-1, 1] (standard deviation 1/sqrt(6)).
  double triangular(std::uint32_t subject, Purpose purpose, std::uint32_t index = 0) const;

 private:
  std::uint64_t seed_;
};

}  // namespace muster
