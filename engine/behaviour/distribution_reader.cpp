#include "behaviour/distribution_reader.h"

#include <algorithm>
#include <array>

#include "plan/nearest_word.h"

namespace muster::behaviour {
namespace {

constexpr std::array<std::string_view, 5> kKinds{"fixed", "uniform", "normal", "lognormal",
                                                 "triangular"};

// Names by role, in one order for both quantities.
struct Names {
  std::string_view value, low, high, mode, mean, sd, median, min, max;
};
constexpr Names kDelayNames{"value_s", "low_s",    "high_s", "mode_s", "mean_s",
                            "sd_s",    "median_s", "min_s",  "max_s"};
constexpr Names kSpeedNames{"value_m_per_s",  "low_m_per_s",  "high_m_per_s",
                            "mode_m_per_s",   "mean_m_per_s", "sd_m_per_s",
                            "median_m_per_s", "min_m_per_s",  "max_m_per_s"};
constexpr std::string_view kSigma = "sigma";

constexpr const Names& namesOf(Quantity quantity) {
  return quantity == Quantity::delay ? kDelayNames : kSpeedNames;
}

constexpr double lowest(Quantity quantity) {
  return quantity == Quantity::delay ? 0 : kSlowest_m_per_s;
}
constexpr double highest(Quantity quantity) {
  return quantity == Quantity::delay ? kLongestDelay_s : kFastest_m_per_s;
}

using Rules = std::array<KeyRule, 11>;

constexpr Rules rulesOf(Quantity quantity) {
  const Names& n = namesOf(quantity);
  const double low = lowest(quantity);
  const double high = highest(quantity);
  const auto rule = [&](std::string_view name) {
    return KeyRule{name, KeyKind::number, false, low, high};
  };
  return {KeyRule{.name = "kind", .kind = KeyKind::text, .required = true, .words = kKinds},
          rule(n.value), rule(n.low), rule(n.high), rule(n.mode), rule(n.mean),
          KeyRule{n.sd, KeyKind::number, false, 0, high}, rule(n.median),
          // A lognormal with sigma 3 spreads over a factor of 400 either way: more is a slip of the
          // pen.
          KeyRule{kSigma, KeyKind::number, false, 0, 3}, rule(n.min), rule(n.max)};
}

constexpr Rules kDelayRules = rulesOf(Quantity::delay);
constexpr Rules kSpeedRules = rulesOf(Quantity::speed);

using Two = std::array<std::string_view, 2>;
using Three = std::array<std::string_view, 3>;
using One = std::array<std::string_view, 1>;

struct KindTable {
  One fixed;
  Two uniform, normal, lognormal, limits;
  Three triangular;
};
constexpr KindTable kindTable(const Names& n) {
  return {{n.value},          {n.low, n.high}, {n.mean, n.sd},
          {n.median, kSigma}, {n.min, n.max},  {n.low, n.mode, n.high}};
}
constexpr KindTable kDelayKinds = kindTable(kDelayNames);
constexpr KindTable kSpeedKinds = kindTable(kSpeedNames);

bool listed(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Every key must belong to the kind, and every key the kind needs must be there.
bool keysFit(const TomlValue& value, const TableReader& reader, KindKeys keys,
             std::string_view kind) {
  bool fit = true;
  for (const TomlEntry& entry : value.entries) {
    if (entry.key == "kind" || listed(keys.required, entry.key) || listed(keys.optional, entry.key))
      continue;
    if (!reader.knows(entry.key)) continue;  // an unknown key is reported already
    reader.complain("toml.key-not-for-kind", entry.key,
                    {{"kind", std::string(kind)}, {"valid", plan::joined(keys.required)}});
    fit = false;
  }
  for (const std::string_view key : keys.required) {
    if (reader.has(key)) continue;
    reader.complain("toml.key-needed-by-kind", key, {{"kind", std::string(kind)}});
    fit = false;
  }
  return fit;
}

Distribution filled(const TableReader& reader, Distribution::Kind kind, Quantity quantity) {
  const Names& n = namesOf(quantity);
  Distribution d;
  d.kind = kind;
  d.low = reader.number(n.min, lowest(quantity));
  d.high = reader.number(n.max, highest(quantity));
  switch (kind) {
    case Distribution::Kind::fixed:
      d.a = reader.number(n.value, 0);
      break;
    case Distribution::Kind::triangular:
      d.mode = reader.number(n.mode, 0);
      [[fallthrough]];
    case Distribution::Kind::uniform:
      d.a = reader.number(n.low, 0);
      d.b = reader.number(n.high, 0);
      break;
    case Distribution::Kind::normal:
      d.a = reader.number(n.mean, 0);
      d.b = reader.number(n.sd, 0);
      break;
    case Distribution::Kind::lognormal:
      d.a = reader.number(n.median, 0);
      d.b = reader.number(kSigma, 0);
      break;
  }
  return d;
}

// low <= mode <= high, min <= centre <= max: else nearly every draw would end at a clip.
void checkOrder(const Distribution& d, const TableReader& reader, Quantity quantity) {
  const Names& n = namesOf(quantity);
  const auto inside = [&](std::string_view key, double value, double low, double high) {
    if (value < low || value > high) {
      reader.complain("toml.out-of-range", key, {{"valid", rangeText(low, high)}});
    }
  };
  switch (d.kind) {
    case Distribution::Kind::fixed:
      return;
    case Distribution::Kind::uniform:
      return inside(n.high, d.b, d.a, highest(quantity));
    case Distribution::Kind::triangular:
      inside(n.high, d.b, d.a, highest(quantity));
      if (d.b >= d.a) inside(n.mode, d.mode, d.a, d.b);
      return;
    case Distribution::Kind::normal:
    case Distribution::Kind::lognormal:
      inside(n.max, d.high, d.low, highest(quantity));
      if (d.high >= d.low) {
        inside(d.kind == Distribution::Kind::normal ? n.mean : n.median, d.a, d.low, d.high);
      }
      return;
  }
}

}  // namespace

std::span<const KeyRule> distributionRules(Quantity quantity) {
  return quantity == Quantity::delay ? kDelayRules : kSpeedRules;
}

std::span<const std::string_view> distributionKinds() {
  return kKinds;
}

KindKeys keysOf(Distribution::Kind kind, Quantity quantity) {
  const KindTable& table = quantity == Quantity::delay ? kDelayKinds : kSpeedKinds;
  switch (kind) {
    case Distribution::Kind::fixed:
      return {table.fixed, {}};
    case Distribution::Kind::uniform:
      return {table.uniform, {}};
    case Distribution::Kind::normal:
      return {table.normal, table.limits};
    case Distribution::Kind::lognormal:
      return {table.lognormal, table.limits};
    case Distribution::Kind::triangular:
      return {table.triangular, {}};
  }
  return {};
}

std::optional<Distribution> readDistribution(const TomlValue& value, const std::string& name,
                                             Quantity quantity, const std::string& feature,
                                             Problems& problems) {
  const std::size_t before = problems.size();
  const TableReader reader(value, name, distributionRules(quantity), feature, problems);
  const TomlValue* word = reader.value("kind");
  if (!word) return std::nullopt;
  const auto kind = static_cast<Distribution::Kind>(
      std::find(kKinds.begin(), kKinds.end(), word->text) - kKinds.begin());
  const bool fit = keysFit(value, reader, keysOf(kind, quantity), word->text);
  if (!fit || problems.size() != before) return std::nullopt;
  const Distribution distribution = filled(reader, kind, quantity);
  checkOrder(distribution, reader, quantity);
  if (problems.size() != before) return std::nullopt;
  return distribution;
}

}  // namespace muster::behaviour
