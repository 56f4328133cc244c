// Numbers as the result files show them. Thread rule: pure functions.
#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

namespace muster::io {

// Times are multiples of the time step, built by adding it up: rounding shows 61.85
// for 61.849999999.
inline double rounded(double value) {
  return std::floor(value * 1e6 + 0.5) / 1e6;
}
inline std::optional<double> rounded(std::optional<double> value) {
  return value ? std::optional(rounded(*value)) : value;
}

inline nlohmann::ordered_json orNull(std::optional<double> value) {
  if (!value) return nullptr;
  return *value;
}

}  // namespace muster::io
