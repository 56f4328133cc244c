// Distributions as scenarios and profile tables write them:
// - { kind = "fixed", value_s = 10 }
// - { kind = "uniform", low_s = 0, high_s = 6 }
// - { kind = "triangular", low_s = 5, mode_s = 10, high_s = 30 }
// - { kind = "normal", mean_s = 20, sd_s = 5 }
// - { kind = "lognormal", median_s = 25, sigma = 0.45 }
//
// normal and lognormal take min_s and max_s as well; without them they are clipped to the
// quantity's whole range. Speeds have the same keys with the unit _m_per_s.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "behaviour/distribution.h"
#include "behaviour/table_reader.h"

namespace muster::behaviour {

// What a distribution is of: decides the unit in the keys and the range of every value.
enum class Quantity { delay, speed };

inline constexpr double kLongestDelay_s = 86400;  // a day; delays are never negative
// Slower than 0.05 m/s nobody arrives; 10 m/s is a sprinter's record.
inline constexpr double kSlowest_m_per_s = 0.05, kFastest_m_per_s = 10;

std::span<const KeyRule> distributionRules(Quantity quantity);
std::span<const std::string_view> distributionKinds();
// The keys that a kind must and may have besides `kind`.
struct KindKeys {
  std::span<const std::string_view> required;
  std::span<const std::string_view> optional;
};
KindKeys keysOf(Distribution::Kind kind, Quantity quantity);

// nullopt if anything is wrong, all of it in `problems`. `name` is what problems call the table
// ("people.group_response").
std::optional<Distribution> readDistribution(const TomlValue& value, const std::string& name,
                                             Quantity quantity, const std::string& feature,
                                             Problems& problems);

}  // namespace muster::behaviour
