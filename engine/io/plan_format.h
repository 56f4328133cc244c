// Words of the plan file that are no vocabulary of the plan itself: keys and feature types, once,
// for reader, writer and tests. The format: maps/plan.schema.json.
#pragma once

#include <array>
#include <string_view>

namespace muster::io {

inline constexpr int kPlanFormat = 1;
inline constexpr std::string_view kPlanUnit = "m";

enum class FeatureType { building, level, unit, opening, fixture, section };
inline constexpr std::array<std::string_view, 6> kFeatureTypes{"building", "level",   "unit",
                                                               "opening",  "fixture", "section"};

}  // namespace muster::io
