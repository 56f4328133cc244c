#include "foundation/random.h"

#include <Random123/philox.h>

#include <array>
#include <cmath>
#include <numbers>

#include "foundation/elementary.h"

namespace muster {
namespace {

// One Philox block: two independent 64-bit words. The fourth counter word is spare and stays 0.
std::array<std::uint64_t, 2> block(std::uint64_t seed, std::uint32_t subject, Purpose purpose,
                                   std::uint32_t index) {
  const r123::Philox4x32::ctr_type counter = {
      {subject, static_cast<std::uint32_t>(purpose), index, 0}};
  const r123::Philox4x32::key_type key = {
      {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}};
  const auto words = r123::Philox4x32()(counter, key);
  return {words[0] | (std::uint64_t{words[1]} << 32), words[2] | (std::uint64_t{words[3]} << 32)};
}

// The upper 53 bits as a multiple of 2^-53 in [0, 1): every value is exact.
double unit(std::uint64_t bits) {
  return static_cast<double>(bits >> 11) * 0x1p-53;
}

}  // namespace

std::uint64_t Random::bits(std::uint32_t subject, Purpose purpose, std::uint32_t index) const {
  return block(seed_, subject, purpose, index)[0];
}

double Random::uniform(std::uint32_t subject, Purpose purpose, std::uint32_t index) const {
  return unit(bits(subject, purpose, index));
}

double Random::normal(std::uint32_t subject, Purpose purpose, std::uint32_t index) const {
  const auto words = block(seed_, subject, purpose, index);
  const double radiusUniform = 1.0 - unit(words[0]);  // (0, 1]: its logarithm is finite
  const double angle = 2.0 * std::numbers::pi * unit(words[1]);
  return std::sqrt(-2.0 * logarithm(radiusUniform)) * cosine(angle);
}

double Random::triangular(std::uint32_t subject, Purpose purpose, std::uint32_t index) const {
  const auto words = block(seed_, subject, purpose, index);
  return unit(words[0]) - unit(words[1]);
}

}  // namespace muster
