// A 64-bit hash of simulation state, fed in a fixed order. The same bits in = the same hash on
// every machine (little endian). Not cryptographic. -0.0 and 0.0 hash alike.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace muster {

class StateHash {
 public:
  void add(std::uint64_t value);
  void add(double value);
  void add(std::string_view bytes);
  void add(std::span<const double> values);
  void add(std::span<const float> values);
  void add(std::span<const std::uint32_t> values);

  std::uint64_t value() const;
  std::string hex() const;  // 16 lower-case hex digits

 private:
  std::uint64_t state_ = 0x9e3779b97f4a7c15ULL;
};

}  // namespace muster
