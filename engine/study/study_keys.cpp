#include "study/study_keys.h"

#include <array>

namespace muster::study {
namespace {

using behaviour::KeyKind;
using behaviour::KeyRule;

// In the order of the enum Quantity (stop_rule.h).
constexpr std::array<std::string_view, 6> kQuantities{"t95",   "t100",      "curve",
                                                      "exits", "densities", "differences"};

constexpr std::array<KeyRule, 3> kRoot{{
    {.name = "study", .kind = KeyKind::table, .required = true},
    {.name = "stop", .kind = KeyKind::table},
    {.name = "variant", .kind = KeyKind::tableList},
}};

constexpr double kMostRuns = 100'000;
constexpr double kLargestSeed = 9007199254740992.0;  // as in a scenario

constexpr std::array<KeyRule, 6> kStudy{{
    {.name = "base", .kind = KeyKind::text, .required = true},
    {.name = "title", .kind = KeyKind::name},
    {.name = "seeds", .kind = KeyKind::integer, .low = 1, .high = kMostRuns},
    {.name = "first_seed", .kind = KeyKind::integer, .low = 0, .high = kLargestSeed - kMostRuns},
    {.name = "target_s", .kind = KeyKind::number, .low = 1, .high = 86400},
    {.name = "n_minus_1", .kind = KeyKind::boolean},
}};

const std::array<KeyRule, 11> kStop{{
    // Fewer than 5 say nothing about spread.
    {.name = "fewest", .kind = KeyKind::integer, .low = 5, .high = kMostRuns},
    {.name = "every", .kind = KeyKind::integer, .low = 5, .high = kMostRuns},
    {.name = "most", .kind = KeyKind::integer, .low = 5, .high = kMostRuns},
    {.name = "time_s", .kind = KeyKind::number, .low = 0, .high = 3600},
    {.name = "time_share", .kind = KeyKind::number, .low = 0, .high = 1},
    {.name = "curve_share", .kind = KeyKind::number, .low = 0.0001, .high = 1},
    {.name = "exit_share", .kind = KeyKind::number, .low = 0.0001, .high = 1},
    {.name = "density_per_m2", .kind = KeyKind::number, .low = 0.001, .high = 10},
    {.name = "difference_s", .kind = KeyKind::number, .low = 0.1, .high = 3600},
    {.name = "percentile", .kind = KeyKind::boolean},
    {.name = "measure", .kind = KeyKind::textList, .words = kQuantities},
}};

constexpr std::array<KeyRule, 6> kVariant{{
    {.name = "id", .kind = KeyKind::text, .required = true},
    {.name = "title", .kind = KeyKind::name},
    {.name = "plan", .kind = KeyKind::text},
    {.name = "close", .kind = KeyKind::textList},
    {.name = "set", .kind = KeyKind::table},
    {.name = "event", .kind = KeyKind::tableList},
}};

}  // namespace

std::span<const KeyRule> rootRules() {
  return kRoot;
}
std::span<const KeyRule> studyRules() {
  return kStudy;
}
std::span<const KeyRule> stopRules() {
  return kStop;
}
std::span<const KeyRule> variantRules() {
  return kVariant;
}
std::span<const std::string_view> quantityWords() {
  return kQuantities;
}

}  // namespace muster::study
