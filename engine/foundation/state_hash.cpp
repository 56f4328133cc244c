#include "foundation/state_hash.h"

#include <bit>

namespace muster {
namespace {

// Finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014; constants: Stafford's variant 13).
// A bijection: two states that differ never meet again through equal input.
constexpr std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

}  // namespace

void StateHash::add(std::uint64_t value) {
  state_ = mixed(state_ + 0x9e3779b97f4a7c15ULL) ^ value;
}

void StateHash::add(double value) {
  if (value == 0.0) value = 0.0;  // -0.0 becomes 0.0
  // x86 makes a NaN of either sign depending on how the compiler ordered the operands.
  if (value != value) return add(std::uint64_t{0x7ff8000000000000ULL});
  add(std::bit_cast<std::uint64_t>(value));
}

// Lengths are hashed first, so that "ab" + "c" differs from "a" + "bc".
void StateHash::add(std::string_view bytes) {
  add(std::uint64_t{bytes.size()});
  std::uint64_t word = 0;
  int filled = 0;
  for (const char c : bytes) {
    word |= static_cast<std::uint64_t>(static_cast<unsigned char>(c)) << (8 * filled);
    if (++filled == 8) {
      add(word);
      word = 0;
      filled = 0;
    }
  }
  if (filled > 0) add(word);
}

void StateHash::add(std::span<const double> values) {
  add(std::uint64_t{values.size()});
  for (const double value : values) add(value);
}

void StateHash::add(std::span<const float> values) {
  add(static_cast<std::uint64_t>(values.size()));
  for (const float value : values) add(double{value});
}

void StateHash::add(std::span<const std::uint32_t> values) {
  add(std::uint64_t{values.size()});
  for (const std::uint32_t value : values) add(std::uint64_t{value});
}

std::uint64_t StateHash::value() const {
  return mixed(state_);
}

std::string StateHash::hex() const {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string text(16, '0');
  std::uint64_t rest = value();
  for (std::size_t i = 16; i-- > 0; rest >>= 4) text[i] = kDigits[rest & 0xf];
  return text;
}

}  // namespace muster
